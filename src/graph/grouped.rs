//! Rows that belong to a parent and are few: loaded for all parents of a cohort by one lookup.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Context;

use super::Fault;
use super::entity::{Entity, check_joins, edge_key};
use crate::db::{Bind, Statement};
use crate::loaders::{Cohort, LoadError, Member};
use crate::store::{Keys, lookup};
use crate::tables::{AnyColumn, Selection, View};

type Groups = HashMap<Bind, Vec<Member>>;

/// The rows of a view that belong to a row: those whose second column has the value of the row's first.
pub(super) async fn group(
    context: &Context<'_>,
    member: &Member,
    view: View,
    (own, theirs): (AnyColumn, AnyColumn),
    further: Option<Statement>,
    mut selection: Selection,
) -> Result<Vec<Member>, Fault> {
    selection.column(theirs);
    check_joins(&selection)?;
    let Some(key) = member.key(&[own])?.and_then(|key| key.into_iter().next()) else { return Ok(Vec::new()) };
    let groups = member
        .edge(edge_key(context, "group"), async |cohort: Arc<Cohort>| -> Result<Groups, LoadError> {
            let keys = cohort.keys(&[own])?.into_iter().flatten().collect();
            let (rows, shape) = lookup(cohort.wiki(), view, Keys::Of(theirs.name, keys), further, &selection).await?;
            let found = Cohort::of_all(Arc::clone(cohort.wiki()), rows, &shape);
            let mut groups = Groups::new();
            for row in found.members() {
                if let Some(key) = row.key(&[theirs])?.and_then(|key| key.into_iter().next()) {
                    groups.entry(key).or_default().push(row);
                }
            }
            Ok(groups)
        })
        .await?;
    Ok(groups.get(&key).cloned().unwrap_or_default())
}

/// The only row that belongs to a row, as a type of the graph.
pub(super) async fn first_of_group<T: Entity>(
    context: &Context<'_>,
    member: &Member,
    view: View,
    columns: (AnyColumn, AnyColumn),
    further: Option<Statement>,
) -> Result<Option<T>, Fault> {
    let rows = group(context, member, view, columns, further, T::asked(context)?).await?;
    Ok(rows.into_iter().next().map(T::from))
}
