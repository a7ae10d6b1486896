//! Which revisions, and in which order.

use async_graphql::{Enum, InputObject};

use super::{DateTimeRange, OrderDirection, is_of_actor, restrict_to_actor};
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

static KEYS: [SortKey; 2] = [SortKey::text(revision::TIMESTAMP), SortKey::integer(revision::ID)];

/// Revisions of a wiki.
pub fn revisions(wiki: &Wiki, filter: Option<RevisionFilter>, order: Option<RevisionOrder>) -> List {
    let filter = filter.unwrap_or_default();
    let mut list = list(view_for(&filter), &filter, order);
    restrict(&mut list, wiki, &filter);
    list
}

/// Revisions of actors.
pub fn revisions_of_actor(wiki: &Wiki, filter: Option<RevisionFilter>, order: Option<RevisionOrder>) -> List {
    let filter = filter.unwrap_or_default();
    let mut list = list(View::RevisionUserindex, &filter, order);
    restrict(&mut list, wiki, &filter);
    list
}

/// Revisions of pages.
pub fn revisions_of_page(wiki: &Wiki, filter: Option<RevisionFilter>, order: Option<RevisionOrder>) -> List {
    let filter = filter.unwrap_or_default();
    let mut list = list(view_for(&filter), &filter, order);
    if let Some(actor) = &filter.actor {
        // The index on page, actor and time keeps its order for the value of a sub-select, and not for a join's.
        list.only(is_of_actor(wiki, "rev_actor", View::ActorRevision, actor));
    }
    list
}

fn restrict(list: &mut List, wiki: &Wiki, filter: &RevisionFilter) {
    if let Some(actor) = &filter.actor {
        restrict_to_actor(list, wiki, "rev_actor", View::ActorRevision, actor);
    }
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
