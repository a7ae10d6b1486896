//! Rows found by key: one statement for any number of keys.

use std::cmp::Reverse;

use super::select::{Select, union_all};
use super::split::Split;
use super::{Selection, Shape};
use crate::db::{Bind, DatabaseError, Rows, Statement, Wiki};
use crate::tables::View;
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
) -> Result<(Rows, Shape), DatabaseError> {
    match Split::of(wiki, view, selection) {
        None => lookup_beside(wiki, view, keys, further, selection).await,
        Some(split) => {
            let (rows, shape) = lookup_beside(wiki, view, keys, further, &split.near).await?;
            Box::pin(split.complete(wiki, rows, shape)).await
        }
    }
}

/// Looks up what is all on one server.
async fn lookup_beside(
    wiki: &Wiki,
    view: View,
    keys: Keys,
    further: Option<Statement>,
    selection: &Selection,
) -> Result<(Rows, Shape), DatabaseError> {
    let side = wiki.side(view).await?;
    let select = |part: &View| Select::new(*part, selection, 0, side.capabilities);
    let (selects, conditions): (Vec<Select>, _) =
        during(Phase::Plan, || (view.parts().iter().map(select).collect(), conditions(keys)));
    let mut rows = Rows::default();
    for condition in conditions {
        let parts = selects.iter().map(|select| {
            let mut statement = Statement::new(format!("SELECT {} FROM {} WHERE ", select.list, select.from));
            statement.append(condition.clone());
            if let Some(further) = &further {
                statement.push(" AND ").append(further.clone());
            }
            statement
        });
        let statement = during(Phase::Plan, || union_all(parts, side.capabilities));
        rows.append(side.rows(statement).await?);
    }
    let shape = selects.into_iter().next().map_or_else(Shape::default, |select| select.shape);
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
        Keys::Pairs(columns, pairs) => pairs.chunks(MOST_KEYS).map(|chunk| pairs_condition(columns, chunk)).collect(),
    }
}

/// Groups pairs by their first value, so that an index over both columns serves each group as ranges. The largest come
/// first: in whatever order the pairs come, they share a text.
fn pairs_condition([first, second]: [&str; 2], pairs: &[(Bind, Bind)]) -> Statement {
    let mut groups: Vec<(Bind, Vec<Bind>)> = Vec::new();
    for (left, right) in pairs {
        match groups.iter_mut().find(|(known, _)| known == left) {
            Some((_, members)) => members.push(right.clone()),
            None => groups.push((left.clone(), vec![right.clone()])),
        }
    }
    groups.sort_by_key(|(_, members)| Reverse(members.len()));
    let mut condition = Statement::new("(");
    for (index, (left, members)) in groups.into_iter().enumerate() {
        condition.push(if index == 0 { "" } else { " OR " });
        condition.push(&format!("(t.{first} = ")).bind(left).push(&format!(" AND t.{second} IN "));
        condition.bind_list(members).push(")");
    }
    condition.push(")");
    condition
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_in_any_order_share_a_text() {
        let pair = |namespace: i64, title: &str| (Bind::Integer(namespace), Bind::Text(title.to_owned()));
        let mut pairs = vec![pair(1, "a"), pair(0, "a"), pair(0, "b"), pair(0, "c")];
        let text = pairs_condition(["n", "t"], &pairs).sql().to_owned();
        assert_eq!(text, "((t.n = ? AND t.t IN (?, ?, ?, ?)) OR (t.n = ? AND t.t IN (?)))");
        pairs.reverse();
        assert_eq!(pairs_condition(["n", "t"], &pairs).sql(), text);
    }
}
