//! What only the wiki itself knows of rows: their text, how it looks, and what the viewer may do. Asked for all rows of a
//! cohort together.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Context;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::Fault;
use super::caller::{self, Calls, RequestCalls};
use super::entity::edge_key;
use crate::action_api::ActionApiError;
use crate::loaders::{Cohort, LoadError, Member};
use crate::tables::Column;

/// How many calls that are answered one by one are under way at a time.
const AT_ONCE: usize = 3;

/// What all rows of a cohort share: the answers by id, or why there are none.
type Answers<T> = Result<HashMap<i64, T>, Failure>;

enum Failure {
    Call(ActionApiError),
    TooMany(Fault),
}

/// What a call says about the rows of a cohort, by the ids in this column.
pub(super) async fn of_all<T, F, Called>(
    context: &Context<'_>,
    member: &Member,
    column: Column<i64>,
    call: F,
) -> Result<Option<T>, Fault>
where
    T: Clone + Send + Sync + 'static,
    F: FnOnce(Calls, Vec<i64>) -> Called + Send,
    Called: Future<Output = Result<HashMap<i64, T>, ActionApiError>> + Send,
{
    let Some(own) = member.read(column)? else { return Ok(None) };
    let calls = Calls::reading(context, member.wiki()).await?;
    let answers = member
        .edge(edge_key(context, "api"), async |cohort: Arc<Cohort>| -> Result<Answers<T>, LoadError> {
            let ids = ids(&cohort, column)?;
            Ok(call(calls, ids).await.map_err(Failure::Call))
        })
        .await?;
    own_answer(context, &answers, own).await
}

/// What a call for each row says, which the wiki does not answer for many at once.
pub(super) async fn of_each<T, F, Called>(
    context: &Context<'_>,
    member: &Member,
    column: Column<i64>,
    call: F,
) -> Result<Option<T>, Fault>
where
    T: Clone + Send + Sync + 'static,
    F: Fn(Calls, i64) -> Called + Send,
    Called: Future<Output = Result<Option<T>, ActionApiError>> + Send,
{
    let Some(own) = member.read(column)? else { return Ok(None) };
    let calls = Calls::reading(context, member.wiki()).await?;
    let request = Arc::clone(context.data_unchecked::<Arc<RequestCalls>>());
    let answers = member
        .edge(edge_key(context, "api"), async |cohort: Arc<Cohort>| -> Result<Answers<T>, LoadError> {
            let ids = ids(&cohort, column)?;
            if let Err(fault) = request.spend(ids.len()) {
                return Ok(Err(Failure::TooMany(fault)));
            }
            let answers = stream::iter(ids)
                .map(|id| {
                    let called = call(calls.clone(), id);
                    async move { Ok(called.await?.map(|answer| (id, answer))) }
                })
                .buffer_unordered(AT_ONCE)
                .try_filter_map(|answer| std::future::ready(Ok(answer)))
                .try_collect::<HashMap<_, _>>()
                .await;
            Ok(answers.map_err(Failure::Call))
        })
        .await?;
    own_answer(context, &answers, own).await
}

async fn own_answer<T: Clone>(context: &Context<'_>, answers: &Answers<T>, own: i64) -> Result<Option<T>, Fault> {
    match answers {
        Ok(answers) => Ok(answers.get(&own).cloned()),
        Err(Failure::Call(error)) => Err(caller::fault(context, error).await),
        Err(Failure::TooMany(fault)) => Err(fault.clone()),
    }
}

fn ids(cohort: &Arc<Cohort>, column: Column<i64>) -> Result<Vec<i64>, LoadError> {
    let mut ids = Vec::new();
    for member in cohort.members() {
        ids.extend(member.read(column)?.filter(|id| *id > 0));
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}
