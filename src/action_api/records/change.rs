//! A recent change, as `list=watchlist` tells of it.

use crate::types::{NamespaceNumber, Timestamp};

/// A recent change.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRecord {
    /// `rc_id`; `None` in the watchlist, which does not tell it.
    pub id: Option<i64>,
    /// `edit`, `new`, `log`, `categorize` or `external`.
    pub kind: String,
    /// When.
    pub timestamp: Timestamp,
    /// The namespace of what changed; `None` when hidden.
    pub namespace: Option<NamespaceNumber>,
    /// What changed, with the namespace's name and spaces; `None` when hidden.
    pub title: Option<String>,
    /// `rc_cur_id`; `None` where there is no page.
    pub page: Option<i64>,
    /// Who made it; `None` when hidden.
    pub username: Option<String>,
    /// The account's `user_id`; `None` when hidden, and for addresses.
    pub user_id: Option<i64>,
    /// The summary or reason; `None` when hidden.
    pub comment: Option<String>,
    /// Whether its author called it minor.
    pub is_minor: bool,
    /// Whether it was marked as made by a bot.
    pub is_bot: bool,
    /// Whether somebody checked it, or it needed no check; `None` where the caller may not see that.
    pub is_patrolled: Option<bool>,
    /// The page's size before, in bytes.
    pub old_length: Option<i64>,
    /// The page's size after, in bytes.
    pub new_length: Option<i64>,
    /// The revision that it made.
    pub revision: Option<i64>,
    /// The revision before.
    pub previous_revision: Option<i64>,
    /// The log entry that it tells of.
    pub log_entry: Option<i64>,
    /// That log entry's type, such as `move`.
    pub log_type: Option<String>,
    /// That log entry's action, such as `move_redir`.
    pub log_action: Option<String>,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// The bits of `rc_deleted`.
    pub deleted: i64,
}
