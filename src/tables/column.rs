//! A column: its name in MediaWiki's schema, and what its cells mean.

use std::marker::PhantomData;

use super::{Capabilities, FromCell};

/// A column whose cells are read as `T`.
#[derive(Debug)]
pub struct Column<T> {
    any: AnyColumn,
    meaning: PhantomData<fn() -> T>,
}

impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Column<T> {}

/// A column, whatever its cells mean.
#[derive(Debug, Clone, Copy)]
pub struct AnyColumn {
    /// Unique among all columns: MediaWiki prefixes them by table, and computed ones have names of ours.
    pub name: &'static str,
    expression: Expression,
}

#[derive(Debug, Clone, Copy)]
enum Expression {
    /// The column as it stands in the view.
    Stored,
    /// SQL made from the row's alias and what the wiki's schema has.
    Computed(fn(&str, &Capabilities) -> String),
}

/// Whatever SQL computes a column, it is the only one of its name that is computed.
impl PartialEq for AnyColumn {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.is_stored() == other.is_stored()
    }
}

impl<T: FromCell> Column<T> {
    /// A column that stands in the table under this name.
    pub const fn stored(name: &'static str) -> Self {
        Self { any: AnyColumn { name, expression: Expression::Stored }, meaning: PhantomData }
    }

    /// A column that SQL computes from others of its row.
    pub const fn computed(name: &'static str, sql: fn(&str, &Capabilities) -> String) -> Self {
        Self { any: AnyColumn { name, expression: Expression::Computed(sql) }, meaning: PhantomData }
    }

    /// The column without the meaning of its cells.
    pub const fn any(&self) -> AnyColumn {
        self.any
    }

    /// Its name.
    pub const fn name(&self) -> &'static str {
        self.any.name
    }
}

impl AnyColumn {
    /// Whether it stands in the view, and nothing has to be computed.
    pub fn is_stored(&self) -> bool {
        matches!(self.expression, Expression::Stored)
    }

    /// Writes the SQL that reads the column from the row of this alias.
    pub fn write(&self, alias: &str, capabilities: &Capabilities, sql: &mut String) {
        match self.expression {
            Expression::Stored => sql.extend([alias, ".", self.name]),
            Expression::Computed(computed) => sql.push_str(&computed(alias, capabilities)),
        }
    }
}

impl<T: FromCell> From<Column<T>> for AnyColumn {
    fn from(column: Column<T>) -> Self {
        column.any
    }
}
