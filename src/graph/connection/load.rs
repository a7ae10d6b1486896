//! Filling connections: one statement for all parents, reading only what is asked.

use std::sync::Arc;

use async_graphql::Context;
use futures_util::FutureExt;

use super::super::Fault;
use super::super::entity::edge_key;
use super::super::straight::Asked;
use super::Paging;
use super::kind::{Connection, Kind, NodeAt};
use super::plan::Plan;
use super::with_row::may_come_with_row;
use super::written::{ListTemplate, LoadedLists, Pages};
use crate::db::Wiki;
use crate::loaders::{Cohort, Member};
use crate::store::{List, Parents};
use crate::tables::AnyColumn;
use crate::telemetry::in_time;

/// How the rows of a list belong to a parent.
#[derive(Debug, Clone)]
pub struct Parent<'a> {
    /// Columns of the parent's row.
    pub columns: &'static [AnyColumn],
    /// Columns of the list's rows that have the same values.
    pub found_by: &'a [&'static str],
    /// Whether those lead the index in whose order the list is read.
    pub is_leading: bool,
}

impl<'a> Parent<'a> {
    /// Parents that are found by these columns, behind which their lists are sorted by the index of its own accord.
    pub fn new(columns: &'static [AnyColumn], found_by: &'a [&'static str]) -> Self {
        Self { columns, found_by, is_leading: false }
    }
}

/// A list of a whole wiki.
pub async fn of_wiki<K: Kind>(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    list: List,
    paging: Paging,
    node: NodeAt,
) -> Result<Connection<K>, Fault> {
    let plan = Plan::<K>::new(Asked::by(context), list, paging, node)?;
    // Boxed, as whatever field is under way has room for the largest of its type.
    let mut pages = in_time(plan.load(wiki, &Parents::wiki())).boxed().await??;
    Ok(pages.pop().unwrap_or_default())
}

/// A list that each row of the parent's cohort has: loaded for all of them at once. Where there is no such row, the list
/// is empty, but its arguments are looked at all the same. `list` is made once for the cohort.
pub async fn of_parents<'a, K: Kind>(
    context: &Context<'_>,
    member: impl Into<Option<&'a Member>>,
    parent: Parent<'_>,
    list: impl AsyncFnOnce() -> Result<List, Fault>,
    paging: Paging,
    node: NodeAt,
) -> Result<Connection<K>, Fault> {
    let member = member.into();
    if let Some(place) = member.and_then(Member::awaited) {
        if may_come_with_row::<K>(Asked::by(context), place, &parent, &paging, node)? {
            let plan = Plan::<K>::new(Asked::by(context), list().await?, paging, node)?;
            plan.load_with_row(place, &parent, edge_key(context, "connection")).boxed().await;
        }
        return Ok(Connection::default());
    }
    let key = member.map(|member| Ok::<_, Fault>(member.key(parent.columns)?.map(|key| (member, key))));
    let Some((member, own_key)) = key.transpose()?.flatten() else {
        return Ok(Plan::<K>::new(Asked::by(context), list().await?, paging, node)?.without_rows());
    };
    let pages = member
        .edge(edge_key(context, "connection"), async |cohort: Arc<Cohort>| {
            let load = async || {
                let plan = Plan::<K>::new(Asked::by(context), list().await?, paging, node)?;
                let keys = cohort.keys(parent.columns)?;
                let parents = Parents::new(parent.found_by, keys.clone()).leading(parent.is_leading);
                let pages = plan.load(cohort.wiki(), &parents).boxed().await?;
                Ok(keys.into_iter().zip(pages).collect())
            };
            Ok::<Pages<K>, _>(load().await)
        })
        .await?;
    if let Some(loaded) = Asked::by(context).loaded().filter(|_| member.cohort().members().nth(1).is_some()) {
        loaded.keep(Asked::by(context), member.cohort(), || {
            let template = ListTemplate::of::<K>(Asked::by(context))?;
            let parents = Arc::clone(member.cohort());
            Some(Arc::new(LoadedLists { parents, columns: parent.columns, pages: Arc::clone(&pages), template }))
        });
    }
    match &*pages {
        Ok(pages) => Ok(pages.get(&own_key).cloned().unwrap_or_default()),
        Err(fault) => Err(Fault::clone(fault)),
    }
}
