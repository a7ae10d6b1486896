//! A log entry, as `list=logevents` tells of it.

use serde_json::Value;

use crate::types::{NamespaceNumber, Timestamp};

/// A log entry.
#[derive(Debug, Clone, PartialEq)]
pub struct LogRecord {
    /// `log_id`.
    pub id: i64,
    /// Such as `move`.
    pub log_type: String,
    /// Such as `move_redir`; `None` when hidden.
    pub action: Option<String>,
    /// When.
    pub timestamp: Timestamp,
    /// The namespace of what it was done to; `None` when hidden.
    pub namespace: Option<NamespaceNumber>,
    /// What it was done to, with the namespace's name and spaces; `None` when hidden.
    pub title: Option<String>,
    /// The page that it was done to, as the log has it (`log_page`).
    pub page: Option<i64>,
    /// Who did it; `None` when hidden.
    pub username: Option<String>,
    /// The account's `user_id`; `None` when hidden, and for addresses.
    pub user_id: Option<i64>,
    /// The reason; `None` when hidden.
    pub comment: Option<String>,
    /// What else belongs to the action, as the API words it; `None` when hidden.
    pub params: Option<Value>,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// The bits of `log_deleted`.
    pub deleted: i64,
}
