//! Pages and revisions in payloads: asked of the wiki itself, and only if the client asks for them.

use std::slice::from_ref;
use std::sync::Arc;

use async_graphql::Context;
use tokio::sync::OnceCell;

use crate::action_api::{ActionApiError, LogKey, PageKey, PageKeys, PageRecord, RevisionRecord};
use crate::graph::Fault;
use crate::graph::answered::{log_entry_record, object, page_record, revision_record};
use crate::graph::caller::{self, Calls};
use crate::graph::objects::{LogEntry, Page, Revision};

/// A revision that was saved, or another that a payload shows, with its page.
#[derive(Clone)]
pub(super) struct SavedRevision {
    calls: Calls,
    id: i64,
    told: Arc<OnceCell<Result<Option<RevisionRecord>, Fault>>>,
}

impl SavedRevision {
    pub(super) fn new(calls: &Calls, id: i64) -> Self {
        Self { calls: calls.clone(), id, told: Arc::default() }
    }

    pub(super) async fn revision(&self, context: &Context<'_>) -> Result<Option<Revision>, Fault> {
        match self.told(context).await? {
            Some(told) => object(context, &self.calls.wiki, revision_record(&told)).await,
            None => Ok(None),
        }
    }

    pub(super) async fn page(&self, context: &Context<'_>) -> Result<Option<Page>, Fault> {
        let Some(told) = self.told(context).await? else { return Ok(None) };
        let Some(page) = told.page_record.clone() else { return Ok(None) };
        let is_latest = page.latest_revision == told.id;
        let latest = is_latest.then_some(RevisionRecord { page_record: None, ..told });
        object(context, &self.calls.wiki, page_record(&PageRecord { latest, ..*page })).await
    }

    async fn told(&self, context: &Context<'_>) -> Result<Option<RevisionRecord>, Fault> {
        let told = self.told.get_or_init(async || {
            let told = self.calls.api.revisions(self.calls.caller(), &[self.id]).await;
            Ok(answered(context, told).await?.into_iter().next())
        });
        told.await.clone()
    }
}

/// A page as the wiki has it now; `None` if it is not there.
pub(super) async fn page(context: &Context<'_>, calls: &Calls, key: &PageKey) -> Result<Option<Page>, Fault> {
    let told = match key {
        PageKey::Id(id) => calls.api.pages(calls.caller(), PageKeys::Ids(from_ref(id))).await,
        PageKey::Title(title) => calls.api.pages(calls.caller(), PageKeys::Titles(from_ref(title))).await,
    };
    match answered(context, told).await?.first() {
        Some(told) => object(context, &calls.wiki, page_record(told)).await,
        None => Ok(None),
    }
}

/// A log entry as the wiki has it now.
pub(super) async fn log_entry(
    context: &Context<'_>,
    calls: &Calls,
    key: LogKey<'_>,
) -> Result<Option<LogEntry>, Fault> {
    match answered(context, calls.api.log_entry(calls.caller(), key).await).await? {
        Some(told) => object(context, &calls.wiki, log_entry_record(&told)).await,
        None => Ok(None),
    }
}

pub(super) async fn answered<T>(context: &Context<'_>, told: Result<T, ActionApiError>) -> Result<T, Fault> {
    match told {
        Ok(told) => Ok(told),
        Err(error) => Err(caller::fault(context, &error).await),
    }
}
