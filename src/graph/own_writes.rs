//! Reads of what the same person has just saved: while the replica does not have it, the wiki itself is asked.

use std::slice::from_ref;
use std::sync::Arc;

use async_graphql::Context;

use super::answered::{object, page_record, revision_record};
use super::caller::{self, Calls};
use super::objects::{Page, Revision};
use super::{Fault, Wikis};
use crate::action_api::PageKeys;
use crate::db::{Bind, DatabaseError, Wiki};
use crate::store::{Keys, lookup};
use crate::tables::wiki::revision;
use crate::tables::{Selection, View};
use crate::wikis::{Saved, SavedKey};

/// Remembers a revision that whoever asks has saved. `title` is the page's as the wiki writes it.
pub(super) fn remember(context: &Context<'_>, wiki: &Wiki, title: &str, saved: Saved) {
    let Some(identity) = caller::identity(context) else { return };
    let Ok(title) = wiki.site.titles.parse(title, 0) else { return };
    let title = (title.namespace, title.database_key);
    context.data_unchecked::<Wikis>().remember_written(identity.account.0, &wiki.code, title, saved);
}

/// What whoever asks has saved of this, if the replica does not have it yet.
async fn unseen(context: &Context<'_>, wiki: &Wiki, key: SavedKey) -> Result<Option<Saved>, Fault> {
    let Some(identity) = caller::identity(context) else { return Ok(None) };
    let (wikis, account) = (context.data_unchecked::<Wikis>(), identity.account.0);
    let Some(saved) = wikis.written(account, &wiki.code, key.clone()) else { return Ok(None) };
    if !has_revision(wiki, saved.revision).await? {
        return Ok(Some(saved));
    }
    wikis.forget_written(account, &wiki.code, key);
    Ok(None)
}

async fn has_revision(wiki: &Wiki, id: i64) -> Result<bool, DatabaseError> {
    let mut asked = Selection::default();
    asked.column(revision::ID);
    let key = Keys::Of(revision::ID.name(), vec![Bind::Integer(id)]);
    let (rows, _) = lookup(wiki, View::Revision, key, None, &asked).await?;
    Ok(!rows.is_empty())
}

/// A page that whoever asks has just saved, as the wiki has it; `None` where the replica is to be asked.
pub(super) async fn page(context: &Context<'_>, wiki: &Arc<Wiki>, key: SavedKey) -> Result<Option<Page>, Fault> {
    let Some(saved) = unseen(context, wiki, key).await? else { return Ok(None) };
    let calls = Calls::reading(context, wiki).await?;
    match calls.api.pages(calls.caller(), PageKeys::Ids(from_ref(&saved.page))).await {
        Ok(told) => match told.first() {
            Some(told) => object(context, wiki, page_record(told)).await,
            None => Ok(None),
        },
        Err(error) => {
            tracing::warn!(wiki = %wiki.code, %error, "a page that was just saved cannot be asked for");
            Ok(None)
        }
    }
}

/// A revision that whoever asks has just saved, as the wiki has it; `None` where the replica is to be asked.
pub(super) async fn revision(context: &Context<'_>, wiki: &Arc<Wiki>, id: i64) -> Result<Option<Revision>, Fault> {
    if unseen(context, wiki, SavedKey::Revision(id)).await?.is_none() {
        return Ok(None);
    }
    let calls = Calls::reading(context, wiki).await?;
    match calls.api.revisions(calls.caller(), &[id]).await {
        Ok(told) => match told.first() {
            Some(told) => object(context, wiki, revision_record(told)).await,
            None => Ok(None),
        },
        Err(error) => {
            tracing::warn!(wiki = %wiki.code, %error, "a revision that was just saved cannot be asked for");
            Ok(None)
        }
    }
}
