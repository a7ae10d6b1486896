//! A page, as `prop=info` tells of it.

use super::RevisionRecord;
use crate::types::{NamespaceNumber, Timestamp};

/// A page that exists.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRecord {
    /// `page_id`.
    pub id: i64,
    /// Its namespace.
    pub namespace: NamespaceNumber,
    /// With the namespace's name and spaces, as the wiki writes it.
    pub title: String,
    /// `page_content_model`.
    pub content_model: Option<String>,
    /// The language it is written in.
    pub language: Option<String>,
    /// `page_touched`.
    pub touched: Timestamp,
    /// `page_latest`.
    pub latest_revision: i64,
    /// In bytes.
    pub length: i64,
    /// Whether it leads on to another page.
    pub is_redirect: bool,
    /// Whether it has one revision only.
    pub is_new: bool,
    /// The latest revision, where it was asked for.
    pub latest: Option<RevisionRecord>,
}
