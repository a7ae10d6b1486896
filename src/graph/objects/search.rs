//! Search results: pages, and why they were found.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{Context, Enum, SimpleObject};

use super::Page;
use crate::action_api::SearchHit;
use crate::db::Wiki;
use crate::graph::Fault;
use crate::graph::caller::{self, Calls};
use crate::graph::connection::{Answered, AnsweredPage, ApiList, Connection, Kind, Paging, of_answers};
use crate::loaders::{LoadError, Member};
use crate::store::Record;
use crate::tables::View;
use crate::tables::wiki::page;

/// How a search goes about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum SearchMode {
    /// Titles that begin with the text, in the order of their bytes, from the wiki's database.
    TitlePrefix,
    /// Texts and titles that hold the words, the best first, by the wiki's own search engine and in its syntax: see
    /// <https://www.mediawiki.org/wiki/Help:Searching>. Cursors count rows, as the engine knows no other places: while
    /// the wiki changes, a row can come twice or be passed over.
    FullText,
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

/// The longest text that is searched for, in bytes: MediaWiki's own search takes no longer ones.
const LONGEST_QUERY: usize = 300;

/// What the wiki's search engine finds.
pub(super) async fn full_text(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    query: &str,
    namespaces: &[i32],
    paging: Paging,
) -> Result<Connection<SearchResult>, Fault> {
    if query.trim().is_empty() || query.len() > LONGEST_QUERY {
        return Err(Fault::input(format!("A full-text search needs a query of 1 to {LONGEST_QUERY} bytes.")));
    }
    let list = ApiList::new("search", &wiki.code, (query, namespaces, SearchMode::FullText));
    let passed = list.place(&paging, |passed| passed.parse::<u32>().ok())?;
    let offset = passed.map_or(0, |passed| passed.saturating_add(1));
    let calls = Calls::reading(context, wiki).await?;
    let wanted = u32::try_from(paging.size.max(1)).unwrap_or(1);
    let answer = match calls.api.search(calls.caller(), query, namespaces, offset, wanted).await {
        Ok(answer) => answer,
        Err(error) => return Err(caller::fault(context, &error).await),
    };
    let has_next = answer.next_offset.is_some() || answer.hits.len() > paging.size;
    let rows: Vec<_> = answer.hits.into_iter().take(paging.size).zip(offset..).map(answered).collect();
    // The API goes on behind hits that it does not tell of, too.
    let looked_at = answer.next_offset.filter(|_| paging.size > 0).and_then(|next| next.checked_sub(1));
    let end = looked_at.map(|passed| passed.to_string()).or_else(|| rows.last().map(|row| row.place.clone()));
    let page = AnsweredPage { rows, end, has_next, total: answer.total };
    of_answers(context, wiki, &list, &paging, page).await
}

fn answered((hit, offset): (SearchHit, u32)) -> Answered<SearchResult> {
    Answered {
        record: Record::possible(View::Page, page::ID, hit.page),
        place: offset.to_string(),
        fields: SearchResultFields { snippet: Some(hit.snippet) },
    }
}
