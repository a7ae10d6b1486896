//! Moving, deleting, restoring and protecting pages.

use super::{PageKey, WatchMode};
use crate::types::Timestamp;

/// Gives a page another title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Which page.
    pub from: PageKey,
    /// Its new title.
    pub to: String,
    /// Why.
    pub reason: Option<String>,
    /// Whether its talk page goes along.
    pub move_talk: bool,
    /// Whether its subpages go along.
    pub move_subpages: bool,
    /// Whether a redirect stays behind.
    pub leave_redirect: bool,
    /// Whether it goes on the watchlist.
    pub watch: WatchMode,
}

/// What came of moving a page. The page itself was moved; what went along may have failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The title before.
    pub from: String,
    /// The title now.
    pub to: String,
    /// Whether a redirect stayed behind.
    pub is_redirect_created: bool,
    /// The talk page; `None` where there was none, or it was not to go along.
    pub talk: Option<MovedTalk>,
    /// The subpages, and the talk page's.
    pub subpages: Vec<SubpageMove>,
}

/// What came of moving a talk page.
#[derive(Debug, Clone, PartialEq)]
pub enum MovedTalk {
    /// It was moved.
    Moved {
        /// The title before.
        from: String,
        /// The title now.
        to: String,
    },
    /// It stayed where it was.
    Failed(Vec<crate::action_api::Refusal>),
}

/// What came of moving one subpage.
#[derive(Debug, Clone, PartialEq)]
pub struct SubpageMove {
    /// The title before; `None` where all subpages failed together.
    pub from: Option<String>,
    /// The title now, or why it stayed where it was.
    pub to: Result<String, Vec<crate::action_api::Refusal>>,
}

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

/// Says who may do what to a page; what is not named is open to all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protect {
    /// Which page.
    pub page: PageKey,
    /// All protections that it shall have.
    pub protections: Vec<Protection>,
    /// Why.
    pub reason: Option<String>,
    /// Whether what it includes is protected too.
    pub cascade: bool,
}

/// Who may do one thing to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// What: `edit`, `move`, `create`, `upload`.
    pub action: String,
    /// Who: a group's level such as `sysop`; `all` to end a protection.
    pub level: String,
    /// Until when; `None` for ever.
    pub expiry: Option<Timestamp>,
}

/// What came of protecting a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protected {
    /// With the namespace's name and spaces.
    pub title: String,
    /// The protections that it has now.
    pub protections: Vec<Protection>,
}
