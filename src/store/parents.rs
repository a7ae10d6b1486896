//! The rows that have a list each, and how the list's rows are found by them.

use crate::db::{Bind, Statement};
use crate::tables::Capabilities;

/// Parents of one kind, each with a list of its own.
#[derive(Debug)]
pub struct Parents {
    columns: Vec<&'static str>,
    /// Whether the columns lead the index in whose order the lists are read.
    is_leading: bool,
    keys: Vec<Vec<Bind>>,
}

impl Parents {
    /// The wiki itself: one parent, and all rows are its.
    pub fn wiki() -> Self {
        Self { columns: Vec::new(), is_leading: false, keys: vec![Vec::new()] }
    }

    /// Parents that are told apart by these values in columns of their lists' rows.
    pub fn new(columns: &[&'static str], keys: Vec<Vec<Bind>>) -> Self {
        Self { columns: columns.to_vec(), is_leading: false, keys }
    }

    /// The same, whose columns lead the index in whose order the lists are read: see [`Capabilities::is_pinned`].
    pub fn leading(self, is_leading: bool) -> Self {
        Self { is_leading, ..self }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The column and the number by which parents are known, in digits, if that is all it takes.
    pub(super) fn numbers(&self) -> Option<(&'static str, Vec<String>)> {
        let [column] = self.columns[..] else { return None };
        let number = |key: &Vec<Bind>| match &key[..] {
            [Bind::Integer(number)] => Some(number.to_string()),
            _ => None,
        };
        Some((column, self.keys.iter().map(number).collect::<Option<_>>()?))
    }

    /// What holds for the rows of one parent; empty if that is no condition.
    pub(super) fn condition(&self, parent: usize, capabilities: &Capabilities) -> Statement {
        let of_column = |column: &&'static str| match self.is_leading {
            true => capabilities.is_pinned(column),
            false => format!("t.{column} = ?"),
        };
        let mut statement = Statement::default();
        let key = self.keys.get(parent).map(Vec::as_slice).unwrap_or_default();
        for (column, value) in self.columns.iter().zip(key) {
            statement.push(if statement.sql().is_empty() { "" } else { " AND " });
            statement.append(Statement::filled(&of_column(column), std::slice::from_ref(value)));
        }
        statement
    }
}
