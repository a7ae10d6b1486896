//! From a cell to JSON, as the column's type is written in an answer, without a value in between.

use super::{Cell, FromCell};
use crate::types::{Json, Sha1, Timestamp};

/// Types of columns whose cells are written as they are.
pub trait Written: FromCell {
    /// Writes what [`FromCell::from_cell`] would read; `false`, and nothing written, where that is `None`.
    fn write(cell: &Cell, json: &mut Json) -> bool;
}

impl Written for i64 {
    fn write(cell: &Cell, json: &mut Json) -> bool {
        Self::from_cell(cell).map(|value| json.integer(value)).is_some()
    }
}

impl Written for i32 {
    fn write(cell: &Cell, json: &mut Json) -> bool {
        Self::from_cell(cell).map(|value| json.integer(value.into())).is_some()
    }
}

impl Written for bool {
    fn write(cell: &Cell, json: &mut Json) -> bool {
        Self::from_cell(cell).map(|value| json.boolean(value)).is_some()
    }
}

impl Written for String {
    fn write(cell: &Cell, json: &mut Json) -> bool {
        match cell {
            Cell::Bytes(bytes) => json.text(bytes),
            Cell::Integer(value) => json.string(&value.to_string()),
            Cell::Null => return false,
        }
        true
    }
}

impl Written for Timestamp {
    fn write(cell: &Cell, json: &mut Json) -> bool {
        Self::from_cell(cell).map(|value| json.moment(value.digits())).is_some()
    }
}

impl Written for Sha1 {
    fn write(cell: &Cell, json: &mut Json) -> bool {
        Self::from_cell(cell).map(|value| json.plain(value.as_bytes())).is_some()
    }
}
