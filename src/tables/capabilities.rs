//! What one wiki's database has: its dialect, its tables and columns, and who redacts.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::redaction::{PUBLIC_LOG_TYPES, leaves_out_rows};
use super::select::{PARENT, ROW};
use super::selects::Selects;
use super::{Select, Selection, View};

/// The SQL that a database speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// MariaDB, and MySQL.
    MariaDb,
    /// SQLite.
    Sqlite,
}

/// Who hides what was deleted from public view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// The views of the wiki replicas do.
    Views,
    /// The gateway does: it reads MediaWiki's own tables.
    Tables,
}

/// What queries need to know about a wiki's database; found out by probing, never from a version number.
#[derive(Debug, PartialEq)]
pub struct Capabilities {
    /// The SQL it speaks.
    pub dialect: Dialect,
    /// Who redacts.
    pub access: Access,
    /// The number of the slot role `main`, which holds a page's ordinary text.
    pub main_slot_role: i64,
    /// What the database takes for text, and of which character set; empty where all is bytes, as MediaWiki has it. Databases
    /// of which this is not the same change each other's values in a union: letters, and the length of points in time.
    pub texts: String,
    /// Whether it makes rows of a JSON text: MariaDB does since 10.6, MySQL since 8.0.4. See
    /// <https://mariadb.com/kb/en/json_table/>.
    pub has_json_table: bool,
    columns: HashMap<String, HashSet<String>>,
    sources: Vec<String>,
    selects: Selects,
}

impl Capabilities {
    /// From the columns that the database says it has.
    pub fn new(dialect: Dialect, columns: HashMap<String, HashSet<String>>, main_slot_role: i64) -> Self {
        let access = if columns.contains_key("revision_userindex") { Access::Views } else { Access::Tables };
        let (texts, sources, selects) = (String::new(), Vec::new(), Selects::default());
        let has_json_table = false;
        Self { dialect, access, main_slot_role, texts, has_json_table, columns, sources, selects }.with_sources()
    }

    /// Those of a database that has only the tables of links.
    pub fn of_links(dialect: Dialect, access: Access, columns: HashMap<String, HashSet<String>>) -> Self {
        Self { access, ..Self::new(dialect, columns, 0) }.with_sources()
    }

    fn with_sources(mut self) -> Self {
        self.sources = View::ALL.iter().map(|view| view.source(&self)).collect();
        self
    }

    /// Whether a table has a column.
    pub fn has(&self, table: &str, column: &str) -> bool {
        self.columns.get(table).is_some_and(|columns| columns.contains(column))
    }

    /// Whether category links point to targets, as other links do, and not to the category's title. MediaWiki 1.44 has columns
    /// for both and fills the older, which 1.45 drops; the replicas' wikis are ahead of that.
    pub fn category_links_have_targets(&self) -> bool {
        self.has("categorylinks", "cl_target_id")
            && (self.access == Access::Views || !self.has("categorylinks", "cl_to"))
    }

    /// Whether log entries of a type can show at all. The replicas' views know that themselves.
    pub fn may_show_log_type(&self, log_type: &str) -> bool {
        self.access == Access::Views || PUBLIC_LOG_TYPES.contains(&log_type)
    }

    /// Whether there is a table or view.
    pub fn has_table(&self, table: &str) -> bool {
        self.columns.contains_key(table)
    }

    /// What stands after FROM for a view.
    pub fn source(&self, view: View) -> &str {
        &self.sources[view as usize]
    }

    /// The table that has more rows than a view, where the gateway leaves some out. What it tells is for nobody to see.
    pub fn table_behind(&self, view: View) -> Option<&'static str> {
        (self.access == Access::Tables && leaves_out_rows(view)).then(|| view.table_name())
    }

    /// What is selected of a view, as SQL; `places` is how many columns the caller puts before.
    pub fn select(&self, view: View, selection: &Selection, places: usize) -> Arc<Select> {
        self.selected(view, ROW, selection, places)
    }

    /// The same of a row that is read together with a list of its own, before whose columns its own come.
    pub fn select_parent(&self, view: View, selection: &Selection) -> Arc<Select> {
        self.selected(view, PARENT, selection, 0)
    }

    fn selected(&self, view: View, alias: &'static str, selection: &Selection, places: usize) -> Arc<Select> {
        self.selects.of(view, alias, selection, places, || Select::new(view, alias, selection, places, self))
    }

    /// Now, in UTC and as 14 digits, by the database's clock.
    pub fn now(&self) -> &'static str {
        match self.dialect {
            Dialect::MariaDb => "DATE_FORMAT(UTC_TIMESTAMP(), '%Y%m%d%H%i%S')",
            Dialect::Sqlite => "STRFTIME('%Y%m%d%H%M%S', 'now')",
        }
    }

    /// Holds while an expiry lies ahead, or where there is none; `infinity` sorts behind all digits.
    pub fn is_unexpired(&self, column: &str) -> String {
        format!("({column} IS NULL OR {column} > {})", self.now())
    }

    /// Holds where a column has one value, which is bound to each `?`: for a column that leads to an index in whose order
    /// rows are read, where one value can be that of a good part of all rows.
    ///
    /// On MariaDB it is an interval, and the column is to be named in the order. For an equal value MariaDB would look
    /// the index up (`ref`) and read from the value's first row whatever the cursor, unless few rows are left behind that.
    pub fn is_pinned(&self, column: &str) -> String {
        match self.dialect {
            Dialect::MariaDb => format!("t.{column} >= ? AND t.{column} <= ?"),
            Dialect::Sqlite => format!("t.{column} = ?"),
        }
    }

    /// Joins tables in the order in which they are written.
    pub fn join_in_order(&self) -> &'static str {
        match self.dialect {
            Dialect::MariaDb => "STRAIGHT_JOIN",
            Dialect::Sqlite => "CROSS JOIN",
        }
    }

    /// One text out of many rows' values, in no particular order, separated by [`SEPARATOR`].
    pub fn group_concat(&self, expression: &str) -> String {
        match self.dialect {
            Dialect::MariaDb => format!("GROUP_CONCAT({expression} SEPARATOR '{SEPARATOR}')"),
            Dialect::Sqlite => format!("GROUP_CONCAT({expression}, '{SEPARATOR}')"),
        }
    }
}

/// Stands between the parts of a concatenated text; MediaWiki allows it in no tag's name.
pub const SEPARATOR: char = '|';

#[cfg(test)]
mod tests {
    use super::*;

    fn with(columns: &[&str], further: &[&str]) -> Capabilities {
        let set = columns.iter().map(|column| (*column).to_owned()).collect();
        let tables = [("categorylinks".to_owned(), set)].into_iter();
        let further = further.iter().map(|table| ((*table).to_owned(), HashSet::new()));
        Capabilities::new(Dialect::MariaDb, tables.chain(further).collect(), 1)
    }

    #[test]
    fn category_links_point_to_targets_once_they_have_no_titles() {
        let points = |columns: &[&str], views: &[&str]| with(columns, views).category_links_have_targets();
        assert!(!points(&["cl_from", "cl_to"], &[]));
        assert!(!points(&["cl_from", "cl_to", "cl_target_id"], &[]), "1.44 fills cl_to only");
        assert!(points(&["cl_from", "cl_target_id"], &[]));
        assert!(points(&["cl_from", "cl_to", "cl_target_id"], &["revision_userindex"]));
    }
}
