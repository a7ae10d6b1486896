//! A row and a list of its own, by one statement.
//!
//! Where one row is looked up, and one list below it is asked for, the list's rows come with the row's columns before their
//! own: there is nothing to wait for in between, and the database plans once.

use std::sync::Arc;

use super::branches::joined;
use super::{List, Window};
use crate::db::{Bind, DatabaseError, Rows, Statement, Wiki};
use crate::tables::{AnyColumn, Capabilities, PARENT, ROW, Selection, Shape, View};
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

/// How the rows of the list are found by the row's columns.
#[derive(Debug)]
pub struct Below<'a> {
    /// The edges that lead from the row to the partner that has the column.
    pub path: &'a [&'static str],
    /// The column.
    pub column: &'static str,
    /// The column of the list's rows that has the same value.
    pub found_by: &'static str,
}

/// The rows of the list, each behind the columns of the row that it belongs to.
#[derive(Debug)]
pub struct Together {
    /// None, if the list has none or there is no such row.
    pub rows: Rows,
    /// Where the row's columns are.
    pub parent: Arc<Shape>,
    /// Where the columns of the list's rows are.
    pub shape: Arc<Shape>,
}

/// Whether a window of a list can be read together with the row that it belongs to: where an index brings its rows in order
/// from one end. From within, MariaDB would begin at the end all the same (see [`Capabilities::is_pinned`]).
pub fn goes_together(wiki: &Wiki, lone: &Lone<'_>, list: &List, window: &Window) -> bool {
    !wiki.has_links_apart()
        && lone.view.parts().len() == 1
        && list.segments.len() == 1
        && list.strands.len() == 1
        && list.named.is_none()
        && window.from.is_none()
}

/// Reads a row and a window of its list.
pub async fn together(
    wiki: &Wiki,
    lone: &Lone<'_>,
    below: &Below<'_>,
    list: &List,
    selection: &Selection,
    window: &Window,
) -> Result<Together, DatabaseError> {
    wiki.asked(|| read(wiki, lone, below, list, selection, window)).await
}

async fn read(
    wiki: &Wiki,
    lone: &Lone<'_>,
    below: &Below<'_>,
    list: &List,
    selection: &Selection,
    window: &Window,
) -> Result<Together, DatabaseError> {
    let side = wiki.side(list.view).await?;
    let (statement, parent, shape) =
        during(Phase::Plan, || statement(lone, below, list, selection, window, side.capabilities));
    Ok(Together { rows: side.rows(statement).await?, parent, shape })
}

fn statement(
    lone: &Lone<'_>,
    below: &Below<'_>,
    list: &List,
    selection: &Selection,
    window: &Window,
    capabilities: &Capabilities,
) -> (Statement, Arc<Shape>, Arc<Shape>) {
    let parent = capabilities.select_parent(lone.view, lone.selection);
    let select = capabilities.select(list.view, selection, parent.width());
    let in_order = capabilities.join_in_order();
    let mut statement = Statement::new(format!("SELECT {}, {}", parent.list, select.list));
    statement.push(&format!(" FROM {} {in_order} {}", parent.from, select.from));
    let strand = list.strands.first().cloned().unwrap_or_default();
    let known = lone.columns.iter().zip(lone.key).map(|(column, value)| {
        let mut known = Statement::new(format!("{PARENT}.{} = ", column.name));
        known.bind(value.clone());
        known
    });
    let owner = below.path.iter().try_fold(&*parent.shape, |shape, edge| shape.join(edge));
    let column = owner.and_then(|shape| parent.column(shape.column(below.column)?)).unwrap_or("NULL");
    let own = Statement::new(format!("{ROW}.{} = {column}", below.found_by));
    let conditions: Vec<Statement> = known.chain([own]).collect();
    let all = conditions.iter().chain(&list.segments).chain([&strand.condition]).chain(&list.conditions);
    statement.append(joined(" WHERE ", all));
    statement.push(&format!(" ORDER BY {} LIMIT ", window.order_by(&list.order, &strand.leading)));
    statement.bind(Bind::Integer(window.limit.try_into().unwrap_or(i64::MAX)));
    (statement, Arc::clone(&parent.shape), Arc::clone(&select.shape))
}
