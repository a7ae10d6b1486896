//! A revision, as `prop=revisions` and `list=usercontribs` tell of it.

use super::PageRecord;
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
