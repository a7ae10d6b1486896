//! Statements on the file: text with `?` for each value, and rows whose cells are read by the column's name.

use diesel::connection::LoadConnection;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::row::{Field as _, Row as _};
use diesel::sql_types::{BigInt, Double, Nullable, Text, Untyped};
use diesel::sqlite::{Sqlite, SqliteType};

use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::insert::Value;

/// A row of an answer.
#[derive(Debug, Clone)]
pub struct Record(Vec<(String, Cell)>);

#[derive(Debug, Clone)]
enum Cell {
    Null,
    Integer(i64),
    Text(String),
}

impl Record {
    /// A whole number, where there is one.
    pub fn maybe_number(&self, column: &str) -> Option<i64> {
        match self.cell(column) {
            Cell::Integer(number) => Some(*number),
            Cell::Text(text) => text.parse().ok(),
            Cell::Null => None,
        }
    }

    /// A whole number; 0 where there is none.
    pub fn number(&self, column: &str) -> i64 {
        self.maybe_number(column).unwrap_or_default()
    }

    /// Whether a number is another than 0.
    pub fn flag(&self, column: &str) -> bool {
        self.number(column) != 0
    }

    /// A text, where there is one.
    pub fn maybe_text(&self, column: &str) -> Option<String> {
        match self.cell(column) {
            Cell::Text(text) => Some(text.clone()),
            Cell::Integer(number) => Some(number.to_string()),
            Cell::Null => None,
        }
    }

    /// A text; empty where there is none.
    pub fn text(&self, column: &str) -> String {
        self.maybe_text(column).unwrap_or_default()
    }

    fn cell(&self, column: &str) -> &Cell {
        let found = self.0.iter().find(|(name, _)| name == column);
        &found.unwrap_or_else(|| panic!("the statement selects no {column}")).1
    }
}

/// All rows of an answer.
pub fn ask(db: &mut SqliteConnection, sql: &str, values: &[Value<'_>]) -> QueryResult<Vec<Record>> {
    let mut records = Vec::new();
    for row in db.load(Statement { sql, values })? {
        let row = row?;
        let cells = (0..row.field_count()).filter_map(|index| row.get(index)).map(|field| {
            let name = field.field_name().unwrap_or_default().to_owned();
            let cell = field.value().map_or(Cell::Null, |mut value| match value.value_type() {
                Some(SqliteType::Long | SqliteType::Integer | SqliteType::SmallInt) => Cell::Integer(value.read_long()),
                Some(_) => Cell::Text(String::from_utf8_lossy(value.read_blob()).into_owned()),
                None => Cell::Null,
            });
            (name, cell)
        });
        records.push(Record(cells.collect()));
    }
    Ok(records)
}

/// The first row of an answer, if it has any.
pub fn first(db: &mut SqliteConnection, sql: &str, values: &[Value<'_>]) -> QueryResult<Option<Record>> {
    Ok(ask(db, sql, values)?.into_iter().next())
}

/// The number that a statement selects as `number`; 0 where there is none.
pub fn number(db: &mut SqliteConnection, sql: &str, values: &[Value<'_>]) -> QueryResult<i64> {
    Ok(first(db, sql, values)?.map_or(0, |row| row.number("number")))
}

/// Changes rows, and says how many.
pub fn run(db: &mut SqliteConnection, sql: &str, values: &[Value<'_>]) -> QueryResult<usize> {
    Statement { sql, values }.execute(db)
}

/// `(?, ?, ?)`: the places of a list of values; an empty list holds nothing but NULL.
pub fn places(count: usize) -> String {
    if count == 0 { "(NULL)".to_owned() } else { format!("({})", vec!["?"; count].join(", ")) }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Value::Integer(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Value::Integer(i64::from(flag))
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(text.as_str().into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(text.into())
    }
}

impl From<Moment> for Value<'_> {
    fn from(at: Moment) -> Self {
        Value::Text(at.to_string().into())
    }
}

struct Statement<'a> {
    sql: &'a str,
    values: &'a [Value<'a>],
}

impl QueryId for Statement<'_> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Query for Statement<'_> {
    type SqlType = Untyped;
}

impl RunQueryDsl<SqliteConnection> for Statement<'_> {}

impl QueryFragment<Sqlite> for Statement<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        let mut values = self.values.iter();
        for (index, text) in self.sql.split('?').enumerate() {
            if index > 0 {
                match values.next() {
                    Some(Value::Integer(number)) => out.push_bind_param::<BigInt, i64>(number)?,
                    Some(Value::Real(number)) => out.push_bind_param::<Double, f64>(number)?,
                    Some(Value::Text(text)) => out.push_bind_param::<Text, str>(text)?,
                    Some(Value::Null) => out.push_bind_param::<Nullable<BigInt>, Option<i64>>(&None)?,
                    None => return Err(diesel::result::Error::QueryBuilderError("a place has no value".into())),
                }
            }
            out.push_sql(text);
        }
        Ok(())
    }
}
