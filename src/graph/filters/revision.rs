//! Which revisions, and in which order.

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject};

use super::super::Fault;
use super::super::connection::OnEachWiki;
use super::{By, DateTimeRange, OrderDirection};
use crate::db::{Bind, Wiki};
use crate::store::{List, Order, SortKey};
use crate::tables::View;
use crate::tables::wiki::revision;

/// Which revisions; all that is given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct RevisionFilter {
    /// Saved by the actor of this name: an account, an IP address or an imported name. Revisions whose actor is hidden
    /// are left out.
    pub actor: Option<String>,
    /// Saved in this stretch of time.
    pub timestamp: Option<DateTimeRange>,
    /// Called minor by their author, or not.
    pub is_minor: Option<bool>,
}

/// In which order revisions come; newest first where nothing is said.
#[derive(Debug, Clone, Copy, InputObject)]
pub struct RevisionOrder {
    /// What they are ordered by.
    pub field: RevisionOrderField,
    /// Which way.
    pub direction: OrderDirection,
}

/// What revisions can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum RevisionOrderField {
    /// When they were saved; by id within a second.
    Timestamp,
}

const ACTOR: &str = revision::ACTOR_ID.name();

static KEYS: [SortKey; 2] = [SortKey::text(revision::TIMESTAMP), SortKey::integer(revision::ID)];

/// Revisions of a wiki.
pub async fn revisions(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    filter: Option<RevisionFilter>,
    order: Option<RevisionOrder>,
) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default();
    let mut list = list(view_for(&filter), &filter, order);
    by(context, wiki, &filter).await?.pin(&mut list, wiki, ACTOR);
    Ok(list)
}

/// Revisions of pages.
pub async fn revisions_of_page(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    filter: Option<RevisionFilter>,
    order: Option<RevisionOrder>,
) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default();
    let mut list = list(view_for(&filter), &filter, order);
    by(context, wiki, &filter).await?.restrict(&mut list, ACTOR);
    Ok(list)
}

/// Revisions of actors.
pub async fn revisions_of_actor(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    filter: Option<RevisionFilter>,
    order: Option<RevisionOrder>,
) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default();
    let mut list = list(View::RevisionUserindex, &filter, order);
    by(context, wiki, &filter).await?.restrict(&mut list, ACTOR);
    Ok(list)
}

/// The newest revisions by one actor on several wikis.
#[derive(Debug)]
pub struct Contributions {
    /// Their name.
    pub actor: String,
    /// Which of their revisions.
    pub filter: RevisionFilter,
}

impl OnEachWiki for Contributions {
    fn actors(&self) -> (View, Vec<&str>) {
        (View::ActorRevision, [self.actor.as_str()].into_iter().chain(self.filter.actor.as_deref()).collect())
    }

    fn list(&self, wiki: &Wiki, actors: &[Option<i64>]) -> List {
        let mut list = list(View::RevisionUserindex, &self.filter, None);
        let mut actors = actors.iter().map(|id| By::of(*id));
        // Only one of two indexes can be followed, and they lead to the same rows or to none.
        actors.by_ref().take(1).for_each(|by| by.pin(&mut list, wiki, ACTOR));
        actors.for_each(|by| by.restrict(&mut list, ACTOR));
        list
    }
}

/// All revisions from the first on.
pub fn oldest_first() -> List {
    List::new(View::Revision, Order { keys: &KEYS, is_descending: false })
}

async fn by(context: &Context<'_>, wiki: &Arc<Wiki>, filter: &RevisionFilter) -> Result<By, Fault> {
    By::named(context, wiki, View::ActorRevision, filter.actor.as_deref()).await
}

fn view_for(filter: &RevisionFilter) -> View {
    if filter.actor.is_some() { View::RevisionUserindex } else { View::Revision }
}

fn list(view: View, filter: &RevisionFilter, order: Option<RevisionOrder>) -> List {
    let is_descending = order.is_none_or(|order| order.direction == OrderDirection::Desc);
    let mut list = List::new(view, Order { keys: &KEYS, is_descending });
    if let Some(timestamp) = &filter.timestamp {
        timestamp.restrict(&mut list, "rev_timestamp");
    }
    if let Some(is_minor) = filter.is_minor {
        list.compare("t.rev_minor_edit = ", Bind::Integer(is_minor.into()));
    }
    list
}
