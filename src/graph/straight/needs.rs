//! What a field reads of its row, and how it is written where that is all it takes.

use super::template::{Part, Template};
use super::{Asked, Output, row};
use crate::graph::Fault;
use crate::graph::connection::{Kind, ListTemplate};
use crate::graph::entity::Entity;
use crate::loaders::Member;
use crate::tables::{AnyColumn, Column, FromCell, Join, Selection, Written};
use crate::types::NamespaceNumber;

/// What one field reads of its row, and how it is written.
///
/// A field that only says what it reads is resolved as its type's `#[Object]` has it. One that also says how it is written
/// is written for all rows of a list in one go, and its resolver serves where the field stands alone. Both say the
/// same: a test asks every field both ways.
pub struct Needs<'s> {
    selection: &'s mut Selection,
    part: Part,
}

impl<'s> Needs<'s> {
    pub(super) fn new(selection: &'s mut Selection) -> Self {
        Self { selection, part: Part::Resolved }
    }

    pub(super) fn into_part(self) -> Part {
        self.part
    }

    /// Reads a column.
    pub fn read(&mut self, column: impl Into<AnyColumn>) {
        self.selection.column(column);
    }

    /// Reads a column of the row at the other end of a to-one edge.
    pub fn read_through<T: FromCell>(&mut self, join: &'static Join, column: Column<T>) {
        self.selection.join(join).column(column);
    }

    /// What is asked of the row besides.
    pub fn selection(&mut self) -> &mut Selection {
        self.selection
    }

    /// Is a column that is never NULL.
    pub fn required<T: Written>(&mut self, column: Column<T>) {
        self.read(column);
        self.part = Part::Cell { column: column.name(), write: T::write, is_nullable: false };
    }

    /// Is a column that may be NULL.
    pub fn nullable<T: Written>(&mut self, column: Column<T>) {
        self.read(column);
        self.part = Part::Cell { column: column.name(), write: T::write, is_nullable: true };
    }

    /// Is a column of the row at the other end of a to-one edge.
    pub fn through<T: Written>(&mut self, join: &'static Join, column: Column<T>) {
        self.read_through(join, column);
        self.part = Part::Through { join: join.name, column: column.name(), write: T::write };
    }

    /// Is the title that two columns name, which are never NULL.
    pub fn title(&mut self, namespace: Column<NamespaceNumber>, key: Column<String>) {
        self.titled(namespace, key, false);
    }

    /// Is the title that two columns name, which may be NULL.
    pub fn nullable_title(&mut self, namespace: Column<NamespaceNumber>, key: Column<String>) {
        self.titled(namespace, key, true);
    }

    fn titled(&mut self, namespace: Column<NamespaceNumber>, key: Column<String>, is_nullable: bool) {
        self.read(namespace);
        self.read(key);
        self.part = Part::Title { namespace: namespace.name(), key: key.name(), is_nullable };
    }

    /// Is the row at the other end of a to-one edge.
    pub fn edge_to<T: Entity>(&mut self, field: Asked<'_>, join: &'static Join) {
        let template = field.template::<T>();
        self.selection.join(join).extend(template.selection());
        let (resolve, is_listed) = (row::resolve::<T>, Template::is_listed::<T>);
        self.part = Part::Edge { join: join.name, template, resolve, is_listed };
    }

    /// Is a list of its own, which is loaded for all rows at once, and found by these columns. By one, it may come with the row:
    /// its resolver is asked while there is none, and reads no cell before `of_parents` does.
    pub fn list<K: Kind>(&mut self, field: Asked<'_>, found_by: &[AnyColumn]) {
        found_by.iter().for_each(|column| self.read(*column));
        self.listed::<K>(field, None, found_by.len() == 1);
    }

    /// The same, found by a column of the row at the other end of a to-one edge.
    pub fn list_of_partner<K: Kind>(&mut self, field: Asked<'_>, join: &'static Join, found_by: Column<i64>) {
        self.read_through(join, found_by);
        self.listed::<K>(field, Some(join), true);
    }

    /// The same, found by what is read besides: of the row at the other end of a to-one edge, or, as wikis differ, of the row
    /// itself.
    pub fn list_through<K: Kind>(&mut self, field: Asked<'_>, join: &'static Join) {
        self.listed::<K>(field, Some(join), false);
    }

    fn listed<K: Kind>(&mut self, field: Asked<'_>, through: Option<&'static Join>, may_come_with_row: bool) {
        let is_listed = |field: Asked<'_>| ListTemplate::of::<K>(field).is_some();
        let through = through.map(|join| join.name);
        self.part = Part::List { place: field.place(), through, is_listed, may_come_with_row };
    }

    /// Is worked out from the row, of which enough is read.
    pub fn value<V: Output>(&mut self, value: impl Fn(&Member) -> Result<V, Fault> + Send + Sync + 'static) {
        self.part = Part::Value(Box::new(move |member, json| {
            value(member)?.write(json);
            Ok(())
        }));
    }
}
