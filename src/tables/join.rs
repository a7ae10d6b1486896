//! To-one edges: which row of another view belongs to a row.

use super::{AnyColumn, View};

/// Whether a row without a partner stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinKind {
    /// The row stays, and its partner is null.
    Left,
    /// The row is left out.
    Inner,
}

/// One to-one edge, such as a revision's actor.
#[derive(Debug)]
pub struct Join {
    /// Unique among all joins.
    pub name: &'static str,
    /// Where the partner comes from.
    pub view: View,
    /// A column of the partner that is never NULL: it tells whether there is a partner.
    pub key: AnyColumn,
    /// The partner's columns, and SQL over the row that they must equal (`{row}` stands for the row's alias).
    pub on: &'static [(&'static str, &'static str)],
    /// Whether rows without a partner stay.
    pub kind: JoinKind,
}

/// The same edge twice, if rows without a partner stay by both or by neither.
impl PartialEq for Join {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.kind == other.kind
    }
}

impl Join {
    /// A partner that may be missing, found by one of its columns.
    pub const fn left(
        name: &'static str,
        view: View,
        key: AnyColumn,
        on: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { name, view, key, on, kind: JoinKind::Left }
    }

    /// The same edge for rows that always have a partner worth showing.
    pub const fn inner(self) -> Self {
        Self { kind: JoinKind::Inner, ..self }
    }

    /// Writes the condition in SQL, for these two aliases.
    pub fn condition(&self, row: &str, partner: &str, sql: &mut String) {
        for (index, (theirs, ours)) in self.on.iter().enumerate() {
            sql.extend([if index == 0 { "" } else { " AND " }, partner, ".", theirs, " = "]);
            for (place, text) in ours.split("{row}").enumerate() {
                sql.extend([if place == 0 { "" } else { row }, text]);
            }
        }
    }
}
