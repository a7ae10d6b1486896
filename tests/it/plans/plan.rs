//! A plan of MariaDB's, as EXPLAIN FORMAT=JSON tells it, flattened to the accesses that it is made of.

use serde_json::Value as Json;

/// One table as a plan reads it.
#[derive(Debug, Clone)]
pub struct Access {
    /// The table's name or its alias; `<derived2>` and the like for what the plan itself made.
    pub table: String,
    /// How: `ref`, `range`, `index`, `ALL`, …
    pub kind: String,
    /// Along which index, if any.
    pub key: String,
    /// How many columns of the index lead to the rows.
    pub key_parts: usize,
    /// How many rows the optimiser expects to read, for one row of the tables before.
    pub rows: u64,
    /// Whether it comes first among the tables that are joined.
    pub is_first: bool,
    /// What happens to the rows before the first of them can be given out.
    pub gathered: Gathered,
}

/// Whether all rows are gathered before the first of them is given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gathered {
    /// They are not: reading stops at the limit.
    No,
    /// They are sorted.
    Sorted,
    /// They fill a temporary table.
    Stored,
}

/// The accesses of a plan, in its order.
pub fn accesses(plan: &Json) -> Vec<Access> {
    let mut found = Vec::new();
    walk(plan, Place { is_first: true, gathered: Gathered::No }, &mut found);
    found
}

#[derive(Clone, Copy)]
struct Place {
    is_first: bool,
    gathered: Gathered,
}

fn walk(node: &Json, place: Place, found: &mut Vec<Access>) {
    let fresh = Place { is_first: true, gathered: Gathered::No };
    match node {
        Json::Object(entries) => {
            for (name, below) in entries {
                match name.as_str() {
                    "table" => table(below, place, found),
                    "filesort" | "read_sorted_file" => {
                        walk(below, Place { gathered: Gathered::Sorted, ..place }, found)
                    }
                    "temporary_table" => walk(below, Place { gathered: Gathered::Stored, ..place }, found),
                    "nested_loop" => joined(below, place, found),
                    "query_block" | "subqueries" => walk(below, fresh, found),
                    _ => walk(below, place, found),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|item| walk(item, place, found)),
        _ => {}
    }
}

/// Tables that are there once and for all (`const`) do not count: the one that follows them is the first.
fn joined(tables: &Json, place: Place, found: &mut Vec<Access>) {
    let mut is_first = place.is_first;
    for item in tables.as_array().into_iter().flatten() {
        walk(item, Place { is_first, ..place }, found);
        let is_constant = matches!(item["table"]["access_type"].as_str(), Some("const" | "system"));
        is_first = is_first && is_constant;
    }
}

fn table(node: &Json, place: Place, found: &mut Vec<Access>) {
    let text = |name: &str| node[name].as_str().unwrap_or_default().to_owned();
    // What can never hold is not read at all.
    if node.get("access_type").is_some() {
        found.push(Access {
            table: text("table_name"),
            kind: text("access_type"),
            key: text("key"),
            key_parts: node["used_key_parts"].as_array().map_or(0, Vec::len),
            rows: node["rows"].as_u64().unwrap_or(0),
            is_first: place.is_first,
            gathered: place.gathered,
        });
    }
    for (name, below) in node.as_object().into_iter().flatten() {
        if name == "materialized" {
            walk(below, Place { is_first: true, gathered: Gathered::No }, found);
        }
    }
}
