//! Ordered lists of rows: which rows, in which order, from where on.

use super::Named;
use crate::db::{Bind, Statement};
use crate::tables::{AnyColumn, Capabilities, Column, FromCell, View};

/// How the values of a sort key come back from a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KeyKind {
    Integer,
    Text,
}

/// One column of an order.
#[derive(Debug, Clone, Copy)]
pub struct SortKey {
    /// The column; it is never NULL.
    pub column: AnyColumn,
    kind: KeyKind,
}

impl SortKey {
    /// A column of numbers.
    pub const fn integer<T: FromCell>(column: Column<T>) -> Self {
        Self { column: column.any(), kind: KeyKind::Integer }
    }

    /// A column of bytes: text, timestamps, sort keys.
    pub const fn text<T: FromCell>(column: Column<T>) -> Self {
        Self { column: column.any(), kind: KeyKind::Text }
    }

    /// A value of a cursor as the value of a placeholder; `None` if it cannot be of this column.
    pub fn bind(&self, value: &[u8]) -> Option<Bind> {
        match self.kind {
            KeyKind::Integer => std::str::from_utf8(value).ok()?.parse().ok().map(Bind::Integer),
            KeyKind::Text => Some(match std::str::from_utf8(value) {
                Ok(text) => Bind::Text(text.to_owned()),
                Err(_) => Bind::Bytes(value.to_vec()),
            }),
        }
    }
}

/// An order that an index serves; its last column tells any two rows apart.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// The columns, the most significant first.
    pub keys: &'static [SortKey],
    /// Whether the greatest come first.
    pub is_descending: bool,
}

/// A list of rows.
#[derive(Debug, Clone)]
pub struct List {
    /// Where the rows come from, as `t`; the partner that decides which rows there are is `e`.
    pub view: View,
    /// What holds for every row; all of it.
    pub conditions: Vec<Statement>,
    /// The names that the rows have, if they are named.
    pub named: Option<Named>,
    /// Stretches that follow each other: each a condition, and ordered in itself. Usually one, without condition.
    pub segments: Vec<Statement>,
    /// Parts of the list in each of which an index serves the order: all are read, and what they bring is merged.
    /// Usually one; a list of several strands has one segment.
    pub strands: Vec<Strand>,
    /// The order within a segment.
    pub order: Order,
}

impl List {
    /// All rows of a view, in this order.
    pub fn new(view: View, order: Order) -> Self {
        let segments = vec![Statement::default()];
        Self { view, conditions: Vec::new(), named: None, segments, strands: vec![Strand::default()], order }
    }

    /// Keeps only rows with this value in a column that stands in an index before the columns of the order.
    pub fn pin(&mut self, capabilities: &Capabilities, column: &'static str, value: &Bind) {
        self.strands.iter_mut().for_each(|strand| strand.pin(capabilities, column, value));
    }

    /// Says that a column has one value in each branch, and stands in an index before all others of the list.
    pub fn lead_by(&mut self, column: &'static str) {
        self.strands.iter_mut().for_each(|strand| strand.leading.insert(0, column));
    }

    /// Keeps only rows for which this holds.
    pub fn only(&mut self, condition: Statement) {
        self.conditions.push(condition);
    }

    /// Keeps only rows for which this holds: SQL without values.
    pub fn only_sql(&mut self, condition: &str) {
        self.conditions.push(Statement::new(condition));
    }

    /// Keeps only rows with this value in a column, or another comparison with it.
    pub fn compare(&mut self, left: &str, value: Bind) {
        let mut condition = Statement::new(left);
        condition.bind(value);
        self.conditions.push(condition);
    }

    /// Keeps only rows that have one of these values.
    pub fn any_of(&mut self, left: &str, values: impl IntoIterator<Item = Bind>) {
        let mut condition = Statement::new(left);
        condition.push(" IN ").bind_list(values);
        self.conditions.push(condition);
    }
}

/// A part of a list: all rows with certain values in the columns that lead an index.
#[derive(Debug, Clone, Default)]
pub struct Strand {
    /// What holds for its rows only.
    pub condition: Statement,
    /// Columns that have one value each, in the order of the index.
    pub leading: Vec<&'static str>,
}

impl Strand {
    /// Keeps only rows with this value in a column.
    pub fn pin(&mut self, capabilities: &Capabilities, column: &'static str, value: &Bind) {
        self.only(Statement::filled(&capabilities.is_pinned(column), std::slice::from_ref(value)));
        self.leading.push(column);
    }

    /// Keeps only rows for which this holds.
    pub fn only(&mut self, condition: Statement) {
        self.condition.push(if self.condition.sql().is_empty() { "" } else { " AND " }).append(condition);
    }
}

/// A place between two rows of a list: just behind a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The row's segment.
    pub segment: usize,
    /// The row's sort keys.
    pub values: Vec<Bind>,
}

/// Which stretch of a list is wanted.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// Where to start; at an end of the list if there is none.
    pub from: Option<Position>,
    /// Whether to go towards the beginning.
    pub is_backwards: bool,
    /// How many rows to read.
    pub limit: usize,
}

impl Window {
    /// The keyset condition for a segment: `None` if all of the segment lies before the start.
    pub(super) fn condition(&self, segment: usize, order: &Order) -> Option<Statement> {
        let Some(from) = &self.from else { return Some(Statement::default()) };
        let is_passed = if self.is_backwards { segment > from.segment } else { segment < from.segment };
        if is_passed {
            return None;
        }
        if segment != from.segment {
            return Some(Statement::default());
        }
        Some(beyond(order, &from.values, order.is_descending != self.is_backwards))
    }

    /// What follows ORDER BY.
    pub(super) fn order_by(&self, order: &Order, leading: &[&'static str]) -> String {
        let direction = if order.is_descending == self.is_backwards { "ASC" } else { "DESC" };
        let columns = leading.iter().copied().chain(order.keys.iter().map(|key| key.column.name));
        columns.map(|column| format!("t.{column} {direction}")).collect::<Vec<_>>().join(", ")
    }
}

/// `(a, b) < (x, y)`, written so that a range over the index on `a, b` begins at `x, y`: MariaDB makes no range out of
/// a comparison of rows, and SQLite none out of an OR, for which the first comparison stands.
fn beyond(order: &Order, values: &[Bind], is_less: bool) -> Statement {
    let sign = if is_less { "<" } else { ">" };
    let mut condition = Statement::default();
    for (depth, (key, value)) in order.keys.iter().zip(values).enumerate() {
        let column = key.column.name;
        if depth + 1 == order.keys.len() {
            condition.push(&format!("t.{column} {sign} ")).bind(value.clone());
        } else {
            condition.push(&format!("t.{column} {sign}= ")).bind(value.clone());
            condition.push(&format!(" AND (t.{column} {sign} ")).bind(value.clone());
            condition.push(&format!(" OR (t.{column} = ")).bind(value.clone()).push(" AND ");
        }
    }
    condition.push(&"))".repeat(order.keys.len().saturating_sub(1)));
    condition
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::wiki::revision;

    #[test]
    fn a_keyset_begins_with_a_range() {
        static KEYS: [SortKey; 2] = [SortKey::text(revision::TIMESTAMP), SortKey::integer(revision::ID)];
        let order = Order { keys: &KEYS, is_descending: true };
        let values = vec![Bind::Text("20260101000000".to_owned()), Bind::Integer(7)];
        let window = Window { from: Some(Position { segment: 0, values }), is_backwards: false, limit: 5 };
        let condition = window.condition(0, &order).expect("rows in the cursor's segment");
        assert_eq!(
            condition.sql(),
            "t.rev_timestamp <= ? AND (t.rev_timestamp < ? OR (t.rev_timestamp = ? AND t.rev_id < ?))"
        );
        assert_eq!(window.order_by(&order, &["rev_actor"]), "t.rev_actor DESC, t.rev_timestamp DESC, t.rev_id DESC");
    }
}
