//! One value of one row, before it has a meaning.

use super::CellBytes;
use crate::types::{Sha1, Timestamp};

/// A value as the database gave it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// NULL, and what is hidden.
    Null,
    /// Any whole number, whatever width and sign its column has.
    Integer(i64),
    /// Text and binary strings: MediaWiki keeps both as bytes.
    Bytes(CellBytes),
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::Integer(value.into())
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Self {
        Self::Bytes(value.into_bytes().into())
    }
}

impl From<&str> for Cell {
    fn from(value: &str) -> Self {
        Self::Bytes(value.as_bytes().into())
    }
}

impl From<Timestamp> for Cell {
    fn from(value: Timestamp) -> Self {
        value.database().into()
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// What a column's cells mean.
pub trait FromCell: Sized {
    /// Reads a cell; `None` for NULL and for what cannot be of this type.
    fn from_cell(cell: &Cell) -> Option<Self>;
}

impl FromCell for i64 {
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Integer(value) => Some(*value),
            Cell::Bytes(digits) => std::str::from_utf8(digits).ok()?.parse().ok(),
            Cell::Null => None,
        }
    }
}

impl FromCell for i32 {
    fn from_cell(cell: &Cell) -> Option<Self> {
        i64::from_cell(cell)?.try_into().ok()
    }
}

impl FromCell for u64 {
    fn from_cell(cell: &Cell) -> Option<Self> {
        i64::from_cell(cell)?.try_into().ok()
    }
}

impl FromCell for usize {
    fn from_cell(cell: &Cell) -> Option<Self> {
        i64::from_cell(cell)?.try_into().ok()
    }
}

impl FromCell for bool {
    fn from_cell(cell: &Cell) -> Option<Self> {
        i64::from_cell(cell).map(|value| value != 0)
    }
}

/// Truncated comments can end in the middle of a character: what is no UTF-8 is replaced.
impl FromCell for String {
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Bytes(bytes) => Some(match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => String::from_utf8_lossy(bytes).into_owned(),
            }),
            Cell::Integer(value) => Some(value.to_string()),
            Cell::Null => None,
        }
    }
}

/// As they are: short ones take no memory of their own.
impl FromCell for CellBytes {
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Bytes(bytes) => Some(bytes.clone()),
            Cell::Integer(value) => Some(value.to_string().into_bytes().into()),
            Cell::Null => None,
        }
    }
}

impl FromCell for Vec<u8> {
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Bytes(bytes) => Some(bytes.to_vec()),
            Cell::Integer(value) => Some(value.to_string().into_bytes()),
            Cell::Null => None,
        }
    }
}

/// `infinity` and empty cells are no points in time: `None`.
impl FromCell for Timestamp {
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Bytes(bytes) => Timestamp::from_database(bytes),
            Cell::Integer(value) => Timestamp::from_database(value.to_string().as_bytes()),
            Cell::Null => None,
        }
    }
}

/// As MediaWiki stores it.
impl FromCell for Sha1 {
    fn from_cell(cell: &Cell) -> Option<Self> {
        match cell {
            Cell::Bytes(digits) => Sha1::of_base_36(digits),
            Cell::Integer(value) => Sha1::of_base_36(value.to_string().as_bytes()),
            Cell::Null => None,
        }
    }
}
