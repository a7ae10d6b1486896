//! Wikis that are open: a bounded number, each opened once however many ask for it at the same time.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tokio::sync::Semaphore;

use super::{Opened, OpeningError};
use crate::db::Wiki;
use crate::types::WikiCode;

/// How long it is remembered that a wiki could not be opened: whoever asks meanwhile is told so at once.
const FAILURE_LIFE: Duration = Duration::from_secs(2);

/// How long a wiki that did not tell its namespaces is served without; then it is asked again.
const MAKESHIFT_LIFE: Duration = Duration::from_secs(30);

/// How many wikis are opened at the same time; others wait.
const OPENED_AT_ONCE: usize = 8;

/// Open wikis, and those that are being opened.
pub(super) struct Kept {
    slots: Mutex<HashMap<WikiCode, Arc<Slot>>>,
    limit: usize,
    /// The wiki that is never closed.
    pinned: WikiCode,
    /// Counts what is asked for, by which the slots know which of them was not for longest.
    clock: AtomicU64,
    turns: Arc<Semaphore>,
}

/// A wiki's place. A task of its own opens the wiki, so that it comes to an end though all who wait for it go away.
struct Slot {
    opening: Shared<BoxFuture<'static, Arc<Outcome>>>,
    used: AtomicU64,
}

/// What opening a wiki came to, and until when that counts.
struct Outcome {
    wiki: Result<Arc<Wiki>, Arc<OpeningError>>,
    until: Option<Instant>,
}

impl Outcome {
    fn of(wiki: &Arc<Wiki>, is_makeshift: bool) -> Self {
        let until = is_makeshift.then(|| Instant::now() + MAKESHIFT_LIFE);
        Self { wiki: Ok(Arc::clone(wiki)), until }
    }

    fn of_failure(error: OpeningError) -> Self {
        Self { wiki: Err(Arc::new(error)), until: Some(Instant::now() + FAILURE_LIFE) }
    }

    fn is_current(&self) -> bool {
        self.until.is_none_or(|until| Instant::now() < until)
    }
}

impl Slot {
    fn new(opening: BoxFuture<'static, Arc<Outcome>>, used: u64) -> Arc<Self> {
        Arc::new(Self { opening: opening.shared(), used: AtomicU64::new(used) })
    }

    fn is_current(&self) -> bool {
        self.opening.peek().is_none_or(|outcome| outcome.is_current())
    }

    /// Whether nobody opens it at the moment or has to do with its wiki.
    fn is_idle(&self) -> bool {
        self.opening.peek().is_some_and(|outcome| match &outcome.wiki {
            Ok(wiki) => Arc::strong_count(wiki) == 1,
            Err(_) => true,
        })
    }
}

impl Kept {
    /// Keeps so many wikis, and this one always.
    pub fn new(limit: usize, pinned: WikiCode) -> Self {
        let turns = Arc::new(Semaphore::new(OPENED_AT_ONCE));
        Self { slots: Mutex::default(), limit, pinned, clock: AtomicU64::new(0), turns }
    }

    /// Adds a wiki that is open already.
    pub fn put(&self, wiki: &Arc<Wiki>, is_makeshift: bool) {
        let slot = Slot::new(std::future::ready(Arc::new(Outcome::of(wiki, is_makeshift))).boxed(), self.tick());
        // Once it was looked at, it is known to be there.
        let _ = slot.opening.clone().now_or_never();
        self.slots().insert(wiki.code.clone(), slot);
    }

    /// A wiki, if it is open.
    pub fn open(&self, code: &WikiCode) -> Option<Arc<Wiki>> {
        let slots = self.slots();
        let slot = slots.get(code)?;
        slot.used.store(self.tick(), Ordering::Relaxed);
        let outcome = slot.opening.peek().filter(|outcome| outcome.is_current())?;
        outcome.wiki.as_ref().ok().map(Arc::clone)
    }

    /// All wikis that are open.
    pub fn all_open(&self) -> Vec<Arc<Wiki>> {
        let slots = self.slots();
        let wikis = slots.values().filter_map(|slot| slot.opening.peek()?.wiki.as_ref().ok().map(Arc::clone));
        wikis.collect()
    }

    /// A wiki that is opened by `open`, unless somebody does so just now, or it failed a moment ago.
    pub async fn opened<F>(&self, code: &WikiCode, open: F) -> Result<Arc<Wiki>, Arc<OpeningError>>
    where
        F: Future<Output = Result<Opened, OpeningError>> + Send + 'static,
    {
        let opening = self.slot(code, open).opening.clone();
        opening.await.wiki.clone()
    }

    /// The place of a wiki: the one that is there, unless what came of it counts no more.
    fn slot<F>(&self, code: &WikiCode, open: F) -> Arc<Slot>
    where
        F: Future<Output = Result<Opened, OpeningError>> + Send + 'static,
    {
        let mut slots = self.slots();
        if let Some(slot) = slots.get(code).filter(|slot| slot.is_current()) {
            return Arc::clone(slot);
        }
        let turns = Arc::clone(&self.turns);
        let task = tokio::spawn(async move {
            let _turn = turns.acquire().await;
            open.await
        });
        let opening = task.map(|opened| {
            Arc::new(match opened.unwrap_or_else(|error| Err(OpeningError::Stopped(error.to_string()))) {
                Ok(opened) => Outcome::of(&opened.wiki, opened.is_makeshift),
                Err(error) => Outcome::of_failure(error),
            })
        });
        let slot = Slot::new(opening.boxed(), self.tick());
        slots.insert(code.clone(), Arc::clone(&slot));
        while slots.len() > self.limit {
            let idle = slots.iter().filter(|(code, slot)| **code != self.pinned && slot.is_idle());
            let oldest = idle.min_by_key(|(_, slot)| slot.used.load(Ordering::Relaxed));
            // Where all are in use, there are more than the limit for a while.
            let Some(code) = oldest.map(|(code, _)| code.clone()) else { break };
            slots.remove(&code);
        }
        slot
    }

    fn tick(&self) -> u64 {
        self.clock.fetch_add(1, Ordering::Relaxed)
    }

    fn slots(&self) -> MutexGuard<'_, HashMap<WikiCode, Arc<Slot>>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
