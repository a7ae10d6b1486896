//! A statement: SQL text, and the values of its placeholders.

use std::fmt;

use crate::tables::Cell;

/// The value of a placeholder.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bind {
    /// A number.
    Integer(i64),
    /// Text.
    Text(String),
    /// Text that may be no UTF-8, such as a sort key.
    Bytes(Vec<u8>),
    /// NULL: equal to nothing.
    Null,
}

impl Bind {
    /// What another row is compared with to have this value; nothing is equal to NULL.
    pub fn of_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Null => None,
            Cell::Integer(value) => Some(Self::Integer(*value)),
            Cell::Bytes(bytes) => Some(match std::str::from_utf8(bytes) {
                Ok(text) => Self::Text(text.to_owned()),
                Err(_) => Self::Bytes(bytes.to_vec()),
            }),
        }
    }
}

/// SQL with `?` for each value, in order.
///
/// Values never become part of the text. The text alone names the prepared statement that a connection keeps,
/// so the fewer texts there are, the better.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Statement {
    sql: String,
    /// Those of all runs.
    binds: Vec<Bind>,
    further_runs: usize,
    further_databases: usize,
    repeated: usize,
}

/// Cursors are signed by what this writes.
impl fmt::Debug for Statement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = formatter.debug_struct("Statement");
        written.field("sql", &self.sql).field("binds", &self.binds);
        if self.further_runs > 0 {
            written.field("further_runs", &self.further_runs);
        }
        written.finish()
    }
}

impl Statement {
    /// A statement without values.
    pub fn new(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), ..Self::default() }
    }

    /// Text with placeholders, which take these values in turn, from the first again after the last.
    pub fn filled(text: &str, values: &[Bind]) -> Self {
        let mut statement = Self::default();
        let mut values = values.iter().cycle();
        for (index, part) in text.split('?').enumerate() {
            if index > 0 {
                statement.bind(values.next().cloned().unwrap_or(Bind::Null));
            }
            statement.push(part);
        }
        statement
    }

    /// Adds text that holds no placeholder.
    pub fn push(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// Adds a placeholder and its value.
    pub fn bind(&mut self, value: Bind) -> &mut Self {
        self.sql.push('?');
        self.binds.push(value);
        self
    }

    /// Adds another statement's text and values.
    pub fn append(&mut self, other: Statement) -> &mut Self {
        self.sql.push_str(&other.sql);
        self.binds.extend(other.binds);
        self
    }

    /// Adds `(?, ?, …)`, padded to a power of two by repeating the last value, so that lists of different lengths
    /// share a prepared statement. An empty list becomes one that holds nothing but NULL.
    pub fn bind_list(&mut self, values: impl IntoIterator<Item = Bind>) -> &mut Self {
        let mut values: Vec<Bind> = values.into_iter().collect();
        let last = values.last().cloned().unwrap_or(Bind::Null);
        values.resize(values.len().max(1).next_power_of_two(), last);
        for (index, value) in values.into_iter().enumerate() {
            self.push(if index == 0 { "(" } else { ", " }).bind(value);
        }
        self.push(")")
    }

    /// Adds a table of the rows in a JSON array, with these columns, so that any number of them is one text. Not every
    /// database can: see [`Capabilities::has_json_table`](crate::tables::Capabilities::has_json_table).
    pub fn bind_rows(&mut self, rows: String, columns: &str) -> &mut Self {
        self.push("JSON_TABLE(CONVERT(").bind(Bind::Text(rows)).push(" USING utf8mb4), '$[*]' COLUMNS (");
        self.push(columns).push("))")
    }

    /// The same text with NULL for every value: a comparison with any of them holds for no row.
    pub fn that_holds_for_nothing(&self) -> Self {
        Self { sql: self.sql.clone(), binds: vec![Bind::Null; self.binds.len()], ..Self::default() }
    }

    /// A statement that is run with the values of each of these in turn, and whose rows are those of all runs. `None` if
    /// they do not all have the same text. Only SQLite runs one more than once: there, no run waits for a network.
    pub fn in_runs(runs: impl IntoIterator<Item = Statement>) -> Option<Self> {
        let mut runs = runs.into_iter();
        let mut statement = runs.next()?;
        for run in runs {
            if run.sql != statement.sql || run.further_runs > 0 {
                return None;
            }
            statement.binds.extend(run.binds);
            statement.further_runs += 1;
        }
        Some(statement)
    }

    /// The values of each run.
    pub fn runs(&self) -> impl ExactSizeIterator<Item = &[Bind]> {
        let count = self.further_runs + 1;
        let of_each = self.binds.len() / count;
        (0..count).map(move |run| &self.binds[run * of_each..(run + 1) * of_each])
    }

    /// The same, which is known to read so many databases of its server.
    pub fn of_databases(self, count: usize) -> Self {
        Self { further_databases: count.saturating_sub(1), ..self }
    }

    /// The same, whose first columns have the same value in all rows. They are read of the first row only; of all others, their
    /// cells are NULL.
    pub fn with_repeated(self, columns: usize) -> Self {
        Self { repeated: columns, ..self }
    }

    /// How many columns need not be read of a row behind so many.
    pub(super) fn unread(&self, rows: usize) -> usize {
        if rows == 0 { 0 } else { self.repeated }
    }

    /// How many databases it reads.
    pub fn databases(&self) -> usize {
        self.further_databases + 1
    }

    /// The statement as it is run first.
    pub fn first_run(&self) -> Self {
        let binds = self.runs().next().unwrap_or_default().to_vec();
        Self { sql: self.sql.clone(), binds, ..Self::default() }
    }

    /// The same values for another text, which has the same placeholders.
    pub(super) fn with_sql(&self, sql: String) -> Self {
        Self { sql, ..self.clone() }
    }

    /// The text, apart from what it says by `WITH` before all that it asks, if it does.
    pub fn behind_with(&self) -> (&str, &str) {
        let (mut depth, mut is_quoted) = (0, false);
        let letters = self.sql.char_indices().filter(|_| self.sql.starts_with("WITH "));
        for (at, letter) in letters {
            match letter {
                '\'' => is_quoted = !is_quoted,
                '(' if !is_quoted => depth += 1,
                ')' if !is_quoted && depth == 1 => {
                    let (with, rest) = self.sql.split_at(at + 1);
                    return (with, rest.trim_start());
                }
                ')' if !is_quoted => depth -= 1,
                _ => {}
            }
        }
        ("", &self.sql)
    }

    /// The text.
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// The values, those of one run after those of another.
    pub fn binds(&self) -> &[Bind] {
        &self.binds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_like_lengths_share_a_text() {
        let list = |length: i64| {
            let mut statement = Statement::new("x IN ");
            statement.bind_list((0..length).map(Bind::Integer));
            statement
        };
        assert_eq!(list(5).sql(), list(8).sql());
        assert_eq!(list(5).binds()[4..], vec![Bind::Integer(4); 4]);
        assert_eq!(list(0).sql(), "x IN (?)");
        assert_eq!(list(0).binds(), [Bind::Null]);
    }

    #[test]
    fn what_is_said_before_a_statement_is_told_from_it() {
        let with = "WITH A AS (SELECT (b), ')' FROM C)";
        assert_eq!(Statement::new(format!("{with} (SELECT 1 FROM A)")).behind_with(), (with, "(SELECT 1 FROM A)"));
        assert_eq!(Statement::new("(SELECT 1)").behind_with(), ("", "(SELECT 1)"));
    }

    #[test]
    fn runs_have_a_text_and_values_each() {
        let asking = |text: &str, value: i64| Statement::filled(text, &[Bind::Integer(value), Bind::Null]);
        let twice = Statement::in_runs([asking("a = ? AND b = ?", 1), asking("a = ? AND b = ?", 2)]).expect("one text");
        assert_eq!(twice.runs().collect::<Vec<_>>(), [[Bind::Integer(1), Bind::Null], [Bind::Integer(2), Bind::Null]]);
        assert_eq!(twice.first_run(), asking("a = ? AND b = ?", 1));
        assert_eq!(Statement::in_runs([asking("a = ?", 1), asking("b = ?", 1)]), None);
        assert_eq!(Statement::new("1").runs().collect::<Vec<_>>(), [&[][..]]);
    }
}
