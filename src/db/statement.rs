//! A statement: SQL text, and the values of its placeholders.

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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    sql: String,
    binds: Vec<Bind>,
}

impl Statement {
    /// A statement without values.
    pub fn new(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), binds: Vec::new() }
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

    /// The same text with NULL for every value: a comparison with any of them holds for no row.
    pub fn that_holds_for_nothing(&self) -> Self {
        Self { sql: self.sql.clone(), binds: vec![Bind::Null; self.binds.len()] }
    }

    /// The text.
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// The values.
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
}
