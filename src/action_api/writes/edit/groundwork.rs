//! What is known of a page as an edit begins.

use serde::Deserialize;
use serde_json::Value;

use super::PageKey;
use crate::action_api::parameters::Parameters;
use crate::action_api::records::{PageAnswer, timestamp};
use crate::action_api::{ActionApi, ActionApiError, Signer};
use crate::types::Timestamp;

/// A page as an edit begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Groundwork {
    /// What time it is there.
    pub started: Timestamp,
    /// `page_id`; `None` if there is no page yet.
    pub page: Option<i64>,
    /// The latest revision; `None` if there is no page yet.
    pub latest: Option<i64>,
}

#[derive(Deserialize)]
struct Told {
    #[serde(deserialize_with = "timestamp")]
    curtimestamp: Timestamp,
    query: Option<ToldPages>,
}

#[derive(Deserialize)]
struct ToldPages {
    #[serde(default)]
    pages: Vec<PageAnswer>,
}

impl ActionApi {
    /// Looks at the page, and at the clock.
    pub(super) async fn groundwork(&self, signer: &Signer, page: &PageKey) -> Result<Groundwork, ActionApiError> {
        let parameters = Parameters::of("query").with("prop", "info").flag("curtimestamp", true);
        let parameters = match page {
            PageKey::Id(id) => parameters.number("pageids", *id),
            PageKey::Title(title) => parameters.joined("titles", [title]),
        };
        let answer = self.read_as(signer, &parameters).await?;
        let Told { curtimestamp, query } = self.expect(Value::Object(answer))?;
        let page = query.and_then(|query| query.pages.into_iter().find_map(|page| page.page()));
        Ok(Groundwork {
            started: curtimestamp,
            page: page.as_ref().map(|page| page.id),
            latest: page.map(|page| page.latest_revision),
        })
    }
}
