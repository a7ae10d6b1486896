//! Slices of a list for many parents, in one statement, or in two where most of very many parents have few rows.
//!
//! Each segment and strand of a parent's list is one limited branch of a UNION ALL, which reads no more rows than it gives out. A
//! window function would read every row of every parent. SQLite runs one statement for each parent in turn.

use std::borrow::Cow;
use std::sync::Arc;

use super::branches::{Branch, branches, by_statement, of_each};
use super::parents::Parents;
use super::parts::{numbered, of_parents};
use super::sparse::{self, sparse};
use super::split::Split;
use super::union::{Way, union};
use super::{List, Named, Window};
use crate::db::{DatabaseError, Rows, Statement, Wiki};
use crate::tables::{Capabilities, FromCell, Select, Selection, Shape};
use crate::telemetry::{Phase, during};

/// Lists are counted up to here and no further.
pub const COUNT_LIMIT: i64 = 10_000;

/// The rows of one parent, by their numbers, in the order of the window.
#[derive(Debug, Clone, Default)]
pub struct Slice {
    /// Row number and segment.
    pub rows: Vec<(usize, usize)>,
}

/// Slices of the same list for many parents.
#[derive(Debug)]
pub struct Slices {
    /// All rows.
    pub rows: Rows,
    /// Where the columns are.
    pub shape: Arc<Shape>,
    /// One slice a parent.
    pub slices: Vec<Slice>,
}

/// Reads a window of the list for each parent.
pub async fn slices(
    wiki: &Wiki,
    list: &List,
    parents: &Parents,
    selection: &Selection,
    window: &Window,
) -> Result<Slices, DatabaseError> {
    match Split::of(wiki, list.view, selection) {
        None => wiki.asked(|| read(wiki, list, parents, selection, window)).await,
        Some(split) => {
            let read = wiki.asked(|| read(wiki, list, parents, &split.near, window)).await?;
            let (rows, shape) = Box::pin(split.complete(wiki, read.rows, read.shape)).await?;
            Ok(Slices { rows, shape, slices: read.slices })
        }
    }
}

/// Reads what is all on one server.
async fn read(
    wiki: &Wiki,
    list: &List,
    parents: &Parents,
    selection: &Selection,
    window: &Window,
) -> Result<Slices, DatabaseError> {
    let side = wiki.side(list.view).await?;
    let capabilities = side.capabilities;
    let is_worth_a_look = sparse::is_worthwhile(list, parents, window, capabilities);
    let way = Way::of(list, parents.len(), selection, window, capabilities);
    let is_ordered = list.strands.len() == 1 && way.is_ordered();
    let mut selection = Cow::Borrowed(selection);
    if !is_ordered || is_worth_a_look {
        list.order.keys.iter().for_each(|key| selection.to_mut().column(key.column));
    }
    // All rows of a branch that is alone are its own, and tell no number.
    let is_alone = parents.len() == 1 && list.segments.len() == 1 && list.strands.len() == 1;
    let places = usize::from(!is_alone);
    let select = during(Phase::Plan, || capabilities.select(list.view, &selection, places));
    let mut slices = vec![Slice::default(); parents.len()];
    let (mut rows, mut crowded) = (Rows::default(), None);
    if is_worth_a_look && let Some(sparse) = sparse(side, list, parents, &select, window).await? {
        (rows, crowded) = (sparse.rows, Some(sparse.crowded));
        for (row, cells) in rows.iter().enumerate() {
            let slice = usize::from_cell(&cells[0]).and_then(|parent| slices.get_mut(parent));
            slice.into_iter().for_each(|slice| slice.rows.push((row, 0)));
        }
        slices.iter_mut().for_each(|slice| merge(slice, &rows, &select.shape, list, window));
    }
    let left = crowded.unwrap_or_else(|| (0..parents.len()).collect());
    let branches = during(Phase::Plan, || branches(list, parents, &left, window, capabilities));
    for chunk in by_statement(&branches) {
        let statement = during(Phase::Plan, || union(way, list, chunk, &select, window, capabilities));
        let first = rows.len();
        rows.append(side.rows(statement).await?);
        for (row, cells) in rows.iter().enumerate().skip(first) {
            let number = if is_alone { Some(0) } else { usize::from_cell(&cells[0]) };
            let branch = number.and_then(|number| chunk.get(number));
            let Some((branch, parent)) = branch.and_then(|branch| Some((branch, branch.parent?))) else { continue };
            slices[parent].rows.push((row, branch.segment));
        }
    }
    for slice in &mut slices {
        if !is_ordered {
            merge(slice, &rows, &select.shape, list, window);
        }
        slice.rows.truncate(window.limit);
    }
    Ok(Slices { rows, shape: Arc::clone(&select.shape), slices })
}

/// Puts what came in any order into the list's order.
pub(super) fn merge(slice: &mut Slice, rows: &Rows, shape: &Shape, list: &List, window: &Window) {
    let places: Vec<usize> = list.order.keys.iter().filter_map(|key| shape.column(key.column.name)).collect();
    let key = |row: usize| places.iter().map(move |place| rows.cell(row, *place));
    slice.rows.sort_by(|(left, _), (right, _)| key(*left).cmp(key(*right)));
    if list.order.is_descending != window.is_backwards {
        slice.rows.reverse();
    }
}

/// Counts the list of each parent, up to one more than [`COUNT_LIMIT`].
pub async fn counts(
    wiki: &Wiki,
    list: &List,
    parents: &Parents,
    selection: &Selection,
) -> Result<Vec<i64>, DatabaseError> {
    wiki.asked(|| count(wiki, list, parents, selection)).await
}

async fn count(wiki: &Wiki, list: &List, parents: &Parents, selection: &Selection) -> Result<Vec<i64>, DatabaseError> {
    let side = wiki.side(list.view).await?;
    let (select, branches) = during(Phase::Plan, || {
        let all: Vec<usize> = (0..parents.len()).collect();
        let branches = branches(list, parents, &all, &Window::default(), side.capabilities);
        (side.capabilities.select(list.view, selection, 1), branches)
    });
    let mut counts = vec![0; parents.len()];
    for chunk in by_statement(&branches) {
        let statement = during(Phase::Plan, || union_of_counts(list, chunk, &select, side.capabilities));
        let rows = side.rows(statement).await?;
        for row in rows.iter() {
            let branch = usize::from_cell(&row[0]).and_then(|number| chunk.get(number));
            if let Some(count) = branch.and_then(|branch| branch.parent).and_then(|parent| counts.get_mut(parent)) {
                *count += i64::from_cell(&row[1]).unwrap_or(0);
            }
        }
    }
    Ok(counts)
}

fn union_of_counts(list: &List, branches: &[Branch], select: &Select, capabilities: &Capabilities) -> Statement {
    let of_each = of_each(branches);
    let named = list.named.as_ref().map(Named::condition);
    let parts = branches.iter().enumerate().map(|(number, branch)| {
        let mut part = numbered(number, branches.len() > of_each, capabilities);
        part.append(counted(list, branch, named.as_ref(), select));
        part
    });
    of_parents(parts.collect(), of_each, capabilities)
}

/// How many rows a branch has, behind its number; `named` is the condition on their names, if they have any.
pub(super) fn counted(list: &List, branch: &Branch, named: Option<&Statement>, select: &Select) -> Statement {
    let mut count = Statement::new("COUNT(*) FROM (SELECT 1 FROM ");
    count.push(&select.from_for_count).append(branch.conditions(list, named));
    count.push(&format!(" LIMIT {}) AS counted", COUNT_LIMIT + 1));
    count
}
