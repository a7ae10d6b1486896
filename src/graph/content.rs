//! What only the wiki itself knows of rows: their text, how it looks, and what the viewer may do. Asked for all rows of a
//! cohort together.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Context;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::Fault;
use super::caller::{self, Calls};
use super::entity::edge_key;
use crate::action_api::ActionApiError;
use crate::loaders::{Cohort, Member};
use crate::tables::Column;

/// How many calls that are answered one by one are under way at a time.
const AT_ONCE: usize = 3;

type Answers<T> = Result<HashMap<i64, T>, Fault>;

/// What a call says about the rows of a cohort, by the ids in this column.
pub(super) async fn of_all<T, F>(
    context: &Context<'_>,
    member: &Member,
    column: Column<i64>,
    call: F,
) -> Result<Option<T>, Fault>
where
    T: Clone + Send + Sync + 'static,
    F: AsyncFnOnce(&Calls, &[i64]) -> Result<HashMap<i64, T>, ActionApiError>,
{
    let Some(own) = member.read(column)? else { return Ok(None) };
    let calls = Calls::reading(context, member.wiki()).await?;
    let answers = member
        .edge(edge_key(context, "api"), async |cohort: Arc<Cohort>| -> Result<Answers<T>, _> {
            let ids = ids(&cohort, column)?;
            Ok(match call(&calls, &ids).await {
                Ok(answers) => Ok(answers),
                Err(error) => Err(caller::fault(context, error).await),
            })
        })
        .await?;
    answers.as_ref().as_ref().map(|answers| answers.get(&own).cloned()).map_err(Clone::clone)
}

/// What a call for each row says, which the wiki does not answer for many at once.
pub(super) async fn of_each<T, F>(
    context: &Context<'_>,
    member: &Member,
    column: Column<i64>,
    call: F,
) -> Result<Option<T>, Fault>
where
    T: Clone + Send + Sync + 'static,
    F: AsyncFn(&Calls, i64) -> Result<Option<T>, ActionApiError>,
{
    let Some(own) = member.read(column)? else { return Ok(None) };
    let calls = Calls::reading(context, member.wiki()).await?;
    let answers = member
        .edge(edge_key(context, "api"), async |cohort: Arc<Cohort>| -> Result<Answers<T>, _> {
            let ids = ids(&cohort, column)?;
            if let Err(fault) = caller::spend(context, ids.len()) {
                return Ok(Err(fault));
            }
            let found = stream::iter(ids)
                .map(async |id| Ok(call(&calls, id).await?.map(|answer| (id, answer))))
                .buffer_unordered(AT_ONCE)
                .try_filter_map(async |answer| Ok(answer))
                .try_collect::<HashMap<_, _>>()
                .await;
            Ok(match found {
                Ok(answers) => Ok(answers),
                Err(error) => Err(caller::fault(context, error).await),
            })
        })
        .await?;
    answers.as_ref().as_ref().map(|answers| answers.get(&own).cloned()).map_err(Clone::clone)
}

fn ids(cohort: &Arc<Cohort>, column: Column<i64>) -> Result<Vec<i64>, crate::loaders::LoadError> {
    let mut ids = Vec::new();
    for member in cohort.members() {
        ids.extend(member.read(column)?.filter(|id| *id > 0));
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}
