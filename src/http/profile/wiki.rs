//! What the wiki says of a person at this moment: asked of the schema, as anybody else could.

use std::sync::Arc;

use async_graphql::Request;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::moment::Moment;
use crate::auth::Identity;
use crate::http::State;

/// What the page shows of the wiki; what it does not answer is left out.
#[derive(Debug)]
pub struct OnTheWiki {
    /// The wiki itself.
    pub wiki: Option<NamedWiki>,
    /// How often the person has edited.
    pub edit_count: Option<i64>,
    /// What they did last.
    pub contributions: Option<Vec<Contribution>>,
}

/// The wiki.
#[derive(Debug, Deserialize)]
pub struct NamedWiki {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub url: String,
}

/// An edit of the person's.
#[derive(Debug)]
pub struct Contribution {
    /// When it was made.
    pub at: Moment,
    /// The page, unless it was deleted since.
    pub page: Option<EditedPage>,
    /// What the person said of it.
    pub summary: String,
    /// By how many bytes the page grew.
    pub growth: String,
}

/// A page that was edited.
#[derive(Debug, Deserialize)]
pub struct EditedPage {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Revision {
    timestamp: String,
    comment: Option<String>,
    size_delta: Option<i64>,
    page: Option<EditedPage>,
}

impl OnTheWiki {
    /// Asks each thing for itself, so that one that fails does not take the others along.
    pub async fn of(state: &State, identity: &Arc<Identity>) -> Self {
        let (wiki, edit_count, revisions) = tokio::join!(
            ask(state, identity, "{ wiki { name url } }", "/wiki"),
            ask(state, identity, "{ viewer { editCount } }", "/viewer/editCount"),
            ask::<Vec<Revision>>(
                state,
                identity,
                "{ viewer { contributions(first: 10) { nodes { timestamp comment sizeDelta page { title url } } } } }",
                "/viewer/contributions/nodes",
            ),
        );
        let contributions = revisions.map(|revisions| revisions.into_iter().map(Contribution::of).collect());
        Self { wiki, edit_count, contributions }
    }
}

impl Contribution {
    fn of(revision: Revision) -> Self {
        Self {
            at: Moment::of_rfc_3339(&revision.timestamp),
            page: revision.page,
            summary: revision.comment.unwrap_or_default(),
            growth: revision.size_delta.map(|bytes| format!("{bytes:+}")).unwrap_or_default(),
        }
    }
}

/// What stands at a place of the answer, if the schema gives one in time.
async fn ask<T: DeserializeOwned>(state: &State, identity: &Arc<Identity>, query: &str, place: &str) -> Option<T> {
    let execution = state.execute_as(Some(identity), Request::new(query), None);
    let response = tokio::time::timeout(state.settings.deadline, execution).await.ok()?;
    for error in &response.errors {
        tracing::debug!(message = error.message, place, "the profile goes without an answer");
    }
    let data: Value = response.data.into_json().ok()?;
    serde_json::from_value(data.pointer(place)?.clone()).ok()
}
