//! What only the person themselves can ask a wiki: who they are there, what they did and what they watch.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Context;
use async_graphql::connection::EmptyFields;
use tokio::sync::Mutex;

use super::Fault;
use super::answered::revision_record;
use super::caller::{self, Calls};
use super::connection::{Answered, AnsweredPage, ApiList, Connection, Paging, of_answers};
use super::objects::{RecentChange, Revision};
use super::watched;
use crate::action_api::{RevisionRecord, UserInfo};
use crate::auth::Identity;
use crate::store::Record;
use crate::tables::View;
use crate::tables::wiki::recent_changes;
use crate::types::{Timestamp, WikiCode};

/// The most entries that the API gives at once.
const LARGEST_PIECE: usize = 500;

/// What each wiki said about the viewer, within one request.
#[derive(Debug, Default)]
pub(super) struct Infos(Mutex<HashMap<WikiCode, Arc<UserInfo>>>);

/// Refuses what a person does only themselves, in the browser: no script that got hold of a token can do it.
pub(super) fn in_person(identity: &Identity) -> Result<(), Fault> {
    if identity.is_in_person() {
        return Ok(());
    }
    Err(Fault::Forbidden("An API token cannot do this. Log in with a browser.".to_owned()))
}

/// Who the viewer is on a wiki; a request asks each wiki once.
pub(super) async fn info(context: &Context<'_>, calls: &Calls) -> Result<Arc<UserInfo>, Fault> {
    let mut infos = context.data_unchecked::<Infos>().0.lock().await;
    if let Some(info) = infos.get(&calls.wiki.code) {
        return Ok(Arc::clone(info));
    }
    match calls.api.user_info(calls.signer()?).await {
        Ok(info) => {
            let info = Arc::new(info);
            infos.insert(calls.wiki.code.clone(), Arc::clone(&info));
            Ok(info)
        }
        Err(error) => Err(caller::fault(context, &error).await),
    }
}

/// The viewer's own edits.
pub(super) async fn contributions(
    context: &Context<'_>,
    calls: &Calls,
    paging: Paging,
) -> Result<Connection<Revision>, Fault> {
    let place_of = |entry: &RevisionRecord| Place { timestamp: entry.timestamp, id: entry.id }.written();
    let list = ApiList::new("contributions", &calls.wiki.code, ());
    let from = list.place(&paging, Place::read)?;
    let mut continuation = from.as_ref().map(Place::written);
    let mut entries: Vec<RevisionRecord> = Vec::new();
    loop {
        let wanted = piece(paging.size, entries.len());
        let listing = match calls.api.user_contributions(calls.signer()?, wanted, continuation.as_deref()).await {
            Ok(listing) => listing,
            Err(error) => return Err(caller::fault(context, &error).await),
        };
        // The API begins with the very entry that the cursor names.
        entries.extend(listing.entries.into_iter().filter(|entry| from.is_none_or(|from| from.id != entry.id)));
        continuation = listing.continuation;
        if entries.len() > paging.size || continuation.is_none() {
            break;
        }
    }
    let has_next = entries.len() > paging.size || continuation.is_some();
    entries.truncate(paging.size);
    let rows = entries.iter().map(|entry| Answered {
        record: revision_record(entry),
        place: place_of(entry),
        fields: EmptyFields,
    });
    let page = AnsweredPage { rows: rows.collect(), end: entries.last().map(place_of), has_next, total: None };
    of_answers(context, &calls.wiki, &list, &paging, page).await
}

/// What changed of what the viewer watches.
pub(super) async fn watchlist(
    context: &Context<'_>,
    calls: &Calls,
    paging: Paging,
) -> Result<Connection<RecentChange>, Fault> {
    let list = ApiList::new("watchlist", &calls.wiki.code, ());
    let from = list.place(&paging, Place::read)?;
    let mut continuation = from.as_ref().map(Place::written);
    let mut places: Vec<Place> = Vec::new();
    loop {
        let begin = continuation.as_deref().and_then(Place::read);
        let wanted = piece(paging.size, places.len());
        let listing = match calls.api.watchlist(calls.signer()?, wanted, continuation.as_deref()).await {
            Ok(listing) => listing,
            Err(error) => return Err(caller::fault(context, &error).await),
        };
        let ids = watched::ids(&calls.wiki, &listing.entries, begin.map(|begin| (begin.timestamp, begin.id))).await?;
        let known = listing.entries.iter().zip(ids);
        let known = known.filter_map(|(change, id)| Some(Place { timestamp: change.timestamp, id: id? }));
        places.extend(known.filter(|place| from.is_none_or(|from| from.id != place.id)));
        continuation = listing.continuation;
        if places.len() > paging.size || continuation.is_none() {
            break;
        }
    }
    let has_next = places.len() > paging.size || continuation.is_some();
    places.truncate(paging.size);
    let rows = places.iter().map(|place| Answered {
        record: Record::possible(View::RecentChanges, recent_changes::ID, place.id),
        place: place.written(),
        fields: EmptyFields,
    });
    let page = AnsweredPage { rows: rows.collect(), end: places.last().map(Place::written), has_next, total: None };
    of_answers(context, &calls.wiki, &list, &paging, page).await
}

/// How many entries to ask for: one more than the page still lacks, to see whether there are more, and the one that the
/// cursor names.
fn piece(size: usize, found: usize) -> u32 {
    u32::try_from((size.saturating_sub(found) + 2).min(LARGEST_PIECE)).unwrap_or(1)
}

/// A place in a list by time: as the API continues its own.
#[derive(Debug, Clone, Copy)]
struct Place {
    timestamp: Timestamp,
    id: i64,
}

impl Place {
    fn read(text: &str) -> Option<Self> {
        let (timestamp, id) = text.split_once('|')?;
        Some(Self { timestamp: Timestamp::from_database(timestamp.as_bytes())?, id: id.parse().ok()? })
    }

    fn written(&self) -> String {
        format!("{}|{}", self.timestamp.database(), self.id)
    }
}
