//! `wikis`: the wikis that this gateway serves, as a connection.

use async_graphql::{InputObject, SimpleObject};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::Wiki;
use crate::graph::Fault;
use crate::graph::connection::{PageInfo, Paging};

/// Which wikis; all that is given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct WikiFilter {
    /// Of this kind of project, such as `wikipedia`.
    pub family: Option<String>,
    /// In this language (BCP 47).
    pub language: Option<String>,
    /// Closed, or open.
    pub is_closed: Option<bool>,
}

/// A page of the list of wikis, by code.
#[derive(SimpleObject)]
#[graphql(cache_control(max_age = 300))]
pub struct WikiConnection {
    /// The wikis with their cursors.
    edges: Vec<WikiEdge>,
    /// The wikis without their cursors.
    nodes: Vec<Wiki>,
    /// Where the page begins and ends, and whether there is more.
    page_info: PageInfo,
    /// How many wikis the whole list has.
    total_count: Option<i32>,
}

/// A wiki, and its place in the list.
#[derive(SimpleObject)]
pub struct WikiEdge {
    /// The place of the wiki in the list, for `after` and `before`.
    cursor: String,
    /// The wiki.
    node: Wiki,
}

impl WikiFilter {
    fn keeps(&self, wiki: &Wiki) -> bool {
        self.family.as_deref().is_none_or(|family| wiki.known_family() == Some(family))
            && self.language.as_deref().is_none_or(|language| wiki.known_language() == Some(language))
            && self.is_closed.is_none_or(|is_closed| wiki.is_known_closed() == is_closed)
    }
}

impl WikiConnection {
    /// A page of these wikis, which come by code.
    pub fn new(wikis: impl Iterator<Item = Wiki>, filter: Option<WikiFilter>, paging: Paging) -> Result<Self, Fault> {
        let filter = filter.unwrap_or_default();
        let all: Vec<Wiki> = wikis.filter(|wiki| filter.keeps(wiki)).collect();
        let start = paging.cursor.as_deref().map(|cursor| code_of_cursor(cursor, &filter)).transpose()?;
        let is_behind = |wiki: &&Wiki| match &start {
            None => true,
            Some(code) if paging.is_backwards => wiki.known_code().as_str() < code.as_str(),
            Some(code) => wiki.known_code().as_str() > code.as_str(),
        };
        let reachable: Vec<&Wiki> = all.iter().filter(is_behind).collect();
        let has_more = reachable.len() > paging.size;
        let skipped = if paging.is_backwards { reachable.len().saturating_sub(paging.size) } else { 0 };
        let edges: Vec<WikiEdge> = reachable
            .into_iter()
            .skip(skipped)
            .take(paging.size)
            .map(|wiki| WikiEdge { cursor: cursor_of(wiki.known_code().as_str(), &filter), node: wiki.clone() })
            .collect();
        let page_info = PageInfo {
            has_next_page: if paging.is_backwards { start.is_some() } else { has_more },
            has_previous_page: if paging.is_backwards { has_more } else { start.is_some() },
            start_cursor: edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: edges.last().map(|edge| edge.cursor.clone()),
        };
        let nodes = edges.iter().map(|edge| edge.node.clone()).collect();
        Ok(Self { nodes, edges, page_info, total_count: i32::try_from(all.len()).ok() })
    }
}

/// The wiki's code behind what tells whether it is whole, and of a list with this filter.
fn cursor_of(code: &str, filter: &WikiFilter) -> String {
    let signature = crc32fast::hash(format!("{filter:?} {code}").as_bytes()).to_be_bytes();
    URL_SAFE_NO_PAD.encode([signature.as_slice(), code.as_bytes()].concat())
}

fn code_of_cursor(cursor: &str, filter: &WikiFilter) -> Result<String, Fault> {
    let decoded = URL_SAFE_NO_PAD.decode(cursor).unwrap_or_default();
    let code = decoded.get(4..).and_then(|code| std::str::from_utf8(code).ok());
    let own = code.filter(|code| cursor_of(code, filter) == cursor);
    own.map(str::to_owned).ok_or_else(|| {
        Fault::input(format!(
            "\"{cursor:.100}\" is not a cursor of the list of wikis with this filter. Page on with the filter that it \
             came from, or start again without a cursor."
        ))
    })
}
