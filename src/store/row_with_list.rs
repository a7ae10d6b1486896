//! A row and a list of its own, by one statement.
//!
//! Where one row is looked up, and one list below it is asked for, the list's rows come behind the row's own columns: there is
//! nothing to wait for in between, and the database plans once.

use std::sync::Arc;

use super::branches::joined;
use super::split::is_all_at;
use super::{List, Window};
use crate::db::{Bind, DatabaseError, Rows, Statement, Wiki};
use crate::tables::{AnyColumn, Capabilities, PARENT, Selection, Shape, View};
use crate::telemetry::{Phase, during};

/// The row that a list belongs to.
#[derive(Debug)]
pub struct Lone<'a> {
    /// Where it comes from.
    pub view: View,
    /// The columns that it is known by, over which there is a unique index.
    pub columns: &'static [AnyColumn],
    /// Their values.
    pub key: &'a [Bind],
    /// What is read of it.
    pub selection: &'a Selection,
}

impl Lone<'_> {
    /// Whether nothing is read of the row but stored columns, and columns of the partners on this path. MariaDB sorts the whole
    /// list where the row has further partners, unless it knows of each before it begins that there is one. And what is
    /// computed of the row would be computed for each row of the list.
    pub fn has_nothing_beside(&self, path: &[&'static str]) -> bool {
        is_on_path(self.selection, path)
    }
}

/// How the rows of the list are found by the row.
#[derive(Debug)]
pub struct Below<'a> {
    /// The edges that lead from the row to the partner whose list it is; none where it is the row's own.
    pub path: &'a [&'static str],
    /// A column of that partner.
    pub column: &'static str,
    /// The column of the list's rows that has the same value.
    pub found_by: &'static str,
    /// Whether that leads the index in whose order the list is read: see [`Capabilities::is_pinned`].
    pub is_leading: bool,
}

/// What is wanted of a row and its list.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The row.
    pub lone: Lone<'a>,
    /// How the list is found by it.
    pub below: Below<'a>,
    /// The list.
    pub list: &'a List,
    /// What is read of each of its rows.
    pub selection: &'a Selection,
    /// How much of it.
    pub window: &'a Window,
}

/// The rows of the list, each behind the columns of the row that it belongs to, which only the first has.
#[derive(Debug)]
pub struct RowWithList {
    /// Empty if the list is, or if there is no such row.
    pub rows: Rows,
    /// Where the row's columns are.
    pub parent: Arc<Shape>,
    /// Where the columns of the list's rows are.
    pub shape: Arc<Shape>,
}

/// Reads a row beside which there is nothing, and a window of its list. `None` where that is not for one statement to do: lists
/// in parts are several, from within a list MariaDB would begin at its end all the same (see [`Capabilities::is_pinned`]), and
/// none reads tables of two servers.
pub async fn row_with_list(wiki: &Wiki, wanted: &Wanted<'_>) -> Result<Option<RowWithList>, DatabaseError> {
    let Wanted { lone, list, selection, window, .. } = wanted;
    let home = lone.view.home();
    let is_near = list.view.home() == home && is_all_at(home, lone.selection) && is_all_at(home, selection);
    let is_one = lone.view.parts().len() == 1
        && list.segments.len() == 1
        && list.strands.len() == 1
        && list.named.is_none()
        && window.from.is_none();
    if (wiki.has_links_apart() && !is_near) || !is_one {
        return Ok(None);
    }
    wiki.asked(|| read(wiki, wanted)).await
}

/// Whether a selection has stored columns only, and no partners but those on a path.
fn is_on_path(selection: &Selection, path: &[&'static str]) -> bool {
    selection.columns().iter().all(AnyColumn::is_stored)
        && match (path, selection.joins()) {
            ([], []) => true,
            ([first, rest @ ..], [(join, partner)]) => join.name == *first && is_on_path(partner, rest),
            _ => false,
        }
}

async fn read(wiki: &Wiki, wanted: &Wanted<'_>) -> Result<Option<RowWithList>, DatabaseError> {
    let side = wiki.side(wanted.list.view).await?;
    let made = during(Phase::Plan, || statement(wanted, side.capabilities));
    let Some((statement, parent, shape)) = made else { return Ok(None) };
    Ok(Some(RowWithList { rows: side.rows(statement).await?, parent, shape }))
}

/// The statement, and the shapes of the row and of the list's rows; `None` if the column by which the list is found was not
/// asked for.
fn statement(wanted: &Wanted<'_>, capabilities: &Capabilities) -> Option<(Statement, Arc<Shape>, Arc<Shape>)> {
    let Wanted { lone, below, list, selection, window } = wanted;
    let parent = capabilities.select_parent(lone.view, lone.selection);
    let select = capabilities.select(list.view, selection, parent.width());
    let owner = below.path.iter().try_fold(&*parent.shape, |shape, edge| shape.join(edge))?;
    let column = parent.column(owner.column(below.column)?)?;
    let own = match below.is_leading {
        true => capabilities.is_pinned(below.found_by).replace('?', column),
        false => format!("t.{} = {column}", below.found_by),
    };
    let known = lone.columns.iter().zip(lone.key).map(|(column, value)| {
        let mut known = Statement::new(format!("{PARENT}.{} = ", column.name));
        known.bind(value.clone());
        known
    });
    let conditions: Vec<Statement> = known.chain([Statement::new(own)]).collect();
    let strand = list.strands.first()?;
    let all = conditions.iter().chain(&list.segments).chain([&strand.condition]).chain(&list.conditions);
    let in_order = capabilities.join_in_order();
    let mut statement = Statement::new(format!("SELECT {}, {}", parent.list, select.list));
    statement.push(&format!(" FROM {} {in_order} {}", parent.from, select.from)).append(joined(" WHERE ", all));
    statement.push(&format!(" ORDER BY {} LIMIT ", window.order_by(&list.order, &strand.leading)));
    statement.bind(Bind::Integer(window.limit.try_into().unwrap_or(i64::MAX)));
    Some((statement.with_repeated(parent.width()), Arc::clone(&parent.shape), Arc::clone(&select.shape)))
}
