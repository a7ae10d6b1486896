//! One row as an object of an answer.

use std::sync::Arc;

use async_graphql::parser::types::Field;
use async_graphql::{ContextSelectionSet, Positioned, ServerResult, Value};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, try_join_all};

use super::bound::{Bound, Gaps, Unwritable};
use super::template::{Part, Template};
use super::{Asked, room_for, write};
use crate::graph::entity::Entity;
use crate::loaders::Member;
use crate::types::Json;

/// Makes an object of a row whose template may have gaps.
pub(super) type ResolveRow = for<'a> fn(
    Member,
    &'a ContextSelectionSet<'a>,
    &'a Positioned<Field>,
    &'a Template,
) -> BoxFuture<'a, ServerResult<Value>>;

/// A row as an object of type `T`: what the row has is written at once, and what it does not have is asked of the
/// resolvers, all together.
pub(super) fn resolve<'a, T: Entity>(
    member: Member,
    context: &'a ContextSelectionSet<'a>,
    field: &'a Positioned<Field>,
    template: &'a Template,
) -> BoxFuture<'a, ServerResult<Value>> {
    async move {
        let object = T::from(member);
        let mut json = Json::default();
        let mut gaps = Vec::new();
        let member = object.member();
        let bound = template.over(member.cohort());
        if bound
            .and_then(|bound| {
                bound.write(template, member.cohort(), member.row(), &mut json, &mut Gaps::Left(&mut gaps))
            })
            .is_err()
        {
            return object.resolve(context, field).await;
        }
        let below = Asked::of(context, field).below(&T::type_name());
        let pending = below.iter().zip(&template.steps).filter(|(_, step)| step.part.is_gap());
        let mut pending = pending.map(|(asked, step)| fill(&object, context, *asked, &step.part).boxed());
        let values = match (gaps.len(), pending.next()) {
            // Mostly there is one, which takes no joining.
            (1, Some(only)) => vec![only.await?],
            (_, first) => {
                let mut all = Vec::with_capacity(gaps.len());
                all.extend(first.into_iter().chain(pending));
                try_join_all(all).await?
            }
        };
        Ok(piece(filled(json, &gaps, &values)))
    }
    .boxed()
}

async fn fill<T: Entity>(
    object: &T,
    context: &ContextSelectionSet<'_>,
    asked: Asked<'_>,
    part: &Part,
) -> ServerResult<Value> {
    let own = context.with_field(asked.field());
    let Part::Edge { join, template, resolve, .. } = part else {
        return Ok(object.resolve_field(&own).await?.unwrap_or_default());
    };
    let below = own.with_selection_set(&asked.field().node.selection_set);
    let member = object.member();
    let partner = member.cohort().partners(join).filter(|partners| partners.exists(member.row()));
    let Some(partners) = partner else { return Ok(Value::Null) };
    // An edge can be null, and so takes the errors below it that went unanswered there.
    Ok(resolve(partners.member(member.row()), &below, asked.field(), template).await.unwrap_or_else(|error| {
        below.add_error(error);
        Value::Null
    }))
}

/// JSON with values put in where they belong.
pub(super) fn filled(json: Json, gaps: &[usize], values: &[Value]) -> Json {
    if gaps.is_empty() {
        return json;
    }
    let written = json.as_bytes();
    let mut whole = Json::with_capacity(written.len() + values.iter().map(room_for).sum::<usize>());
    let mut from = 0;
    for (gap, value) in gaps.iter().zip(values) {
        whole.raw(&written[from..*gap]);
        write(value, &mut whole);
        from = *gap;
    }
    whole.raw(&written[from..]);
    whole
}

/// A piece of JSON as a value of the answer.
pub(super) fn piece(json: Json) -> Value {
    Value::Binary(json.into_bytes().into())
}

/// Writes rows as a list, where they have all that is asked, or lists below them that are loaded.
pub fn list<'m>(
    template: &Template,
    members: impl ExactSizeIterator<Item = &'m Member>,
    json: &mut Json,
    gaps: &mut Gaps<'_>,
) -> Result<(), Unwritable> {
    let mut bound: Option<Arc<Bound>> = None;
    let (rows, start) = (members.len(), json.len());
    json.mark(b'[');
    for (index, member) in members.enumerate() {
        if index == 1 {
            // Rows are about as long as the first, or somewhat longer: to make room again is to copy all.
            json.reserve((json.len() - start) * rows / 4 * 5);
        }
        if index > 0 {
            json.mark(b',');
        }
        let bound = match &mut bound {
            Some(bound) if bound.is_over(member.cohort()) => bound,
            other => other.insert(template.over(member.cohort())?),
        };
        bound.write(template, member.cohort(), member.row(), json, gaps)?;
    }
    json.mark(b']');
    Ok(())
}
