//! Which log entries, and in which order.

use async_graphql::{Enum, InputObject};

use super::super::Fault;
use super::{DateTimeRange, OrderDirection, restrict_to_actor};
use crate::db::{Bind, Wiki};
use crate::store::{List, Order, SortKey};
use crate::tables::View;
use crate::tables::wiki::logging;

/// Which log entries; all that is given must hold.
#[derive(Debug, Clone, Default, InputObject)]
pub struct LogEntryFilter {
    /// Of this type, such as `move`.
    pub r#type: Option<String>,
    /// Of this action, such as `move_redir`; it needs `type`, an actor or a title beside it. Entries whose action is
    /// hidden are left out.
    pub action: Option<String>,
    /// By the actor of this name. Entries whose actor is hidden are left out.
    pub actor: Option<String>,
    /// Whose target is, or was then, this title, with its namespace. Entries whose target is hidden are left out.
    pub title: Option<String>,
    /// In this stretch of time.
    pub timestamp: Option<DateTimeRange>,
}

/// In which order log entries come; newest first where nothing is said.
#[derive(Debug, Clone, Copy, InputObject)]
pub struct LogEntryOrder {
    /// What they are ordered by.
    pub field: LogEntryOrderField,
    /// Which way.
    pub direction: OrderDirection,
}

/// What log entries can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum LogEntryOrderField {
    /// When they were made; by id within a second.
    Timestamp,
}

static KEYS: [SortKey; 2] = [SortKey::text(logging::TIMESTAMP), SortKey::integer(logging::ID)];

/// Log entries of a wiki.
pub fn log_entries(wiki: &Wiki, filter: Option<LogEntryFilter>, order: Option<LogEntryOrder>) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default();
    let view = match &filter {
        LogEntryFilter { title: Some(_), .. } => View::LoggingLogindex,
        LogEntryFilter { actor: Some(_), .. } => View::LoggingUserindex,
        LogEntryFilter { action: Some(_), r#type: Some(_), .. } => View::LoggingLogindex,
        LogEntryFilter { action: Some(_), .. } => {
            return Err(Fault::input(
                "filter.action needs filter.type beside it (or an actor or a title): no index leads to an action alone.",
            ));
        }
        _ => View::Logging,
    };
    list(wiki, view, &filter, order)
}

/// Log entries about pages, which are found by title.
pub fn log_entries_of_page(
    wiki: &Wiki,
    filter: Option<LogEntryFilter>,
    order: Option<LogEntryOrder>,
) -> Result<List, Fault> {
    list(wiki, View::LoggingLogindex, &filter.unwrap_or_default(), order)
}

/// Log entries of actors.
pub fn log_entries_of_actor(
    wiki: &Wiki,
    filter: Option<LogEntryFilter>,
    order: Option<LogEntryOrder>,
) -> Result<List, Fault> {
    list(wiki, View::LoggingUserindex, &filter.unwrap_or_default(), order)
}

fn list(wiki: &Wiki, view: View, filter: &LogEntryFilter, order: Option<LogEntryOrder>) -> Result<List, Fault> {
    let is_descending = order.is_none_or(|order| order.direction == OrderDirection::Desc);
    let mut list = List::new(view, Order { keys: &KEYS, is_descending });
    if let Some(kind) = &filter.r#type {
        list.compare("t.log_type = ", Bind::Text(kind.clone()));
    }
    if let Some(action) = &filter.action {
        list.compare("t.log_action = ", Bind::Text(action.clone()));
    }
    if let Some(actor) = &filter.actor {
        restrict_to_actor(&mut list, wiki, "log_actor", View::ActorLogging, actor);
    }
    if let Some(title) = &filter.title {
        let title = wiki.site.titles.parse(title, 0)?;
        list.compare("t.log_namespace = ", Bind::Integer(title.namespace.into()));
        list.compare("t.log_title = ", Bind::Text(title.database_key));
    }
    if let Some(timestamp) = &filter.timestamp {
        timestamp.restrict(&mut list, "log_timestamp");
    }
    Ok(list)
}
