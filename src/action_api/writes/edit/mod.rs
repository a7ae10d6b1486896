//! `action=edit`: new revisions. See <https://www.mediawiki.org/wiki/API:Edit>.

mod aftermath;
mod groundwork;
mod outcome;
mod undo;
mod wording;

use super::{PageKey, WatchMode};
use crate::action_api::{ActionApi, ActionApiError, Refusal, RefusalClass, Signer};
use crate::types::Timestamp;

use aftermath::Trace;
use groundwork::Groundwork;
pub use undo::Undo;

/// A new text for a page, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Which page.
    pub page: PageKey,
    /// What to write.
    pub content: EditContent,
    /// The edit summary.
    pub summary: Option<String>,
    /// The section's number, or `new`; `None` for the whole page.
    pub section: Option<String>,
    /// The heading of a new section.
    pub section_title: Option<String>,
    /// Whether the page may be new, or must be.
    pub mode: EditMode,
    /// Whether it is minor.
    pub is_minor: bool,
    /// Whether it is a bot's.
    pub is_bot: bool,
    /// The revision that the text was written from; a later edit by anyone is a conflict. `None`: the latest one as the
    /// call begins.
    pub base_revision: Option<i64>,
    /// For a new page, or to change it.
    pub content_model: Option<String>,
    /// Tags that people may set.
    pub tags: Vec<String>,
    /// Whether it goes on the watchlist.
    pub watch: WatchMode,
}

/// What an edit writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditContent {
    /// Instead of what is there.
    Text(String),
    /// Behind what is there.
    Append(String),
    /// Before what is there.
    Prepend(String),
}

/// Whether a page may be new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EditMode {
    /// It may.
    #[default]
    CreateOrUpdate,
    /// It must.
    CreateOnly,
    /// It must not.
    UpdateOnly,
}

/// What came of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// `page_id`.
    pub page: i64,
    /// With the namespace's name and spaces.
    pub title: String,
    /// The revision before; `None` for a new page.
    pub old_revision: Option<i64>,
    /// The revision that was saved; `None` where nothing changed.
    pub new_revision: Option<i64>,
    /// When it was saved; `None` where nothing changed.
    pub timestamp: Option<Timestamp>,
    /// Whether the page was made by it.
    pub is_new_page: bool,
    /// Whether the text was the same as before, so that nothing was saved.
    pub is_no_change: bool,
}

impl ActionApi {
    /// Saves a new revision. Where the answer is lost, it looks whether the revision was saved; it never sends the edit
    /// twice.
    pub async fn edit(&self, signer: &Signer, edit: &Edit) -> Result<Edited, ActionApiError> {
        let groundwork = self.groundwork(signer, &edit.page).await?;
        if let Some(conflict) = edit.conflict_with(&groundwork) {
            return Err(ActionApiError::Refused(Box::new(conflict)));
        }
        let parameters = edit.parameters(&groundwork);
        let trace = Trace::of_edit(signer, edit, &groundwork);
        match self.save(signer, &parameters, &trace, edit.is_guarded(&groundwork)).await {
            Err(ActionApiError::Refused(refusal)) => {
                Err(ActionApiError::Refused(Box::new(edit.as_conflict(*refusal, &groundwork))))
            }
            outcome => outcome,
        }
    }
}

impl Edit {
    /// An edit later than the base. The wiki itself would refuse the same lines only, and merge the others.
    fn conflict_with(&self, groundwork: &Groundwork) -> Option<Refusal> {
        let (base, latest) = (self.base_revision?, groundwork.latest?);
        let text = format!("The page was changed since revision {base}: the latest is {latest}.");
        (base != latest).then(|| Refusal::new("editconflict", text))
    }

    /// A page that somebody made in the meantime is a conflict to those who did not insist on making it.
    fn as_conflict(&self, refusal: Refusal, groundwork: &Groundwork) -> Refusal {
        let is_raced = self.is_guarded_creation(groundwork) && self.mode == EditMode::CreateOrUpdate;
        if is_raced && refusal.class() == RefusalClass::AlreadyExists {
            Refusal { code: "editconflict".to_owned(), ..refusal }
        } else {
            refusal
        }
    }
}
