//! Taking revisions back.

use super::aftermath::Trace;
use super::{Edited, PageKey};
use crate::action_api::parameters::Parameters;
use crate::action_api::{ActionApi, ActionApiError, Refusal, RevisionRecord, Signer};

/// Takes revisions of a page back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// The first revision to take back.
    pub revision: i64,
    /// The last one; `None` for one revision only.
    pub through_revision: Option<i64>,
    /// The edit summary; `None` for the wiki's own.
    pub summary: Option<String>,
}

impl ActionApi {
    /// Takes revisions back. Where the answer is lost, it looks whether that was done; it never does it twice.
    pub async fn undo(&self, signer: &Signer, undo: &Undo) -> Result<Edited, ActionApiError> {
        let last = undo.through_revision.unwrap_or(undo.revision);
        let (first, last) = (undo.revision.min(last), undo.revision.max(last));
        let first = self.revision_to_undo(signer, first).await?;
        let Some(before) = first.parent else {
            return Err(no_revision(format!("Revision {} made the page; there is nothing to go back to.", first.id)));
        };
        let page = PageKey::Id(first.page.unwrap_or_default());
        let groundwork = self.groundwork(signer, &page).await?;
        let parameters = Parameters::of("edit")
            .page(&page, "title", "pageid")
            .number("undo", last)
            .number("undoafter", before)
            .optional("summary", undo.summary.as_deref())
            .with("starttimestamp", groundwork.started.rfc_3339());
        let trace = Trace::of_undo(signer, page, undo.summary.clone(), &groundwork);
        // What is taken back already is not taken back twice.
        self.save(signer, &parameters, &trace, true).await
    }

    async fn revision_to_undo(&self, signer: &Signer, id: i64) -> Result<RevisionRecord, ActionApiError> {
        let found = self.revisions(Some(signer), &[id]).await?.into_iter().next();
        found.ok_or_else(|| no_revision(format!("There is no revision {id}, or its page was deleted.")))
    }
}

fn no_revision(text: String) -> ActionApiError {
    ActionApiError::Refused(Box::new(Refusal::new("nosuchrevid", text)))
}
