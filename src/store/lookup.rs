//! Rows found by key: one statement for any number of keys.

use std::sync::Arc;

use super::pairs::in_groups;
use super::parts::union_all;
use super::split::Split;
use crate::db::{Bind, DatabaseError, Rows, Statement, Wiki};
use crate::tables::{Select, Selection, Shape, View};
use crate::telemetry::{Phase, during};

/// The most values in one statement; more keys take several statements.
const MOST_KEYS: usize = 8_192;

/// Which rows are wanted.
#[derive(Debug)]
pub enum Keys {
    /// Those with one of these values in a column.
    Of(&'static str, Vec<Bind>),
    /// Those with one of these pairs in two columns, such as namespace and title.
    Pairs([&'static str; 2], Vec<(Bind, Bind)>),
}

/// Reads all rows of a view that have one of the keys, in no particular order. A row that several parts of the view
/// have comes as often.
pub async fn lookup(
    wiki: &Wiki,
    view: View,
    keys: Keys,
    further: Option<Statement>,
    selection: &Selection,
) -> Result<(Rows, Arc<Shape>), DatabaseError> {
    let conditions = during(Phase::Plan, || conditions(keys));
    match Split::of(wiki, view, selection) {
        None => wiki.asked(|| read(wiki, view, &conditions, further.as_ref(), selection)).await,
        Some(split) => {
            let near = wiki.asked(|| read(wiki, view, &conditions, further.as_ref(), &split.near));
            let (rows, shape) = near.await?;
            Box::pin(split.complete(wiki, rows, shape)).await
        }
    }
}

/// Looks up what is all on one server.
async fn read(
    wiki: &Wiki,
    view: View,
    conditions: &[Statement],
    further: Option<&Statement>,
    selection: &Selection,
) -> Result<(Rows, Arc<Shape>), DatabaseError> {
    let side = wiki.side(view).await?;
    let select = |part: &View| side.capabilities.select(*part, selection, 0);
    let selects: Vec<Arc<Select>> = during(Phase::Plan, || view.parts().iter().map(select).collect());
    let mut rows = Rows::default();
    for condition in conditions {
        let parts = selects.iter().map(|select| {
            let mut statement = Statement::new(format!("SELECT {} FROM {} WHERE ", select.list, select.from));
            statement.append(condition.clone());
            if let Some(further) = further {
                statement.push(" AND ").append(further.clone());
            }
            statement
        });
        let statement = during(Phase::Plan, || union_all(parts, side.capabilities));
        rows.append(side.rows(statement).await?);
    }
    let shape = selects.first().map_or_else(Arc::default, |select| Arc::clone(&select.shape));
    Ok((rows, shape))
}

fn conditions(keys: Keys) -> Vec<Statement> {
    match keys {
        Keys::Of(column, values) => values
            .chunks(MOST_KEYS)
            .map(|chunk| {
                let mut condition = Statement::new(format!("t.{column} IN "));
                condition.bind_list(chunk.iter().cloned());
                condition
            })
            .collect(),
        Keys::Pairs(columns, pairs) => pairs.chunks(MOST_KEYS).map(|chunk| in_groups(columns, chunk)).collect(),
    }
}
