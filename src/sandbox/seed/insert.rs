//! Rows into tables: many rows in one statement, every value bound.

use std::borrow::Cow;

use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Double, Nullable, Text};
use diesel::sqlite::Sqlite;

use super::clock::Moment;

/// A row of one of MediaWiki's tables.
pub trait Row {
    /// The table's name.
    const TABLE: &'static str;
    /// Its columns, in the order of [`Row::values`].
    const COLUMNS: &'static [&'static str];

    /// The row's values.
    fn values(&self) -> Vec<Value<'_>>;
}

/// A value as SQLite stores it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// `NULL`
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Real(f64),
    /// Text: also where the column is declared `BLOB`.
    Text(Cow<'a, str>),
}

/// What a field of a row can hold.
pub trait Field {
    /// The field as a value.
    fn value(&self) -> Value<'_>;
}

impl Field for i64 {
    fn value(&self) -> Value<'_> {
        Value::Integer(*self)
    }
}

impl Field for bool {
    fn value(&self) -> Value<'_> {
        Value::Integer(i64::from(*self))
    }
}

impl Field for f64 {
    fn value(&self) -> Value<'_> {
        Value::Real(*self)
    }
}

impl Field for String {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Field for &'static str {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Field for Moment {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Owned(self.to_string()))
    }
}

impl<T: Field> Field for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Field::value)
    }
}

/// Inserts the rows, some hundred values at a time.
pub fn insert<R: Row>(connection: &mut SqliteConnection, rows: &[R]) -> QueryResult<()> {
    const VALUES_A_STATEMENT: usize = 600;
    for chunk in rows.chunks(VALUES_A_STATEMENT / R::COLUMNS.len()) {
        let statement = Insert { table: R::TABLE, columns: R::COLUMNS, rows: chunk.iter().map(Row::values).collect() };
        statement.execute(connection)?;
    }
    Ok(())
}

struct Insert<'a> {
    table: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<Value<'a>>>,
}

impl QueryId for Insert<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl RunQueryDsl<SqliteConnection> for Insert<'_> {}

impl QueryFragment<Sqlite> for Insert<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        // The statement cache is keyed by the kinds of all values as well, so it would hardly ever be hit.
        out.unsafe_to_cache_prepared();
        out.push_sql("INSERT INTO ");
        out.push_identifier(self.table)?;
        out.push_sql(" (");
        out.push_sql(&self.columns.join(", "));
        out.push_sql(") VALUES ");
        for (row_index, row) in self.rows.iter().enumerate() {
            out.push_sql(if row_index == 0 { "(" } else { ", (" });
            for (column_index, value) in row.iter().enumerate() {
                if column_index > 0 {
                    out.push_sql(", ");
                }
                match value {
                    Value::Null => out.push_bind_param::<Nullable<BigInt>, Option<i64>>(&None)?,
                    Value::Integer(number) => out.push_bind_param::<BigInt, i64>(number)?,
                    Value::Real(number) => out.push_bind_param::<Double, f64>(number)?,
                    Value::Text(text) => out.push_bind_param::<Text, str>(text)?,
                }
            }
            out.push_sql(")");
        }
        Ok(())
    }
}
