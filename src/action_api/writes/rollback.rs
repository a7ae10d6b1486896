//! `action=rollback`: back to before a user's edits. See <https://www.mediawiki.org/wiki/API:Rollback>.

use serde::Deserialize;

use super::PageKey;
use crate::action_api::parameters::Parameters;
use crate::action_api::tokens::TokenKind;
use crate::action_api::{ActionApi, ActionApiError, Signer};

/// Takes back a user's latest edits to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollback {
    /// Which page.
    pub page: PageKey,
    /// Whose edits.
    pub user: String,
    /// The edit summary; `None` for the wiki's own.
    pub summary: Option<String>,
    /// Whether both the edits and the rollback are marked as a bot's.
    pub mark_bot: bool,
}

/// What came of a rollback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolledBack {
    /// `page_id`.
    pub page: i64,
    /// With the namespace's name and spaces.
    pub title: String,
    /// The revision that it made.
    pub new_revision: i64,
    /// The latest revision before it.
    pub old_revision: i64,
    /// The revision whose text the page has again.
    pub restored_revision: i64,
}

#[derive(Deserialize)]
struct RollbackAnswer {
    pageid: i64,
    title: String,
    revid: i64,
    old_revid: i64,
    last_revid: i64,
}

impl ActionApi {
    /// Takes back a user's latest edits to a page. Done twice, the second is refused.
    pub async fn rollback(&self, signer: &Signer, order: &Rollback) -> Result<RolledBack, ActionApiError> {
        let parameters = Parameters::of("rollback")
            .page(&order.page, "title", "pageid")
            .with("user", order.user.as_str())
            .optional("summary", order.summary.as_deref())
            .flag("markbot", order.mark_bot);
        let traces = format!("look at the history of {}", order.page.described());
        let answer = self.change(signer, TokenKind::Rollback, &parameters, &traces).await?;
        let done: RollbackAnswer = self.done(answer, "rollback", &traces)?;
        Ok(RolledBack {
            page: done.pageid,
            title: done.title,
            new_revision: done.revid,
            old_revision: done.old_revid,
            restored_revision: done.last_revid,
        })
    }
}
