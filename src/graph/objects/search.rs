//! Search results: pages, and why they were found.

use std::borrow::Cow;

use async_graphql::{Enum, SimpleObject};

use super::Page;
use crate::graph::connection::Kind;
use crate::loaders::{LoadError, Member};

/// How a search goes about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum SearchMode {
    /// Titles that begin with the text, in the order of their bytes, from the wiki's database.
    TitlePrefix,
}

/// A page that a search found.
pub struct SearchResult;

/// Why a page was found.
#[derive(Clone, SimpleObject)]
pub struct SearchResultFields {
    /// The stretch of text that matches, as the wiki's search marks it up (HTML); null for a search by title.
    snippet: Option<String>,
}

impl Kind for SearchResult {
    type Node = Page;
    type EdgeFields = SearchResultFields;

    fn name() -> Cow<'static, str> {
        "SearchResult".into()
    }

    fn edge_fields(_member: &Member) -> Result<SearchResultFields, LoadError> {
        Ok(SearchResultFields { snippet: None })
    }
}
