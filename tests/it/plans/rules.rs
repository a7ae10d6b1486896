//! What a plan may do. All of it is written down here.
//!
//! * No table is read from end to end (`ALL`), but for those that are short on every wiki. A count may read a table that
//!   has no more rows than it goes up to; and any, up to its limit, where no index leads to what it counts.
//! * An index is read from its end (`index`) only where that is the order of the list, so that the limit stops it: as
//!   the first table, and with nothing gathered before the first row is given out.
//! * Rows are gathered, to be sorted or in a temporary table, only where they are few whatever the wiki's size: found
//!   by the keys that a filter lists, or on so short a stretch of an index that going through the list's order instead
//!   would pass ten rows for each that belongs.
//! * Rows that are joined are found by a key each.

use wikigraph::store::COUNT_LIMIT;

use super::plan::{Access, Gathered};

/// Tables of some dozens of rows, whatever the wiki.
const SHORT_TABLES: [&str; 4] = ["change_tag_def", "content_models", "slot_roles", "site_stats"];

/// As many keys as a filter can list, padded as the gateway pads.
const MOST_KEYS: u64 = 512;

/// Of how many rows one must belong for a walk in order to be worth more than a sort.
const ROWS_PASSED: u64 = 10;

/// What a statement is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Giving out rows.
    Rows,
    /// Counting what an index leads to.
    Count,
    /// Counting rows of which each has to be looked at.
    CountByLooking,
}

/// What is wrong with an access to a table of so many rows. Of a table that is empty in the lab, nothing can be said.
pub fn finding(access: &Access, table: &str, size: u64, purpose: Purpose) -> Option<&'static str> {
    let made_by_the_plan = table.starts_with('<');
    let is_counted = match purpose {
        Purpose::Rows => false,
        Purpose::Count => size <= COUNT_LIMIT as u64,
        Purpose::CountByLooking => true,
    };
    let is_short = size == 0 || SHORT_TABLES.contains(&table) || is_counted;
    let few = MOST_KEYS.max(size / ROWS_PASSED);
    match access.kind.as_str() {
        "ALL" if !made_by_the_plan && !is_short => Some("reads the whole table"),
        "index" if !access.is_first => Some("reads a whole index for each row"),
        "index" if access.gathered != Gathered::No => Some("gathers a whole index"),
        "index_merge" | "index_subquery" | "unique_subquery" => Some("is an access that no statement was written for"),
        _ if made_by_the_plan => None,
        _ if access.gathered != Gathered::No && access.rows > few => Some("gathers more rows than listed keys lead to"),
        _ => None,
    }
}
