//! The rows that a statement brought, all cells in one list.

use crate::tables::Cell;

/// As many rows as most lists have, and the one behind them.
const USUAL_ROWS: usize = 51;

/// A table of cells.
#[derive(Debug, Default, PartialEq)]
pub struct Rows {
    width: usize,
    cells: Vec<Cell>,
}

impl Rows {
    /// Cells that are known already, row by row.
    pub fn of_cells(width: usize, cells: Vec<Cell>) -> Self {
        Self { width, cells }
    }

    /// Adds a row; all rows have as many cells as the first.
    pub(super) fn push(&mut self, row: impl ExactSizeIterator<Item = Cell>) {
        if self.cells.is_empty() {
            self.width = row.len();
            self.cells.reserve(self.width * USUAL_ROWS);
        }
        self.cells.extend(row);
    }

    /// Adds the rows of a further statement of the same columns.
    pub fn append(&mut self, other: Rows) {
        if self.is_empty() {
            *self = other;
        } else if !other.is_empty() {
            self.width = other.width;
            self.cells.extend(other.cells);
        }
    }

    /// Keeps the rows for which this holds.
    pub fn retain(&mut self, mut holds: impl FnMut(&[Cell]) -> bool) {
        let kept: Vec<bool> = self.iter().map(&mut holds).collect();
        let width = self.width;
        let mut place = 0;
        self.cells.retain(|_| {
            place += 1;
            kept[(place - 1) / width]
        });
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.cells.len().checked_div(self.width).unwrap_or(0)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// One cell; NULL outside the table.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.cells.get(row * self.width + column).unwrap_or(&Cell::Null)
    }

    /// The cells of one row; none outside the table.
    pub fn row(&self, row: usize) -> &[Cell] {
        self.cells.get(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunks(self.width.max(1))
    }
}
