//! Reading a row's cells, whichever database it came from.

use mysql_async::{Row, Value};

use crate::formats::Timestamp;

/// Something is hidden in a row if its bits have this one: the text of a revision, or what a log entry was about.
pub const CONTENT: i64 = 1;
/// The comment is hidden.
pub const COMMENT: i64 = 2;
/// The actor is hidden.
pub const ACTOR: i64 = 4;

/// A row's cells by their places.
pub trait Cells {
    /// A whole number, or nothing for NULL.
    fn number(&self, place: usize) -> Option<i64>;
    /// Text as bytes, or nothing for NULL.
    fn bytes(&self, place: usize) -> Option<&[u8]>;
    /// Text, taken out of the row where that saves a copy.
    fn text(&mut self, place: usize) -> Option<String>;

    /// A number that is never NULL.
    fn id(&self, place: usize) -> i64 {
        self.number(place).unwrap_or_default()
    }

    /// Whether a number is not zero.
    fn flag(&self, place: usize) -> bool {
        self.id(place) != 0
    }

    /// A timestamp.
    fn timestamp(&self, place: usize) -> Option<Timestamp> {
        Timestamp::read(self.bytes(place)?)
    }

    /// A title out of its namespace and key.
    fn title(&self, namespace: usize, key: usize) -> Option<String> {
        let key = str::from_utf8(self.bytes(key)?).ok()?;
        Some(crate::formats::title(self.number(namespace)?, key))
    }
}

/// A row of MariaDB's binary protocol.
pub struct MariaDbRow(Vec<Value>);

impl MariaDbRow {
    pub(crate) fn new(row: Row) -> Self {
        Self(row.unwrap())
    }
}

impl Cells for MariaDbRow {
    fn number(&self, place: usize) -> Option<i64> {
        match self.0.get(place)? {
            Value::Int(number) => Some(*number),
            Value::UInt(number) => i64::try_from(*number).ok(),
            _ => None,
        }
    }

    fn bytes(&self, place: usize) -> Option<&[u8]> {
        match self.0.get(place)? {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    fn text(&mut self, place: usize) -> Option<String> {
        match std::mem::replace(self.0.get_mut(place)?, Value::NULL) {
            Value::Bytes(bytes) => String::from_utf8(bytes).ok(),
            _ => None,
        }
    }
}

impl Cells for &rusqlite::Row<'_> {
    fn number(&self, place: usize) -> Option<i64> {
        self.get_ref(place).ok()?.as_i64().ok()
    }

    fn bytes(&self, place: usize) -> Option<&[u8]> {
        self.get_ref(place).ok()?.as_bytes().ok()
    }

    fn text(&mut self, place: usize) -> Option<String> {
        str::from_utf8(self.bytes(place)?).ok().map(str::to_owned)
    }
}
