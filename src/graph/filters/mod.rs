//! Filters and orders: the input types of connections, and the lists that they become.
//!
//! Every list runs along an index in its order, so a page of it costs what its rows cost. Conditions that no index
//! leads to are checked on the way; the statement's time limit bounds how far that goes.

mod log_entry;
mod page;
mod recent_change;
mod revision;
mod user;

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject};

pub use log_entry::{LogEntryFilter, LogEntryOrder, log_entries, log_entries_of_actor, log_entries_of_page};
pub use page::{PageFilter, PageOrder, pages, pages_by_prefix};
pub use recent_change::{
    RecentChangeFilter, RecentChangeKind, RecentChangeOrder, recent_changes, recent_changes_of_actor,
    recent_changes_of_page,
};
pub use revision::{
    Contributions, RevisionFilter, RevisionOrder, oldest_first, revisions, revisions_of_actor, revisions_of_page,
};
pub use user::{UserFilter, users};

use super::scalars::DateTime;
use super::{Fault, lookups};
use crate::db::{Bind, Wiki};
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

/// More characters than any name, tag or type has bytes that MediaWiki stores.
const LONGER_THAN_STORED: usize = 256;

/// A text that rows have, for a placeholder: each parent of a list has its own. What is too long to be stored finds nothing, and is
/// cut off where that still holds.
fn stored(text: &str) -> Bind {
    Bind::Text(text.chars().take(LONGER_THAN_STORED).collect())
}

/// The most titles, names, ids or namespaces that can be named.
const MOST_NAMED: usize = 500;

/// Refuses an argument of this name that holds more values than that.
fn bounded(name: &str, length: usize, most: usize) -> Result<(), Fault> {
    if length <= most {
        return Ok(());
    }
    Err(Fault::input(format!("{name} holds {length} values; {most} is the limit. Ask in several queries.")))
}

/// Whose rows a list keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// Everybody's, and those that hide whose they are.
    Anybody,
    /// Those of the actor of this id.
    Actor(i64),
    /// None: nobody has the name that was asked for.
    Nobody,
}

impl By {
    /// Those of the actor of a name, looked up in a view that shows the actors of such rows.
    ///
    /// The lookup is a statement of its own: of a value that a statement has to find first, MariaDB makes no range, and
    /// would read the actor's rows from their beginning whatever the cursor.
    async fn named(context: &Context<'_>, wiki: &Arc<Wiki>, view: View, name: Option<&str>) -> Result<Self, Fault> {
        let Some(name) = name else { return Ok(Self::Anybody) };
        Ok(Self::of(lookups::actor_id(context, wiki, view, name).await?))
    }

    /// Those of an actor who was looked up by name.
    fn of(found: Option<i64>) -> Self {
        found.map_or(Self::Nobody, Self::Actor)
    }

    /// Keeps only these rows of a list that runs along an index on their actors.
    fn pin(self, list: &mut List, wiki: &Wiki, column: &'static str) {
        match self {
            Self::Actor(id) => list.pin(&wiki.capabilities, column, &Bind::Integer(id)),
            Self::Anybody | Self::Nobody => self.restrict(list, column),
        }
    }

    /// Keeps only these rows of any list.
    fn restrict(self, list: &mut List, column: &str) {
        match self {
            Self::Anybody => {}
            Self::Actor(id) => list.compare(&format!("t.{column} = "), Bind::Integer(id)),
            Self::Nobody => list.only_sql("1 = 0"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bind, stored};

    #[test]
    fn what_is_too_long_to_be_stored_stays_so() {
        let bytes = |text: &str| match stored(text) {
            Bind::Text(bound) => bound.len(),
            other => panic!("{other:?} is no text"),
        };
        assert_eq!((bytes("move"), bytes(&"x".repeat(255))), (4, 255));
        for character in ["x", "ß", "€", "💥"] {
            assert_eq!(bytes(&character.repeat(50_000)), 256 * character.len());
        }
    }
}
