//! A revision, as `prop=revisions` and `list=usercontribs` tell of it.

use std::collections::HashMap;

use serde::Deserialize;

use super::PageRecord;
use super::fields::{self, timestamp};
use super::page::PageAnswer;
use crate::types::{NamespaceNumber, Timestamp};

/// A revision.
#[derive(Debug, Clone, PartialEq)]
pub struct RevisionRecord {
    /// `rev_id`.
    pub id: i64,
    /// `rev_page`.
    pub page: Option<i64>,
    /// The page's namespace.
    pub namespace: NamespaceNumber,
    /// The page's title with the namespace's name and spaces.
    pub title: String,
    /// The revision before; `None` for a page's first.
    pub parent: Option<i64>,
    /// When it was saved.
    pub timestamp: Timestamp,
    /// Who saved it; `None` when hidden.
    pub username: Option<String>,
    /// The account's `user_id`; `None` when hidden, and for addresses.
    pub user_id: Option<i64>,
    /// The edit summary; `None` when hidden.
    pub comment: Option<String>,
    /// Whether its author called it minor.
    pub is_minor: bool,
    /// In bytes.
    pub size: Option<i64>,
    /// Of the content, in lower-case hexadecimal digits; `None` when hidden, and where it was not asked for.
    pub sha1: Option<String>,
    /// The main slot's; `None` where it was not asked for.
    pub content_model: Option<String>,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// The bits of `rev_deleted`.
    pub deleted: i64,
    /// What `prop=info` says of its page, where it was asked for.
    pub page_record: Option<Box<PageRecord>>,
}

/// A revision below its page.
#[derive(Debug, Deserialize)]
pub(in crate::action_api) struct RevisionAnswer {
    pub revid: i64,
    #[serde(default, deserialize_with = "fields::id")]
    parentid: Option<i64>,
    #[serde(deserialize_with = "timestamp")]
    timestamp: Timestamp,
    user: Option<String>,
    #[serde(default, deserialize_with = "fields::id")]
    userid: Option<i64>,
    comment: Option<String>,
    #[serde(default)]
    minor: bool,
    size: Option<i64>,
    sha1: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    slots: HashMap<String, SlotAnswer>,
    #[serde(default)]
    userhidden: bool,
    #[serde(default)]
    commenthidden: bool,
    #[serde(default)]
    texthidden: bool,
    #[serde(default)]
    sha1hidden: bool,
    #[serde(default)]
    suppressed: bool,
}

/// A slot of a revision.
#[derive(Debug, Deserialize)]
pub(in crate::action_api) struct SlotAnswer {
    contentmodel: Option<String>,
    #[serde(default)]
    texthidden: bool,
    #[serde(default)]
    sha1hidden: bool,
}

impl RevisionAnswer {
    /// The revision of that page.
    pub fn of(self, page: &PageAnswer) -> RevisionRecord {
        let is_content_hidden =
            self.texthidden || self.sha1hidden || self.slots.values().any(|slot| slot.texthidden || slot.sha1hidden);
        RevisionRecord {
            id: self.revid,
            page: page.pageid,
            namespace: page.ns,
            title: page.title.clone(),
            parent: self.parentid,
            timestamp: self.timestamp,
            username: self.user,
            user_id: self.userid,
            comment: self.comment,
            is_minor: self.minor,
            size: self.size,
            sha1: self.sha1,
            content_model: self.slots.get("main").and_then(|slot| slot.contentmodel.clone()),
            tags: self.tags,
            deleted: fields::deleted(is_content_hidden, self.commenthidden, self.userhidden, self.suppressed),
            page_record: None,
        }
    }
}
