//! Lists that follow links between pages.

use async_graphql::Context;

use super::Fault;
use super::connection::{Connection, Kind, NodeAt, Paging, Parent, of_parents};
use super::entity::{Entity, edge_key};
use super::filters::oldest_first;
use super::objects::{Page, Revision};
use crate::db::Bind;
use crate::loaders::{Cohort, Member};
use crate::store::{List, Order, Parents, SortKey, Window, slices};
use crate::tables::View;
use crate::tables::wiki::{link, page, revision};
use std::collections::HashMap;
use std::sync::Arc;

/// Which end of the links the parent is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// The parent links; the rows are what it links to.
    From,
    /// The parent is linked to; the rows are the pages that do.
    To,
}

static BY_TARGET: [SortKey; 1] = [SortKey::integer(link::TARGET)];
static BY_SOURCE: [SortKey; 1] = [SortKey::integer(link::FROM)];
static BY_REDIRECT: [SortKey; 1] = [SortKey::integer(link::REDIRECT_FROM)];

/// The links from pages or to them.
pub(super) async fn connection<K: Kind>(
    context: &Context<'_>,
    member: &Member,
    view: View,
    direction: Direction,
    namespace: Option<i32>,
    paging: Paging,
) -> Result<Connection<K>, Fault> {
    let (keys, namespace_column, node): (&'static [SortKey], _, _) = match direction {
        // As an expression it leads into no index: a plan that starts at a namespace's targets would sort them.
        Direction::From => (&BY_TARGET, "t.target_namespace + 0 = ", NodeAt::Row),
        Direction::To => (&BY_SOURCE, "t.link_from_namespace = ", NodeAt::Partner(&link::SOURCE_PAGE)),
    };
    let mut list = List::new(view, Order { keys, is_descending: false });
    if let Some(namespace) = namespace {
        list.compare(namespace_column, Bind::Integer(namespace.into()));
    }
    match direction {
        Direction::From => {
            let parent = Parent::new(const { &[page::ID.any()] }, &["link_from"]);
            of_parents(context, member, parent, async || Ok(list), paging, node).await
        }
        Direction::To => {
            let target = member.partner(&page::LINK_TARGET)?;
            let parent = Parent::new(const { &[link::TARGET_ID.any()] }, &["link_target"]);
            of_parents(context, target.as_ref(), parent, async || Ok(list), paging, node).await
        }
    }
}

/// The pages that redirect to pages.
pub(super) async fn redirects(
    context: &Context<'_>,
    member: &Member,
    paging: Paging,
) -> Result<Connection<Page>, Fault> {
    let list = List::new(View::Redirect, Order { keys: &BY_REDIRECT, is_descending: false });
    let columns = const { &[page::NAMESPACE.any(), page::TITLE.any()] };
    let parent = Parent::new(columns, &["target_namespace", "target_title"]);
    let node = NodeAt::Partner(&link::REDIRECT_PAGE);
    of_parents(context, member, parent, async || Ok(list), paging, node).await
}

/// The oldest revision of each page of the cohort.
pub(super) async fn first_revision(context: &Context<'_>, member: &Member) -> Result<Option<Revision>, Fault> {
    let list = oldest_first();
    let asked = Revision::asked(context)?;
    let Some(own) = member.key(&[page::ID.any()])? else { return Ok(None) };
    let oldest = member
        .edge(edge_key(context, "first revision"), async |cohort: Arc<Cohort>| {
            let keys = cohort.keys(&[page::ID.any()])?;
            let parents = Parents::new(&[revision::PAGE_ID.name()], keys.clone());
            let window = Window { limit: 1, ..Window::default() };
            let found = slices(cohort.wiki(), &list, &parents, &asked, &window).await?;
            // Further rows may have come along, for which nothing is to be loaded.
            let firsts = keys.into_iter().zip(found.slices);
            let firsts: Vec<_> = firsts.filter_map(|(key, slice)| Some((key, slice.rows.first()?.0))).collect();
            let members = firsts.iter().map(|(_, row)| *row).collect();
            let revisions = Cohort::new(Arc::clone(cohort.wiki()), Arc::new(found.rows), members, &found.shape);
            Ok(firsts.into_iter().map(|(key, row)| (key, revisions.member(row))).collect::<HashMap<_, _>>())
        })
        .await?;
    Ok(oldest.get(&own).cloned().map(Revision::from))
}
