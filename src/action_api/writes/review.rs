//! What readers of changes do: roll back, patrol, thank, watch, purge.

use super::PageKey;
use crate::types::{NamespaceNumber, Timestamp};

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

/// Has pages rendered anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purge {
    /// Which pages.
    pub pages: Vec<PageKey>,
    /// Whether the tables of links are brought up to date too.
    pub force_link_update: bool,
}

/// What came of purging pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Purged {
    /// The pages, by what they were named.
    pub pages: Vec<PurgedPage>,
    /// What the wiki complained of, such as `ratelimited`.
    pub warnings: Vec<crate::action_api::Refusal>,
}

/// What came of purging one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurgedPage {
    /// `page_id`, where it was named by that and does not exist.
    pub page: Option<i64>,
    /// Its namespace.
    pub namespace: Option<NamespaceNumber>,
    /// With the namespace's name and spaces.
    pub title: Option<String>,
    /// Whether it was purged.
    pub is_purged: bool,
    /// Whether there is no such page.
    pub is_missing: bool,
}

/// Puts a page on the watchlist, or takes it off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// Which page.
    pub page: PageKey,
    /// Whether it goes on the list.
    pub watch: bool,
    /// Until when; `None` for ever.
    pub expiry: Option<Timestamp>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// With the namespace's name and spaces.
    pub title: String,
    /// Whether it is on the list now.
    pub is_watched: bool,
}

/// What came of marking a revision as checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patrolled {
    /// The recent change that tells of the revision (`rc_id`).
    pub change: i64,
    /// With the namespace's name and spaces.
    pub title: String,
}

/// What came of thanking for a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thanked {
    /// Who was thanked.
    pub recipient: String,
}
