//! Rows as the Action API tells of them, laid over what the database has: they are there at once, however far the
//! database lags behind.
//!
//! The API does not know all that can be asked of a row, and the database may not have the row yet. What a record says
//! counts; what it leaves open is the database's, or NULL until that has caught up.

use std::collections::HashMap;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{Keys, lookup};
use crate::db::{Bind, DatabaseError, Rows, Wiki};
use crate::tables::{AnyColumn, Cell, Column, FromCell, Join, Selection, Shape, View};

/// A row, as far as it is known.
#[derive(Debug, Clone)]
pub struct Record {
    view: View,
    key: Option<Key>,
    is_certain: bool,
    cells: Vec<(&'static str, Cell)>,
    partners: Vec<(&'static str, Option<Record>)>,
}

/// By what the database knows a row.
#[derive(Debug, Clone)]
struct Key {
    column: AnyColumn,
    value: Bind,
}

impl Record {
    /// A row that there is, whether the database has it yet or not.
    pub fn certain<T: FromCell>(view: View, column: Column<T>, value: impl Into<Cell>) -> Self {
        let value = value.into();
        let key = Bind::of_cell(&value).map(|value| Key { column: column.any(), value });
        Self { view, key, is_certain: true, cells: vec![(column.name(), value)], partners: Vec::new() }
    }

    /// A row that there is if the database says so.
    pub fn possible<T: FromCell>(view: View, column: Column<T>, value: impl Into<Cell>) -> Self {
        Self { is_certain: false, ..Self::certain(view, column, value) }
    }

    /// A row that there is, and that the database need not be asked for.
    pub fn complete(view: View) -> Self {
        Self { view, key: None, is_certain: true, cells: Vec::new(), partners: Vec::new() }
    }

    /// The same with a column's value.
    pub fn with<T: FromCell>(mut self, column: Column<T>, value: impl Into<Cell>) -> Self {
        self.cells.push((column.name(), value.into()));
        self
    }

    /// The same with the row at the other end of an edge, or with nothing there.
    pub fn joined(mut self, join: &Join, partner: Option<Record>) -> Self {
        self.partners.push((join.name, partner));
        self
    }

    /// What it says about an edge; `None` if nothing.
    fn partner(&self, join: &Join) -> Option<Option<&Record>> {
        self.partners.iter().find(|(name, _)| *name == join.name).map(|(_, partner)| partner.as_ref())
    }
}

/// Rows that were made of records, in their order.
#[derive(Debug)]
pub struct Recorded {
    /// The rows.
    pub rows: Rows,
    /// Where their columns are.
    pub shape: Arc<Shape>,
    /// Whether each row is there at all.
    pub exists: Vec<bool>,
}

/// Makes rows of records of one view, which are known by one column; a statement for each view that they touch.
pub async fn recorded(wiki: &Wiki, records: &[Record], selection: &Selection) -> Result<Recorded, DatabaseError> {
    let Some(first) = records.first() else {
        return Ok(Recorded { rows: Rows::default(), shape: Arc::default(), exists: Vec::new() });
    };
    let Laid { shape, rows } = lay(wiki, first.view, records.iter().map(Some).collect(), selection).await?;
    let width = shape.width();
    let exists = rows.iter().map(Option::is_some).collect();
    let cells = rows.into_iter().flat_map(|row| row.unwrap_or_else(|| vec![Cell::Null; width])).collect();
    Ok(Recorded { rows: Rows::of_cells(width, cells), shape, exists })
}

/// Rows before they are put together; `None` where there is no row.
struct Laid {
    shape: Arc<Shape>,
    rows: Vec<Option<Vec<Cell>>>,
}

fn lay<'a>(
    wiki: &'a Wiki,
    view: View,
    records: Vec<Option<&'a Record>>,
    selection: &'a Selection,
) -> BoxFuture<'a, Result<Laid, DatabaseError>> {
    async move {
        let mut laid = found(wiki, view, &records, selection).await?;
        let width = laid.shape.width();
        for (record, row) in records.iter().zip(&mut laid.rows) {
            let Some(record) = record.filter(|record| record.is_certain || row.is_some()) else { continue };
            let row = row.get_or_insert_with(|| vec![Cell::Null; width]);
            for (name, cell) in &record.cells {
                if let Some(place) = laid.shape.column(name) {
                    row[place] = cell.clone();
                }
            }
        }
        for (join, asked) in selection.joins() {
            let partners: Vec<Option<Option<&Record>>> =
                records.iter().map(|record| record.and_then(|record| record.partner(join))).collect();
            if partners.iter().all(Option::is_none) {
                continue;
            }
            let joined =
                lay(wiki, join.view, partners.iter().map(|partner| partner.flatten()).collect(), asked).await?;
            let Some(shape) = laid.shape.join(join.name) else { continue };
            let told = laid.rows.iter_mut().zip(&joined.rows).zip(&partners).filter(|(_, told)| told.is_some());
            for ((row, partner), _) in told {
                if let Some(row) = row {
                    copy(partner.as_deref(), &joined.shape, row, shape);
                }
            }
        }
        Ok(laid)
    }
    .boxed()
}

/// What the database has of the records' rows.
async fn found(
    wiki: &Wiki,
    view: View,
    records: &[Option<&Record>],
    selection: &Selection,
) -> Result<Laid, DatabaseError> {
    let keys: Vec<Option<&Key>> = records.iter().map(|record| record.and_then(|record| record.key.as_ref())).collect();
    let mut asked = selection.clone();
    let Some(first) = keys.iter().flatten().next() else {
        let mut shape = Arc::clone(&wiki.capabilities.select(view, &asked, 0).shape);
        Arc::make_mut(&mut shape).set_keys_apart();
        return Ok(Laid { shape, rows: vec![None; records.len()] });
    };
    asked.column(first.column);
    let mut values: Vec<Bind> = keys.iter().flatten().map(|key| key.value.clone()).collect();
    values.sort();
    values.dedup();
    let (rows, mut shape) = lookup(wiki, view, Keys::Of(first.column.name, values), None, &asked).await?;
    let keys_of_partners = Arc::make_mut(&mut shape).set_keys_apart();
    let place = shape.column(first.column.name);
    let by_key: HashMap<Bind, &[Cell]> =
        rows.iter().filter_map(|row| Some((Bind::of_cell(row.get(place?)?)?, row))).collect();
    let row = |key: &Option<&Key>| {
        let row = *by_key.get(&key.as_ref()?.value)?;
        Some(row.iter().chain(keys_of_partners.iter().map(|place| &row[*place])).cloned().collect())
    };
    let rows = keys.iter().map(row).collect();
    Ok(Laid { shape, rows })
}

/// Writes a partner's row to its places in the row that it belongs to.
fn copy(partner: Option<&[Cell]>, from: &Shape, row: &mut [Cell], to: &Shape) {
    let cell = |place: Option<usize>| {
        partner.zip(place).and_then(|(row, place)| row.get(place)).cloned().unwrap_or(Cell::Null)
    };
    for (name, place) in to.columns() {
        row[*place] = cell(from.column(name));
    }
    if let Some(place) = to.key() {
        row[place] = match from.key() {
            Some(_) => cell(from.key()),
            // A row of its own right is there if it is anywhere.
            None => partner.map_or(Cell::Null, |_| Cell::Integer(1)),
        };
    }
    for (name, to) in to.joins() {
        if let Some(from) = from.join(name) {
            copy(partner, from, row, to);
        }
    }
}
