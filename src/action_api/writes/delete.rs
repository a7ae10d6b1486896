//! `action=delete` and `action=undelete`. See <https://www.mediawiki.org/wiki/API:Delete>.

use serde::Deserialize;

use super::PageKey;
use crate::action_api::parameters::Parameters;
use crate::action_api::tokens::TokenKind;
use crate::action_api::{ActionApi, ActionApiError, Signer};
use crate::types::Timestamp;

/// Deletes a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delete {
    /// Which page.
    pub page: PageKey,
    /// Why; `None` for what the wiki finds.
    pub reason: Option<String>,
    /// Whether its talk page goes along.
    pub delete_talk: bool,
}

/// What came of deleting a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// With the namespace's name and spaces.
    pub title: String,
    /// The reason that was logged.
    pub reason: String,
    /// `log_id`; `None` where the wiki will delete it later, because it has so many revisions.
    pub log_entry: Option<i64>,
    /// Whether it will be deleted later.
    pub is_scheduled: bool,
}

/// Restores a deleted page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undelete {
    /// Its title.
    pub title: String,
    /// Why.
    pub reason: Option<String>,
    /// The revisions to restore, by when they were saved; none for all.
    pub timestamps: Vec<Timestamp>,
}

/// What came of restoring a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undeleted {
    /// With the namespace's name and spaces.
    pub title: String,
    /// How many revisions came back.
    pub revisions: i64,
    /// How many versions of a file came back.
    pub file_versions: i64,
}

#[derive(Deserialize)]
struct DeleteAnswer {
    title: String,
    #[serde(default)]
    reason: String,
    logid: Option<i64>,
    #[serde(default)]
    scheduled: bool,
}

#[derive(Deserialize)]
struct UndeleteAnswer {
    title: String,
    #[serde(default)]
    revisions: i64,
    #[serde(default)]
    fileversions: i64,
}

impl ActionApi {
    /// Deletes a page.
    pub async fn delete_page(&self, signer: &Signer, order: &Delete) -> Result<Deleted, ActionApiError> {
        let parameters = Parameters::of("delete")
            .page(&order.page, "title", "pageid")
            .optional("reason", order.reason.as_deref())
            .flag("deletetalk", order.delete_talk);
        let traces = format!("look whether {} is still there, and at the deletion log", order.page.described());
        let answer = self.change(signer, TokenKind::Csrf, &parameters, &traces).await?;
        let deleted: DeleteAnswer = self.done(answer, "delete", &traces)?;
        Ok(Deleted {
            title: deleted.title,
            reason: deleted.reason,
            log_entry: deleted.logid,
            is_scheduled: deleted.scheduled,
        })
    }

    /// Restores a deleted page.
    pub async fn undelete_page(&self, signer: &Signer, order: &Undelete) -> Result<Undeleted, ActionApiError> {
        let mut parameters =
            Parameters::of("undelete").with("title", order.title.as_str()).optional("reason", order.reason.as_deref());
        if !order.timestamps.is_empty() {
            parameters = parameters.joined("timestamps", order.timestamps.iter().map(Timestamp::rfc_3339));
        }
        let traces = format!("look whether the page {:?} is back, and at the deletion log", order.title);
        let answer = self.change(signer, TokenKind::Csrf, &parameters, &traces).await?;
        let undeleted: UndeleteAnswer = self.done(answer, "undelete", &traces)?;
        Ok(Undeleted { title: undeleted.title, revisions: undeleted.revisions, file_versions: undeleted.fileversions })
    }
}
