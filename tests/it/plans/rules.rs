//! What a plan may do. All of it is written down here.
//!
//! * No table is read from end to end (`ALL`), but for those that are short on every wiki; and one that has no more
//!   rows than a count may look at, by a count.
//! * An index is read from its end (`index`) only where that is the order of the list, so that the limit stops it: as
//!   the first table, and with nothing gathered before the first row is given out.
//! * Rows are gathered, to be sorted or in a temporary table, only where they are few whatever the wiki's size: found
//!   by the keys that a filter lists, or on so short a stretch of an index that going through the list's order instead
//!   would pass ten rows for each that belongs.
//! * Rows that are joined are found by a key each.

use std::collections::HashMap;

use wikigraph::store::COUNT_LIMIT;

use super::plan::{Access, Gathered};

/// Tables of some dozens of rows, whatever the wiki.
const SHORT_TABLES: [&str; 4] = ["change_tag_def", "content_models", "slot_roles", "site_stats"];

/// As many keys as a filter can list, padded as the gateway pads.
const MOST_KEYS: u64 = 512;

/// Of how many rows one must belong for a walk in order to be worth more than a sort.
const ROWS_PASSED: u64 = 10;

/// What is wrong with an access; `table` is the table it reads, and `sizes` say how many rows tables have.
pub fn finding(access: &Access, table: &str, is_count: bool, sizes: &HashMap<String, u64>) -> Option<&'static str> {
    let made_by_the_plan = table.starts_with('<');
    let size = sizes.get(table).copied().unwrap_or(0);
    let is_short = SHORT_TABLES.contains(&table) || (is_count && size <= COUNT_LIMIT as u64);
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
