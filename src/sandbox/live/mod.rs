//! The embedded wiki while people act on it: the same tables, read and written in the file itself.

pub mod accounts;
mod blocking;
pub mod blocks;
mod deletion;
pub mod keeper;
mod links;
mod moves;
pub mod pages;
mod protections;
pub mod refusal;
mod reverts;
mod revisions;
pub mod sql;
pub mod writer;

pub use accounts::Account;
pub use blocking::{BlockDraft, Target};
pub use blocks::Block;
pub use keeper::Keeper;
pub use protections::Level;
pub use refusal::{Refusal, Trouble};
pub use revisions::Save;
pub use writer::{Entry, Writer};

use std::time::SystemTime;

use diesel::prelude::*;

use super::seed::clock::{Moment, NOW};

/// Seconds since 1970, by the machine's clock.
pub fn machine_time() -> i64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |past| past.as_secs() as i64)
}

/// The wiki's present: the machine's, but never before what happened on the wiki.
pub fn now(db: &mut SqliteConnection) -> QueryResult<Moment> {
    let newest = sql::first(db, "SELECT max(rc_timestamp) AS newest FROM recentchanges", &[])?;
    let newest = newest.and_then(|row| Moment::from_digits(&row.text("newest"))).unwrap_or(NOW);
    Ok(Moment::from_seconds(machine_time()).max(newest).max(NOW))
}

/// MediaWiki's 14 digits as the API writes them: `2026-11-01T00:00:00Z`. What is no such time stays as it is.
pub fn iso(digits: &str) -> String {
    match Moment::from_digits(digits) {
        Some(at) => {
            let [year, month, day, hour, minute, second] = at.parts();
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
        }
        None => digits.to_owned(),
    }
}
