//! Slices of a list for many parents, in one statement.
//!
//! Each segment and strand of a parent's list is one limited branch of a UNION ALL, which reads no more rows than it gives out. A
//! window function would read every row of every parent.

use super::select::{Select, union_all};
use super::{List, Selection, Shape, Strand, Window};
use crate::db::{DatabaseError, Rows, Statement, Wiki};
use crate::tables::FromCell;
use crate::telemetry::{Phase, during};

/// Lists are counted up to here and no further.
pub const COUNT_LIMIT: i64 = 10_000;

/// The most branches of one statement: SQLite allows 500.
const MOST_BRANCHES: usize = 500;

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
    pub shape: Shape,
    /// One slice a parent.
    pub slices: Vec<Slice>,
}

/// Reads a window of the list for each parent. A parent is a condition; all have the same text.
pub async fn slices(
    wiki: &Wiki,
    list: &List,
    parents: &[Statement],
    selection: &Selection,
    window: &Window,
) -> Result<Slices, DatabaseError> {
    let mut selection = selection.clone();
    if list.strands.len() > 1 {
        list.order.keys.iter().for_each(|key| selection.column(key.column));
    }
    let (select, branches) = during(Phase::Plan, || {
        (Select::new(list.view, &selection, 1, &wiki.capabilities), branches(list, parents, window))
    });
    let mut rows = Rows::default();
    for (chunk_number, chunk) in branches.chunks(MOST_BRANCHES).enumerate() {
        let first = chunk_number * MOST_BRANCHES;
        let parts = chunk.iter().enumerate().map(|(index, branch)| {
            let mut part = Statement::new(format!("SELECT {}, {} FROM {}", first + index, select.list, select.from));
            part.append(where_all(branch.conditions(list)));
            part.push(" ORDER BY ").push(&window.order_by(&list.order, &branch.strand.leading)).push(" LIMIT ");
            part.bind(crate::db::Bind::Integer(window.limit.try_into().unwrap_or(i64::MAX)));
            part
        });
        let statement = during(Phase::Plan, || union_all(parts, &wiki.capabilities));
        rows.append(wiki.rows(statement).await?);
    }
    let mut slices = vec![Slice::default(); parents.len()];
    for (row, cells) in rows.iter().enumerate() {
        let number = usize::from_cell(&cells[0]).unwrap_or(usize::MAX);
        let Some(branch) = branches.get(number) else { continue };
        if let Some(slice) = branch.parent.and_then(|parent| slices.get_mut(parent)) {
            slice.rows.push((row, branch.segment));
        }
    }
    for slice in &mut slices {
        if list.strands.len() > 1 {
            merge(slice, &rows, &select.shape, list, window);
        }
        slice.rows.truncate(window.limit);
    }
    Ok(Slices { rows, shape: select.shape, slices })
}

/// Puts what several strands brought into the list's order.
fn merge(slice: &mut Slice, rows: &Rows, shape: &Shape, list: &List, window: &Window) {
    let places: Vec<usize> = list.order.keys.iter().filter_map(|key| shape.column(key.column.name)).collect();
    slice.rows.sort_by_key(|(row, _)| places.iter().map(|place| rows.cell(*row, *place)).collect::<Vec<_>>());
    if list.order.is_descending != window.is_backwards {
        slice.rows.reverse();
    }
}

/// Counts the list of each parent, up to one more than [`COUNT_LIMIT`].
pub async fn counts(
    wiki: &Wiki,
    list: &List,
    parents: &[Statement],
    selection: &Selection,
) -> Result<Vec<i64>, DatabaseError> {
    let (select, branches) = during(Phase::Plan, || {
        (Select::new(list.view, selection, 1, &wiki.capabilities), branches(list, parents, &Window::default()))
    });
    let mut counts = vec![0; parents.len()];
    for chunk in branches.chunks(MOST_BRANCHES) {
        let parts = chunk.iter().enumerate().map(|(index, branch)| {
            let mut part =
                Statement::new(format!("SELECT {index}, COUNT(*) FROM (SELECT 1 FROM {}", select.from_for_count));
            part.append(where_all(branch.conditions(list)));
            part.push(&format!(" LIMIT {}) AS counted", COUNT_LIMIT + 1));
            part
        });
        let statement = during(Phase::Plan, || union_all(parts, &wiki.capabilities));
        let rows = wiki.rows(statement).await?;
        for row in rows.iter() {
            let branch = usize::from_cell(&row[0]).and_then(|number| chunk.get(number));
            if let Some(count) = branch.and_then(|branch| branch.parent).and_then(|parent| counts.get_mut(parent)) {
                *count += i64::from_cell(&row[1]).unwrap_or(0);
            }
        }
    }
    Ok(counts)
}

/// One parent's rows of one segment.
struct Branch {
    /// The parent's number; `None` for padding.
    parent: Option<usize>,
    condition: Statement,
    segment: usize,
    segment_condition: Statement,
    strand: Strand,
    keyset: Statement,
}

impl Branch {
    fn conditions<'a>(&'a self, list: &'a List) -> impl Iterator<Item = &'a Statement> {
        let own = [&self.condition, &self.segment_condition, &self.strand.condition];
        own.into_iter().chain(&list.conditions).chain([&self.keyset])
    }
}

/// How many parents there are to seem so that few statements are prepared: powers of two, and from 16 on eighths of them,
/// as a branch that brings nothing takes the database some time, too.
fn padded(parents: usize) -> usize {
    let power = parents.next_power_of_two();
    if power <= 16 { power } else { parents.next_multiple_of(power / 8) }
}

/// The branches in the order of their rows, padded so that statements can be kept prepared.
fn branches(list: &List, parents: &[Statement], window: &Window) -> Vec<Branch> {
    let mut segments: Vec<(usize, &Statement, Statement)> = list
        .segments
        .iter()
        .enumerate()
        .filter_map(|(number, condition)| Some((number, condition, window.condition(number, &list.order)?)))
        .collect();
    if window.is_backwards {
        segments.reverse();
    }
    let wanted = padded(parents.len());
    let padded = if wanted * segments.len() * list.strands.len() <= MOST_BRANCHES { wanted } else { parents.len() };
    let padding = parents.first().map(Statement::that_holds_for_nothing).into_iter().cycle();
    let with_padding = parents.iter().cloned().enumerate().map(|(number, parent)| (Some(number), parent));
    with_padding
        .chain(padding.map(|nobody| (None, nobody)))
        .take(padded)
        .flat_map(|(parent, condition)| {
            let parts = segments.iter().flat_map(|segment| list.strands.iter().map(move |strand| (segment, strand)));
            parts.map(move |((segment, segment_condition, keyset), strand)| Branch {
                parent,
                condition: condition.clone(),
                segment: *segment,
                segment_condition: (*segment_condition).clone(),
                strand: strand.clone(),
                keyset: keyset.clone(),
            })
        })
        .collect()
}

fn where_all<'a>(conditions: impl Iterator<Item = &'a Statement>) -> Statement {
    let mut statement = Statement::default();
    for condition in conditions.filter(|condition| !condition.sql().is_empty()) {
        statement.push(if statement.sql().is_empty() { " WHERE " } else { " AND " });
        statement.push("(").append(condition.clone()).push(")");
    }
    statement
}
