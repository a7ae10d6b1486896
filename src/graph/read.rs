//! Reading members' columns and partners into fields.

use crate::loaders::{LoadError, Member};
use crate::tables::{Column, FromCell, Join};

use super::Fault;
use super::entity::{Entity, Nullable};

/// Reads a row for the fields of its type.
pub(super) trait Read {
    /// A column that is never NULL.
    fn required<T: FromCell>(&self, column: Column<T>) -> Result<T, Fault>;

    /// A column that may be NULL.
    fn nullable<T: FromCell>(&self, column: Column<T>) -> Nullable<T>;

    /// A column that may be NULL, as another type.
    fn converted<T: FromCell, U>(&self, column: Column<T>, convert: impl FnOnce(T) -> U) -> Nullable<U>;

    /// The row at the other end of a to-one edge.
    fn edge_to<T: Entity>(&self, join: &Join) -> Nullable<T>;

    /// A column of the row at the other end of a to-one edge.
    fn through<T: FromCell>(&self, join: &Join, column: Column<T>) -> Nullable<T>;
}

impl Read for Member {
    fn required<T: FromCell>(&self, column: Column<T>) -> Result<T, Fault> {
        self.read(column)?.ok_or_else(|| Fault::Internal(format!("{} is NULL", column.name()).into()))
    }

    fn nullable<T: FromCell>(&self, column: Column<T>) -> Nullable<T> {
        self.read(column).map_err(Fault::from).transpose()
    }

    fn converted<T: FromCell, U>(&self, column: Column<T>, convert: impl FnOnce(T) -> U) -> Nullable<U> {
        Some(self.nullable(column)?.map(convert))
    }

    fn edge_to<T: Entity>(&self, join: &Join) -> Nullable<T> {
        Some(self.partner(join).transpose()?.map(T::from).map_err(Fault::from))
    }

    fn through<T: FromCell>(&self, join: &Join, column: Column<T>) -> Nullable<T> {
        let read = || -> Result<Option<T>, LoadError> {
            match self.partner(join)? {
                Some(partner) => partner.read(column),
                None => Ok(None),
            }
        };
        read().map_err(Fault::from).transpose()
    }
}
