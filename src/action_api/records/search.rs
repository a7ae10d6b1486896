//! What `list=search` finds.

use crate::types::NamespaceNumber;

/// A piece of what a search finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchAnswer {
    /// How many there are in all, where the wiki says so.
    pub total: Option<u64>,
    /// The hits, best first.
    pub hits: Vec<SearchHit>,
    /// Where the next piece begins; `None` at the end.
    pub next_offset: Option<u32>,
}

/// A page that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// `page_id`.
    pub page: i64,
    /// Its namespace.
    pub namespace: NamespaceNumber,
    /// With the namespace's name and spaces.
    pub title: String,
    /// Some of its text around what was looked for, in HTML.
    pub snippet: String,
}
