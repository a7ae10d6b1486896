//! Which log entries, and in which order.

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject};

use super::super::Fault;
use super::{By, DateTimeRange, OrderDirection, stored};
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

const TYPE: &str = logging::TYPE.name();
const ACTION: &str = logging::ACTION.name();
const ACTOR: &str = "log_actor";

static KEYS: [SortKey; 2] = [SortKey::text(logging::TIMESTAMP), SortKey::integer(logging::ID)];

/// Log entries of a wiki.
pub async fn log_entries(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    filter: Option<LogEntryFilter>,
    order: Option<LogEntryOrder>,
) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default();
    let mut list = list(wiki, view_for(&filter)?, &filter, order)?;
    let by = by(context, wiki, &filter).await?;
    if filter.title.is_some() {
        by.restrict(&mut list, ACTOR);
        restrict_to_type(&mut list, &filter);
    } else {
        by.pin(&mut list, wiki, ACTOR);
        pin_type(&mut list, wiki, &filter);
    }
    Ok(list)
}

/// Log entries about pages, which are found by title.
pub async fn log_entries_of_page(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    filter: Option<LogEntryFilter>,
    order: Option<LogEntryOrder>,
) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default();
    let mut list = list(wiki, View::LoggingLogindex, &filter, order)?;
    by(context, wiki, &filter).await?.restrict(&mut list, ACTOR);
    restrict_to_type(&mut list, &filter);
    Ok(list)
}

/// Log entries of actors.
pub async fn log_entries_of_actor(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    filter: Option<LogEntryFilter>,
    order: Option<LogEntryOrder>,
) -> Result<List, Fault> {
    let filter = filter.unwrap_or_default();
    let mut list = list(wiki, View::LoggingUserindex, &filter, order)?;
    by(context, wiki, &filter).await?.restrict(&mut list, ACTOR);
    pin_type(&mut list, wiki, &filter);
    Ok(list)
}

fn view_for(filter: &LogEntryFilter) -> Result<View, Fault> {
    Ok(match filter {
        LogEntryFilter { title: Some(_), .. } => View::LoggingLogindex,
        LogEntryFilter { actor: Some(_), .. } => View::LoggingUserindex,
        LogEntryFilter { action: Some(_), r#type: Some(_), .. } => View::LoggingLogindex,
        LogEntryFilter { action: Some(_), .. } => {
            return Err(Fault::input(
                "filter.action needs filter.type beside it (or an actor or a title): no index leads to an action alone.",
            ));
        }
        _ => View::Logging,
    })
}

async fn by(context: &Context<'_>, wiki: &Arc<Wiki>, filter: &LogEntryFilter) -> Result<By, Fault> {
    By::named(context, wiki, View::ActorLogging, filter.actor.as_deref()).await
}

fn list(wiki: &Wiki, view: View, filter: &LogEntryFilter, order: Option<LogEntryOrder>) -> Result<List, Fault> {
    let is_descending = order.is_none_or(|order| order.direction == OrderDirection::Desc);
    let mut list = List::new(view, Order { keys: &KEYS, is_descending });
    if let Some(title) = &filter.title {
        let title = wiki.site.titles.parse(title, 0)?;
        list.compare("t.log_namespace = ", Bind::Integer(title.namespace.into()));
        list.compare("t.log_title = ", Bind::Text(title.database_key));
    }
    if let Some(timestamp) = &filter.timestamp {
        timestamp.restrict(&mut list, "log_timestamp");
    }
    if filter.r#type.as_ref().is_some_and(|kind| !wiki.capabilities.may_show_log_type(kind)) {
        // The database would look through all of them to find that none may show.
        list.only_sql("1 = 0");
    }
    Ok(list)
}

/// Types lead indexes alone and behind actors; actions do behind types alone.
fn pin_type(list: &mut List, wiki: &Wiki, filter: &LogEntryFilter) {
    let Some(kind) = &filter.r#type else { return restrict_to_type(list, filter) };
    list.pin(&wiki.capabilities, TYPE, &stored(kind));
    match &filter.action {
        Some(action) if list.view == View::LoggingLogindex => {
            list.pin(&wiki.capabilities, ACTION, &stored(action));
        }
        _ => restrict_to_type(list, &LogEntryFilter { r#type: None, ..filter.clone() }),
    }
}

fn restrict_to_type(list: &mut List, filter: &LogEntryFilter) {
    for (column, value) in [(TYPE, &filter.r#type), (ACTION, &filter.action)] {
        if let Some(value) = value {
            list.compare(&format!("t.{column} = "), stored(value));
        }
    }
}
