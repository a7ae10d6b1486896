//! A log entry, as `list=logevents` tells of it.

use serde::Deserialize;
use serde_json::Value;

use super::fields::{self, timestamp};
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

/// An entry of `list=logevents`.
#[derive(Debug, Deserialize)]
pub(in crate::action_api) struct LogAnswer {
    pub logid: i64,
    #[serde(rename = "type")]
    log_type: String,
    action: Option<String>,
    #[serde(deserialize_with = "timestamp")]
    timestamp: Timestamp,
    ns: Option<NamespaceNumber>,
    title: Option<String>,
    #[serde(default, deserialize_with = "fields::id")]
    logpage: Option<i64>,
    user: Option<String>,
    #[serde(default, deserialize_with = "fields::id")]
    userid: Option<i64>,
    comment: Option<String>,
    params: Option<Value>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    actionhidden: bool,
    #[serde(default)]
    commenthidden: bool,
    #[serde(default)]
    userhidden: bool,
    #[serde(default)]
    suppressed: bool,
}

impl From<LogAnswer> for LogRecord {
    fn from(answer: LogAnswer) -> Self {
        Self {
            id: answer.logid,
            log_type: answer.log_type,
            action: answer.action,
            timestamp: answer.timestamp,
            namespace: answer.ns.filter(|_| answer.title.is_some()),
            title: answer.title,
            page: answer.logpage,
            username: answer.user,
            user_id: answer.userid,
            comment: answer.comment,
            params: answer.params,
            tags: answer.tags,
            deleted: fields::deleted(answer.actionhidden, answer.commenthidden, answer.userhidden, answer.suppressed),
        }
    }
}
