//! Rows to insert, as SQL that MariaDB and SQLite understand alike.

use std::collections::BTreeMap;
use std::fmt::{Display, Formatter, Result};

/// Rows by table and columns.
#[derive(Default)]
pub struct Rows(BTreeMap<String, Vec<String>>);

/// A text as SQL writes it.
pub struct Text<'a>(pub &'a str);

impl Display for Text<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        write!(formatter, "'{}'", self.0.replace('\'', "''"))
    }
}

impl Rows {
    /// Adds a row: its columns and their values.
    pub fn add(&mut self, table: &str, cells: &[(&str, &dyn Display)]) {
        let columns: Vec<&str> = cells.iter().map(|(column, _)| *column).collect();
        let values: Vec<String> = cells.iter().map(|(_, value)| value.to_string()).collect();
        let rows = self.0.entry(format!("{table} ({})", columns.join(", "))).or_default();
        rows.push(format!("({})", values.join(", ")));
    }

    /// Statements that insert all rows.
    pub fn statements(&self) -> Vec<String> {
        self.0.iter().map(|(table, rows)| format!("INSERT INTO {table} VALUES {}", rows.join(", "))).collect()
    }
}
