//! Many parents, most of which have few rows: what those have comes by one join.
//!
//! MariaDB plans each branch of a UNION by itself, which takes longer than to read the rows of a short list. So where
//! there are many parents, one statement looks how many rows each has, no further than it has to, and brings all rows of
//! those that have hardly more than are wanted. Only the others are left for a branch each.

use super::branches::joined;
use super::parents::Parents;
use super::{List, Window};
use crate::db::{Bind, DatabaseError, Rows, Side, Statement};
use crate::tables::{Capabilities, Cell, Select, View};
use crate::telemetry::{Phase, during};

/// Fewer parents get a branch each at once, as a further statement would be a further round trip.
const LEAST_PARENTS: usize = 32;

/// More rows than this of each parent take longer than planning.
const MOST_ROWS: usize = 100;

/// To plan a branch takes MariaDB as long as reading this many rows that nobody wants.
const ROWS_FOR_A_BRANCH: usize = 16;

/// Rows of the parents that have few.
pub(super) struct Sparse {
    /// The rows, in no particular order; the first cell has the parent's number.
    pub(super) rows: Rows,
    /// The parents that have many rows, none of which came.
    pub(super) crowded: Vec<usize>,
}

/// Whether it is worth looking.
pub(super) fn is_worthwhile(list: &List, parents: &Parents, window: &Window, capabilities: &Capabilities) -> bool {
    capabilities.has_json_table
        && parents.len() >= LEAST_PARENTS
        && window.limit <= MOST_ROWS
        && window.from.is_none()
        && list.strands.len() == 1
        && list.named.is_none()
        && list.segments.iter().all(|segment| segment.sql().is_empty())
}

/// Reads all rows of the parents that have few, more than the window wants of some; `None` for lists that it does not do.
pub(super) async fn sparse(
    side: Side<'_>,
    list: &List,
    parents: &Parents,
    select: &Select,
    window: &Window,
) -> Result<Option<Sparse>, DatabaseError> {
    let numbers = if select.is_whole { parents.numbers() } else { None };
    let Some((column, numbers)) = numbers else { return Ok(None) };
    let statement = during(Phase::Plan, || statement(side.capabilities, list, column, &numbers, select, window));
    let mut rows = side.rows(statement).await?;
    let mut crowded = Vec::new();
    let place = list.order.keys.iter().find_map(|key| select.shape.column(key.column.name));
    rows.retain(|row| {
        if let Cell::Integer(number @ ..=-1) = row[0] {
            crowded.extend(usize::try_from(-1 - number));
        }
        place.is_some_and(|place| row[place] != Cell::Null)
    });
    Ok(Some(Sparse { rows, crowded }))
}

/// Parents with many rows come as `-1 - number`, without a row. Their rows are counted without the list's conditions: to
/// find out that few hold could take reading many.
fn statement(
    capabilities: &Capabilities,
    list: &List,
    column: &str,
    numbers: &[String],
    select: &Select,
    window: &Window,
) -> Statement {
    let few = Bind::Integer((window.limit + ROWS_FOR_A_BRANCH).try_into().unwrap_or(i64::MAX));
    let mut statement =
        Statement::new(format!("SELECT IF(p.more IS NULL, p.n - 1, -p.n), {} FROM (SELECT n, v, ", select.list));
    statement.append(has_more(capabilities, list.view, column, &few));
    statement.push(" AS more FROM ");
    statement.bind_rows(format!("[{}]", numbers.join(",")), "n FOR ORDINALITY, v BIGINT PATH '$'");
    statement.push(" AS k) AS p LEFT JOIN (").push(&select.from);
    statement.push(&format!(") ON p.more IS NULL AND t.{column} = p.v"));
    let conditions = list.strands.iter().map(|strand| &strand.condition).chain(&list.conditions);
    statement.append(joined(" AND ", conditions));
    statement
}

/// 1 for a parent of more rows than `few`, or NULL. Hidden rows are not counted: whether there is a further statement,
/// which clients are told, would tell how many are hidden. But who has few rows in the table behind, hidden ones included,
/// has no more that show, and that an index tells.
fn has_more(capabilities: &Capabilities, view: View, column: &str, few: &Bind) -> Statement {
    let counted = |source: &str| {
        let mut counted = Statement::new(format!("(SELECT 1 FROM {source} AS t WHERE t.{column} = v LIMIT 1 OFFSET "));
        counted.bind(few.clone()).push(")");
        counted
    };
    let shown = counted(capabilities.source(view));
    let Some(table) = capabilities.table_behind(view) else { return shown };
    let mut both = Statement::new("IF(");
    both.append(counted(table)).push(", ").append(shown).push(", NULL)");
    both
}
