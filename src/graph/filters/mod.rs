//! Filters and orders: the input types of connections, and the lists that they become.
//!
//! Every list runs along an index in its order, so a page of it costs what its rows cost. Conditions that no index
//! leads to are checked on the way; the statement's time limit bounds how far that goes.

mod log_entry;
mod page;
mod recent_change;
mod revision;
mod user;

use async_graphql::{Enum, InputObject};

pub use log_entry::{LogEntryFilter, LogEntryOrder, log_entries, log_entries_of_actor, log_entries_of_page};
pub use page::{PageFilter, PageOrder, pages, pages_by_prefix};
pub use recent_change::{
    RecentChangeFilter, RecentChangeKind, RecentChangeOrder, recent_changes, recent_changes_of_actor,
    recent_changes_of_page,
};
pub use revision::{RevisionFilter, RevisionOrder, revisions, revisions_of_actor, revisions_of_page};
pub use user::{UserFilter, users};

use super::scalars::DateTime;
use crate::db::{Bind, Statement, Wiki};
use crate::store::List;
use crate::tables::View;

/// Which way an order goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum OrderDirection {
    /// The smallest, or oldest, first.
    Asc,
    /// The greatest, or newest, first.
    Desc,
}

/// A stretch of time; an end that is left out is open.
#[derive(Debug, Clone, Default, InputObject)]
pub struct DateTimeRange {
    /// The first second that belongs to it.
    pub from: Option<DateTime>,
    /// The first second after it.
    pub to: Option<DateTime>,
}

impl DateTimeRange {
    fn restrict(&self, list: &mut List, column: &str) {
        if let Some(from) = self.from {
            list.compare(&format!("t.{column} >= "), Bind::Text(from.0.database().to_owned()));
        }
        if let Some(to) = self.to {
            list.compare(&format!("t.{column} < "), Bind::Text(to.0.database().to_owned()));
        }
    }
}

/// Keeps rows of the actor of this name, looked up in a view that shows the actors of such rows.
fn restrict_to_actor(list: &mut List, wiki: &Wiki, column: &str, view: View, name: &str) {
    let actors = wiki.capabilities.source(view);
    let mut join = Statement::new(format!(" JOIN {actors} AS o ON o.actor_id = t.{column} AND o.actor_name = "));
    join.bind(Bind::Text(wiki.site.titles.user_name(name)));
    list.owned_by(join);
}

/// The same as a condition, whose value the database learns when it has planned already.
fn is_of_actor(wiki: &Wiki, column: &str, view: View, name: &str) -> Statement {
    let actors = wiki.capabilities.source(view);
    let mut condition =
        Statement::new(format!("t.{column} = (SELECT o.actor_id FROM {actors} AS o WHERE o.actor_name = "));
    condition.bind(Bind::Text(wiki.site.titles.user_name(name))).push(")");
    condition
}
