//! A recent change, as `list=watchlist` tells of it.

use serde::Deserialize;

use super::fields::{self, timestamp};
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

/// An entry of `list=watchlist`.
#[derive(Debug, Deserialize)]
pub(in crate::action_api) struct ChangeAnswer {
    #[serde(rename = "type")]
    kind: String,
    #[serde(deserialize_with = "timestamp")]
    timestamp: Timestamp,
    ns: Option<NamespaceNumber>,
    title: Option<String>,
    #[serde(default, deserialize_with = "fields::id")]
    rcid: Option<i64>,
    #[serde(default, deserialize_with = "fields::id")]
    pageid: Option<i64>,
    #[serde(default, deserialize_with = "fields::id")]
    revid: Option<i64>,
    #[serde(default, deserialize_with = "fields::id")]
    old_revid: Option<i64>,
    #[serde(default, deserialize_with = "fields::id")]
    logid: Option<i64>,
    logtype: Option<String>,
    logaction: Option<String>,
    user: Option<String>,
    #[serde(default, deserialize_with = "fields::id")]
    userid: Option<i64>,
    comment: Option<String>,
    #[serde(default)]
    minor: bool,
    #[serde(default)]
    bot: bool,
    patrolled: Option<bool>,
    autopatrolled: Option<bool>,
    oldlen: Option<i64>,
    newlen: Option<i64>,
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

impl From<ChangeAnswer> for ChangeRecord {
    fn from(answer: ChangeAnswer) -> Self {
        let has_text = matches!(answer.kind.as_str(), "edit" | "new");
        Self {
            id: answer.rcid,
            timestamp: answer.timestamp,
            namespace: answer.ns.filter(|_| answer.title.is_some()),
            title: answer.title,
            page: answer.pageid,
            username: answer.user,
            user_id: answer.userid,
            comment: answer.comment,
            is_minor: answer.minor,
            is_bot: answer.bot,
            is_patrolled: answer.patrolled.map(|patrolled| patrolled || answer.autopatrolled == Some(true)),
            old_length: answer.oldlen.filter(|_| has_text),
            new_length: answer.newlen.filter(|_| has_text),
            revision: answer.revid,
            previous_revision: answer.old_revid,
            log_entry: answer.logid,
            log_type: answer.logtype,
            log_action: answer.logaction,
            tags: answer.tags,
            deleted: fields::deleted(answer.actionhidden, answer.commenthidden, answer.userhidden, answer.suppressed),
            kind: answer.kind,
        }
    }
}
