//! What is changed on a wiki, always in somebody's name.

mod block;
mod edit;
mod page;
mod review;

pub use block::{Block, Blocked, Unblock, Unblocked};
pub use edit::{Edit, EditContent, EditMode, Edited, Undo};
pub use page::{
    Delete, Deleted, Move, Moved, MovedTalk, Protect, Protected, Protection, SubpageMove, Undelete, Undeleted,
};
pub use review::{Patrolled, Purge, Purged, PurgedPage, Rollback, RolledBack, Thanked, Watch, Watched};

use super::{ActionApi, ActionApiError, Signer};

/// Which page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKey {
    /// By `page_id`.
    Id(i64),
    /// By title, as a person would write it.
    Title(String),
}

/// Whether a page goes on the watchlist of whoever changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WatchMode {
    /// As the account's preferences say.
    #[default]
    Preferences,
    /// It does.
    Watch,
    /// It is taken off.
    Unwatch,
    /// It stays as it is.
    NoChange,
}

#[expect(unused_variables, reason = "the faces come first")]
impl ActionApi {
    /// Saves a new revision. Where the answer is lost, it looks whether the revision was saved.
    pub async fn edit(&self, signer: &Signer, edit: &Edit) -> Result<Edited, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Takes revisions back.
    pub async fn undo(&self, signer: &Signer, undo: &Undo) -> Result<Edited, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Takes back a user's latest edits to a page.
    pub async fn rollback(&self, signer: &Signer, rollback: &Rollback) -> Result<RolledBack, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Gives a page another title.
    pub async fn move_page(&self, signer: &Signer, order: &Move) -> Result<Moved, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Deletes a page.
    pub async fn delete_page(&self, signer: &Signer, order: &Delete) -> Result<Deleted, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Restores a deleted page.
    pub async fn undelete_page(&self, signer: &Signer, order: &Undelete) -> Result<Undeleted, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Says who may do what to a page.
    pub async fn protect_page(&self, signer: &Signer, order: &Protect) -> Result<Protected, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Has pages rendered anew.
    pub async fn purge_pages(&self, signer: &Signer, order: &Purge) -> Result<Purged, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Puts a page on the signer's watchlist, or takes it off.
    pub async fn watch_page(&self, signer: &Signer, order: &Watch) -> Result<Watched, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Marks a revision as checked.
    pub async fn patrol(&self, signer: &Signer, revision: i64) -> Result<Patrolled, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Thanks the author of a revision, in public. Needs the extension Thanks.
    pub async fn thank(&self, signer: &Signer, revision: i64) -> Result<Thanked, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Keeps an account or address from changing the wiki.
    pub async fn block_user(&self, signer: &Signer, order: &Block) -> Result<Blocked, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Ends a block.
    pub async fn unblock_user(&self, signer: &Signer, order: &Unblock) -> Result<Unblocked, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }
}
