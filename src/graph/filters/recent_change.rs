//! Which recent changes, and in which order.

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject};

use super::super::Fault;
use super::super::connection::OnEachWiki;
use super::{By, DateTimeRange, OrderDirection, bounded, stored};
use crate::db::{Bind, Statement, Wiki};
use crate::store::{List, Order, SortKey};
use crate::tables::View;
use crate::tables::wiki::{recent_changes as table, tag};

/// What kind of change it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum RecentChangeKind {
    /// An edit of a page that existed.
    Edit,
    /// The first revision of a page.
    New,
    /// Something that the logs have.
    Log,
    /// A page entered or left a category.
    Categorize,
    /// Something that happened elsewhere, such as on Wikidata.
    External,
}

/// MediaWiki's own sources; all others are external.
const SOURCES: [(RecentChangeKind, &str); 4] = [
    (RecentChangeKind::Edit, "mw.edit"),
    (RecentChangeKind::New, "mw.new"),
    (RecentChangeKind::Log, "mw.log"),
    (RecentChangeKind::Categorize, "mw.categorize"),
];

impl RecentChangeKind {
    /// From `rc_source`.
    pub fn of_source(source: &[u8]) -> Self {
        SOURCES.iter().find(|(_, known)| known.as_bytes() == source).map_or(Self::External, |(kind, _)| *kind)
    }

    /// From what the Action API calls it, such as `edit`.
    pub fn of_type(name: &str) -> Self {
        let known = SOURCES.iter().find(|(_, source)| source.strip_prefix("mw.") == Some(name));
        known.map_or(Self::External, |(kind, _)| *kind)
    }
}

/// Which recent changes; all that is given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct RecentChangeFilter {
    /// Of one of these kinds.
    pub kinds: Option<Vec<RecentChangeKind>>,
    /// In one of these namespaces, at most 64. Log entries whose target is hidden are left out.
    pub namespaces: Option<Vec<i32>>,
    /// By the actor of this name. Changes whose actor is hidden are left out.
    pub actor: Option<String>,
    /// Marked as made by a bot, or not.
    pub is_bot: Option<bool>,
    /// Called minor by their author, or not.
    pub is_minor: Option<bool>,
    /// Patrolled, by a person or by itself, or not.
    pub is_patrolled: Option<bool>,
    /// With this tag.
    pub tag: Option<String>,
    /// In this stretch of time.
    pub timestamp: Option<DateTimeRange>,
}

/// More namespaces are refused: each is a value in the statement, for each of 500 parents at the most.
const MOST_NAMESPACES: usize = 64;

impl RecentChangeFilter {
    /// The same with each namespace once; refused where there are too many.
    pub fn bounded(mut self) -> Result<Self, Fault> {
        if let Some(namespaces) = &mut self.namespaces {
            namespaces.sort_unstable();
            namespaces.dedup();
            bounded("filter.namespaces", namespaces.len(), MOST_NAMESPACES)?;
        }
        Ok(self)
    }
}

/// In which order recent changes come; newest first where nothing is said.
#[derive(Debug, Clone, Copy, InputObject)]
pub struct RecentChangeOrder {
    /// What they are ordered by.
    pub field: RecentChangeOrderField,
    /// Which way.
    pub direction: OrderDirection,
}

/// What recent changes can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum RecentChangeOrderField {
    /// When they happened; by id within a second.
    Timestamp,
}

const ACTOR: &str = "rc_actor";

static KEYS: [SortKey; 2] = [SortKey::text(table::TIMESTAMP), SortKey::integer(table::ID)];

/// Recent changes of a wiki.
pub async fn recent_changes(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    filter: Option<RecentChangeFilter>,
    order: Option<RecentChangeOrder>,
) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default().bounded()?;
    let view = if filter.actor.is_some() { View::RecentChangesUserindex } else { View::RecentChanges };
    let mut list = list(view, &filter, order);
    by(context, wiki, &filter).await?.pin(&mut list, wiki, ACTOR);
    Ok(list)
}

/// The newest recent changes of several wikis.
impl OnEachWiki for RecentChangeFilter {
    fn actors(&self) -> (View, Vec<&str>) {
        (View::ActorRecentChanges, self.actor.as_deref().into_iter().collect())
    }

    fn list(&self, wiki: &Wiki, actors: &[Option<i64>]) -> List {
        let view = if self.actor.is_some() { View::RecentChangesUserindex } else { View::RecentChanges };
        let mut list = list(view, self, None);
        actors.iter().for_each(|id| By::of(*id).pin(&mut list, wiki, ACTOR));
        list
    }
}

/// Recent changes of pages, which are found by title.
pub async fn recent_changes_of_page(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    filter: Option<RecentChangeFilter>,
    order: Option<RecentChangeOrder>,
) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default().bounded()?;
    let mut list = list(View::RecentChangesTitleindex, &filter, order);
    by(context, wiki, &filter).await?.restrict(&mut list, ACTOR);
    Ok(list)
}

/// Recent changes of actors.
pub async fn recent_changes_of_actor(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    filter: Option<RecentChangeFilter>,
    order: Option<RecentChangeOrder>,
) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default().bounded()?;
    let mut list = list(View::RecentChangesUserindex, &filter, order);
    by(context, wiki, &filter).await?.restrict(&mut list, ACTOR);
    Ok(list)
}

async fn by(context: &Context<'_>, wiki: &Arc<Wiki>, filter: &RecentChangeFilter) -> Result<By, Fault> {
    By::named(context, wiki, View::ActorRecentChanges, filter.actor.as_deref()).await
}

fn list(view: View, filter: &RecentChangeFilter, order: Option<RecentChangeOrder>) -> List {
    let is_descending = order.is_none_or(|order| order.direction == OrderDirection::Desc);
    let mut list = List::new(view, Order { keys: &KEYS, is_descending });
    if let Some(timestamp) = &filter.timestamp {
        timestamp.restrict(&mut list, "rc_timestamp");
    }
    if let Some(kinds) = &filter.kinds {
        list.only(of_kinds(kinds));
    }
    if let Some(namespaces) = &filter.namespaces {
        list.any_of("t.rc_namespace", namespaces.iter().map(|number| Bind::Integer((*number).into())));
    }
    for (column, value) in [("rc_bot", filter.is_bot), ("rc_minor", filter.is_minor)] {
        if let Some(value) = value {
            list.compare(&format!("t.{column} = "), Bind::Integer(value.into()));
        }
    }
    if let Some(is_patrolled) = filter.is_patrolled {
        list.only_sql(if is_patrolled { "t.rc_patrolled <> 0" } else { "t.rc_patrolled = 0" });
    }
    if let Some(tag) = &filter.tag {
        list.only(with_tag(tag));
    }
    list
}

fn of_kinds(kinds: &[RecentChangeKind]) -> Statement {
    let named = SOURCES.iter().filter(|(kind, _)| kinds.contains(kind));
    let mut condition = Statement::new("t.rc_source IN ");
    condition.bind_list(named.map(|(_, source)| Bind::Text((*source).to_owned())));
    if kinds.contains(&RecentChangeKind::External) {
        condition.push(" OR t.rc_source NOT IN ");
        condition.bind_list(SOURCES.iter().map(|(_, source)| Bind::Text((*source).to_owned())));
    }
    condition
}

/// A scalar sub-select, which is asked for each row on the way; as EXISTS it would turn into a join that loses the
/// order.
fn with_tag(name: &str) -> Statement {
    let mut condition = Statement::new(
        "(SELECT ct_rc_id FROM change_tag WHERE ct_rc_id = t.rc_id \
         AND ct_tag_id = (SELECT ctd_id FROM change_tag_def WHERE ctd_name = ",
    );
    condition.bind(stored(name));
    condition.push(&format!(" AND ctd_name NOT LIKE '{}%')) IS NOT NULL", tag::PRIVATE_PREFIX));
    condition
}
