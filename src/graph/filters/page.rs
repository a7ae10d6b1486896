//! Which pages, and in which order.

use std::collections::HashSet;

use async_graphql::{Enum, InputObject};

use super::super::Fault;
use super::super::scalars::BigInt;
use super::{MOST_NAMED, OrderDirection, bounded};
use crate::db::{Bind, Statement, Wiki};
use crate::store::{List, Named, Order, SortKey, Strand};
use crate::tables::View;
use crate::tables::wiki::page;
use crate::types::{NamespaceNumber, Title};

/// Which pages; all that is given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct PageFilter {
    /// In this namespace.
    pub namespace: Option<i32>,
    /// With titles that begin so: with a namespace's prefix, or without one in `namespace` (the main one if that is not
    /// given either).
    pub title_prefix: Option<String>,
    /// With one of these titles, each with its namespace; at most 500.
    pub titles: Option<Vec<String>>,
    /// With one of these ids; at most 500.
    pub ids: Option<Vec<BigInt>>,
    /// Redirects only, or everything else.
    pub is_redirect: Option<bool>,
    /// At least this many bytes long.
    pub min_length: Option<i32>,
    /// At most this many bytes long.
    pub max_length: Option<i32>,
}

/// In which order pages come; by title where nothing is said.
#[derive(Debug, Clone, Copy, InputObject)]
pub struct PageOrder {
    /// What they are ordered by.
    pub field: PageOrderField,
    /// Which way.
    pub direction: OrderDirection,
}

/// What pages can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum PageOrderField {
    /// By namespace, and within it by the bytes of the title.
    Title,
    /// By size in bytes; by id among pages of one size.
    Length,
    /// By id, which is the order in which pages were made.
    Id,
}

static BY_TITLE: [SortKey; 2] = [SortKey::integer(page::NAMESPACE), SortKey::text(page::TITLE)];
static BY_LENGTH: [SortKey; 2] = [SortKey::integer(page::LENGTH), SortKey::integer(page::ID)];
static BY_ID: [SortKey; 1] = [SortKey::integer(page::ID)];

/// Pages of a wiki.
pub fn pages(wiki: &Wiki, filter: Option<PageFilter>, order: Option<PageOrder>) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default();
    let order = order.unwrap_or(PageOrder { field: PageOrderField::Title, direction: OrderDirection::Asc });
    let keys: &'static [SortKey] = match order.field {
        PageOrderField::Title => &BY_TITLE,
        PageOrderField::Length => &BY_LENGTH,
        PageOrderField::Id => &BY_ID,
    };
    let mut list = List::new(View::Page, Order { keys, is_descending: order.direction == OrderDirection::Desc });
    restrict_to_names(&mut list, wiki, &filter)?;
    if let Some(is_redirect) = filter.is_redirect {
        // Where redirects are looked for everywhere, they are found on the way: MariaDB would sort all of a wiki's.
        let column =
            if is_redirect && filter.namespace.is_some() { "t.page_is_redirect" } else { "t.page_is_redirect + 0" };
        list.compare(&format!("{column} = "), Bind::Integer(is_redirect.into()));
    }
    if order.field == PageOrderField::Length {
        list.strands = strands_by_length(wiki, &filter);
    }
    if let Some(length) = filter.min_length {
        list.compare("t.page_len >= ", Bind::Integer(length.into()));
    }
    if let Some(length) = filter.max_length {
        list.compare("t.page_len <= ", Bind::Integer(length.into()));
    }
    Ok(list)
}

/// The index on redirects, namespaces and lengths serves an order by length for one namespace's redirects, or for its
/// other pages: where a filter names only one of the two, each strand names another of the other.
fn strands_by_length(wiki: &Wiki, filter: &PageFilter) -> Vec<Strand> {
    let is_named = filter.title_prefix.is_some() || filter.titles.is_some() || filter.ids.is_some();
    if is_named || (filter.namespace.is_none() && filter.is_redirect.is_none()) {
        return vec![Strand::default()];
    }
    let redirects: Vec<bool> = filter.is_redirect.map_or(vec![false, true], |is_redirect| vec![is_redirect]);
    let known = || wiki.site.titles.namespaces().map(|namespace| namespace.number).filter(|number| *number >= 0);
    let namespaces: Vec<NamespaceNumber> = filter.namespace.map_or_else(|| known().collect(), |number| vec![number]);
    let capabilities = &wiki.capabilities;
    let mut strands = Vec::new();
    for is_redirect in redirects {
        let mut of_kind = Strand::default();
        of_kind.pin(capabilities, page::IS_REDIRECT.name(), &Bind::Integer(is_redirect.into()));
        for namespace in &namespaces {
            let mut strand = of_kind.clone();
            strand.pin(capabilities, page::NAMESPACE.name(), &Bind::Integer((*namespace).into()));
            strands.push(strand);
        }
        if filter.namespace.is_none() {
            // What an extension left behind that is gone.
            let mut others = Statement::new("t.page_namespace NOT IN ");
            others.bind_list(known().map(|number| Bind::Integer(number.into())));
            of_kind.only(others);
            strands.push(of_kind);
        }
    }
    strands
}

/// Pages whose titles begin with a text, namespace after namespace.
pub fn pages_by_prefix(wiki: &Wiki, prefix: &str, namespaces: &[NamespaceNumber]) -> Result<List, Fault> {
    bounded("namespaces", namespaces.len(), MOST_NAMED)?;
    let mut list = List::new(View::Page, Order { keys: &BY_TITLE, is_descending: false });
    let mut places = HashSet::new();
    list.segments.clear();
    for namespace in namespaces {
        if wiki.site.titles.namespace(*namespace).is_none() {
            return Err(Fault::input(format!(
                "The wiki has no namespace {namespace}. Its own are in the field \"namespaces\" of Wiki."
            )));
        }
        let title = wiki.site.titles.parse_prefix(prefix, *namespace)?;
        // A prefix's own namespace is the same one in all.
        if !places.contains(&title) {
            list.segments.push(begins_with(wiki, &title));
            places.insert(title);
        }
    }
    Ok(list)
}

fn restrict_to_names(list: &mut List, wiki: &Wiki, filter: &PageFilter) -> Result<(), Fault> {
    if let Some(prefix) = &filter.title_prefix {
        let title = wiki.site.titles.parse_prefix(prefix, filter.namespace.unwrap_or(0))?;
        list.only(begins_with(wiki, &title));
    }
    if let Some(namespace) = filter.namespace {
        list.only(in_namespace(wiki, namespace));
    }
    if let Some(ids) = &filter.ids {
        bounded("filter.ids", ids.len(), MOST_NAMED)?;
        list.any_of("t.page_id", ids.iter().map(|id| Bind::Integer(id.0)));
    }
    if let Some(titles) = &filter.titles {
        bounded("filter.titles", titles.len(), MOST_NAMED)?;
        let titles = titles.iter().map(|title| wiki.site.titles.parse(title, 0)).collect::<Result<_, _>>()?;
        list.named = Some(Named::titles(titles));
    }
    Ok(())
}

fn in_namespace(wiki: &Wiki, namespace: NamespaceNumber) -> Statement {
    Statement::filled(&wiki.capabilities.is_pinned(page::NAMESPACE.name()), &[Bind::Integer(namespace.into())])
}

/// A range over the index on namespace and title; titles are compared by bytes.
fn begins_with(wiki: &Wiki, prefix: &Title) -> Statement {
    let mut condition = in_namespace(wiki, prefix.namespace);
    if prefix.database_key.is_empty() {
        return condition;
    }
    condition.push(" AND t.page_title >= ").bind(Bind::Text(prefix.database_key.clone()));
    if let Some(end) = successor(&prefix.database_key) {
        condition.push(" AND t.page_title < ").bind(Bind::Text(end));
    }
    condition
}

/// The smallest text that is greater than every text with this beginning, in the order of UTF-8's bytes.
fn successor(prefix: &str) -> Option<String> {
    let mut letters: Vec<char> = prefix.chars().collect();
    while let Some(last) = letters.pop() {
        let mut next = u32::from(last) + 1;
        if next == 0xD800 {
            next = 0xE000;
        }
        if let Some(next) = char::from_u32(next) {
            letters.push(next);
            return Some(letters.into_iter().collect());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::successor;

    #[test]
    fn nothing_fits_between_a_prefix_and_its_successor() {
        assert_eq!(successor("Foo").as_deref(), Some("Fop"));
        assert_eq!(successor("a\u{D7FF}").as_deref(), Some("a\u{E000}"));
        assert_eq!(successor("a\u{10FFFF}").as_deref(), Some("b"));
        assert_eq!(successor("\u{10FFFF}"), None);
    }
}
