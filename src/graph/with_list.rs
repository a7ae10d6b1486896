//! A row that is looked up together with the list below it.

use std::sync::Arc;

use async_graphql::parser::types::{Field, Selection as Selected, SelectionSet};
use async_graphql::{Context, Positioned};

use super::entity::Entity;
use super::straight::Asked;
use crate::db::{Bind, Wiki};
use crate::loaders::{Arrived, Awaited, LoadError, Target};
use crate::tables::Selection;

/// Reads a row and the list that the field under way, which is of type `T`, asks for below it and besides nothing that the row
/// does not have. `None` where one statement cannot bring both, or is not to: where a request looks up several rows, they come
/// together instead.
pub(super) async fn read<T: Entity>(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    target: Target,
    key: &[Bind],
    asked: &Selection,
) -> Result<Option<Arrived>, LoadError> {
    let field = Asked::by(context);
    let Some(list) = field.template::<T>().only_list::<T>(field).filter(|_| is_all(context)) else { return Ok(None) };
    let row = Awaited::new(wiki, target, key.to_vec(), asked.clone());
    let stand_in = T::from(row.member());
    let below = context.with_selection_set(&context.item.node.selection_set);
    // What goes wrong before anything is read, as its arguments may, goes wrong again with the row, whose field says so.
    let _ = Box::pin(stand_in.resolve_field(&below.with_field(list.field()))).await;
    row.outcome()
}

/// Whether the request asks for nothing else with fields of its own, but for the field above.
fn is_all(context: &Context<'_>) -> bool {
    let top = only(&context.query_env.operation.node.selection_set.node);
    let below = top.and_then(|top| only(&top.node.selection_set.node));
    below.is_some_and(|below| below.pos == context.item.pos)
}

/// The only field that has fields below it; `None` where there are several, or fragments.
fn only(set: &SelectionSet) -> Option<&Positioned<Field>> {
    let is_leaf = |selected: &Selected| matches!(selected, Selected::Field(field) if field.node.selection_set.node.items.is_empty());
    let mut others = set.items.iter().map(|item| &item.node).filter(|selected| !is_leaf(selected));
    match (others.next(), others.next()) {
        (Some(Selected::Field(field)), None) => Some(field),
        _ => None,
    }
}
