//! Wikis that are open: a bounded number, each opened once however many ask for it at the same time.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, watch};

use super::{Opened, OpeningError};
use crate::db::Wiki;
use crate::types::WikiCode;

/// How many wikis are opened at the same time; others wait.
const OPENED_AT_ONCE: usize = 8;

/// Open wikis, and those that are being opened.
pub(super) struct Kept {
    slots: Mutex<HashMap<WikiCode, Arc<Slot>>>,
    limit: usize,
    /// The wiki that is never closed.
    pinned: WikiCode,
    lives: Lives,
    /// Counts what is asked for, by which the slots know which of them was not for longest.
    clock: AtomicU64,
    turns: Arc<Semaphore>,
}

/// How long it counts what opening a wiki came to, where that is not for good.
#[derive(Debug, Clone, Copy)]
struct Lives {
    /// That it could not be opened: whoever asks meanwhile is told so at once.
    failure: Duration,
    /// A wiki that did not tell its namespaces: then it is opened again, and served without them until that is done.
    makeshift: Duration,
}

impl Default for Lives {
    fn default() -> Self {
        Self { failure: Duration::from_secs(2), makeshift: Duration::from_secs(30) }
    }
}

/// A wiki's place.
struct Slot {
    /// What opening it came to; nothing until that is known.
    outcome: watch::Sender<Option<Outcome>>,
    /// Whether somebody opens it at the moment.
    is_opening: AtomicBool,
    used: AtomicU64,
}

/// What opening a wiki came to, and until when that counts.
#[derive(Clone)]
struct Outcome {
    wiki: Result<Arc<Wiki>, Arc<OpeningError>>,
    until: Option<Instant>,
}

impl Outcome {
    fn of(wiki: Arc<Wiki>, is_makeshift: bool, lives: Lives) -> Self {
        Self { wiki: Ok(wiki), until: is_makeshift.then(|| Instant::now() + lives.makeshift) }
    }

    fn of_failure(error: OpeningError, lives: Lives) -> Self {
        Self { wiki: Err(Arc::new(error)), until: Some(Instant::now() + lives.failure) }
    }

    fn is_current(&self) -> bool {
        self.until.is_none_or(|until| Instant::now() < until)
    }

    fn wiki(&self) -> Option<Arc<Wiki>> {
        self.wiki.as_ref().ok().map(Arc::clone)
    }
}

impl Slot {
    fn new(outcome: Option<Outcome>, used: u64) -> Arc<Self> {
        let is_opening = AtomicBool::new(outcome.is_none());
        Arc::new(Self { outcome: watch::Sender::new(outcome), is_opening, used: AtomicU64::new(used) })
    }

    /// Whether nobody opens it at the moment or has to do with its wiki.
    fn is_idle(&self) -> bool {
        !self.is_opening.load(Ordering::Relaxed)
            && self.outcome.borrow().as_ref().is_some_and(|outcome| match &outcome.wiki {
                Ok(wiki) => Arc::strong_count(wiki) == 1,
                Err(_) => true,
            })
    }

    /// Whether it is to be opened again, as what that came to counts no more. It is asked once: whoever is told so opens it. A wiki
    /// goes on being served meanwhile.
    fn begin_again(&self) -> bool {
        self.outcome.send_if_modified(|outcome| {
            let is_over = outcome.as_ref().is_some_and(|outcome| !outcome.is_current());
            if is_over {
                self.is_opening.store(true, Ordering::Relaxed);
                let served = outcome.take().filter(|outcome| outcome.wiki.is_ok());
                *outcome = served.map(|served| Outcome { until: None, ..served });
            }
            is_over
        })
    }

    /// Keeps what opening it came to. A wiki that was served meanwhile still is if it cannot be opened again.
    fn end(&self, opened: Result<Opened, OpeningError>, lives: Lives) {
        let served = self.outcome.borrow().as_ref().and_then(Outcome::wiki);
        let outcome = match (opened, served) {
            (Ok(opened), _) => Outcome::of(opened.wiki, opened.is_makeshift, lives),
            (Err(error), Some(served)) => {
                tracing::warn!(wiki = %served.code, %error, "it cannot be opened again; as it was, it serves on");
                Outcome::of(served, true, lives)
            }
            (Err(error), None) => Outcome::of_failure(error, lives),
        };
        self.outcome.send_replace(Some(outcome));
        self.is_opening.store(false, Ordering::Relaxed);
    }
}

impl Kept {
    /// Keeps so many wikis, and this one always.
    pub fn new(limit: usize, pinned: WikiCode) -> Self {
        let turns = Arc::new(Semaphore::new(OPENED_AT_ONCE));
        Self { slots: Mutex::default(), limit, pinned, lives: Lives::default(), clock: AtomicU64::new(0), turns }
    }

    /// Adds a wiki that is open already.
    pub fn put(&self, wiki: &Arc<Wiki>, is_makeshift: bool) {
        let outcome = Outcome::of(Arc::clone(wiki), is_makeshift, self.lives);
        self.slots().insert(wiki.code.clone(), Slot::new(Some(outcome), self.tick()));
    }

    /// A wiki, if it is open, and need not be opened again.
    pub fn open(&self, code: &WikiCode) -> Option<Arc<Wiki>> {
        let slots = self.slots();
        let slot = slots.get(code)?;
        slot.used.store(self.tick(), Ordering::Relaxed);
        slot.outcome.borrow().as_ref().filter(|outcome| outcome.is_current())?.wiki()
    }

    /// All wikis that are open.
    pub fn all_open(&self) -> Vec<Arc<Wiki>> {
        let slots = self.slots();
        let wikis = slots.values().filter_map(|slot| slot.outcome.borrow().as_ref()?.wiki());
        wikis.collect()
    }

    /// A wiki that is opened by `open`, unless somebody does so just now, or it failed a moment ago. Nobody waits for one that is
    /// served as it is.
    pub async fn opened<F>(&self, code: &WikiCode, open: F) -> Result<Arc<Wiki>, Arc<OpeningError>>
    where
        F: Future<Output = Result<Opened, OpeningError>> + Send + 'static,
    {
        let mut outcome = self.slot(code, open).outcome.subscribe();
        let known = outcome.wait_for(Option::is_some).await.ok().and_then(|outcome| outcome.clone());
        match known {
            Some(outcome) => outcome.wiki,
            None => Err(Arc::new(OpeningError::Stopped("the gateway stops".to_owned()))),
        }
    }

    /// The place of a wiki. A task of its own opens what is to be opened, so that it comes to an end though all who wait for it go
    /// away.
    fn slot<F>(&self, code: &WikiCode, open: F) -> Arc<Slot>
    where
        F: Future<Output = Result<Opened, OpeningError>> + Send + 'static,
    {
        let mut slots = self.slots();
        if let Some(slot) = slots.get(code).filter(|slot| !slot.begin_again()) {
            return Arc::clone(slot);
        }
        let slot = slots.entry(code.clone()).or_insert_with(|| Slot::new(None, self.tick()));
        let (slot, turns, lives) = (Arc::clone(slot), Arc::clone(&self.turns), self.lives);
        self.make_room(&mut slots);
        let opening = Arc::clone(&slot);
        tokio::spawn(async move {
            let _turn = turns.acquire().await;
            let opened = tokio::spawn(open).await;
            opening.end(opened.unwrap_or_else(|error| Err(OpeningError::Stopped(error.to_string()))), lives);
        });
        slot
    }

    /// Closes those that nobody has asked for longest, where there are too many.
    fn make_room(&self, slots: &mut HashMap<WikiCode, Arc<Slot>>) {
        while slots.len() > self.limit {
            let idle = slots.iter().filter(|(code, slot)| **code != self.pinned && slot.is_idle());
            let oldest = idle.min_by_key(|(_, slot)| slot.used.load(Ordering::Relaxed));
            // Where all are in use, there are more than the limit for a while.
            let Some(code) = oldest.map(|(code, _)| code.clone()) else { break };
            slots.remove(&code);
        }
    }

    fn tick(&self) -> u64 {
        self.clock.fetch_add(1, Ordering::Relaxed)
    }

    fn slots(&self) -> MutexGuard<'_, HashMap<WikiCode, Arc<Slot>>> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use futures_util::FutureExt;
    use tokio::sync::oneshot;
    use tokio::task::yield_now;
    use url::Url;

    use super::*;
    use crate::config::{Address, Place, PoolSettings, WikiConfig};
    use crate::tables::{Capabilities, Dialect};
    use crate::types::{Site, SiteTitles};
    use crate::wikis::{Entry, Opener};

    const LONG: Duration = Duration::from_secs(3_600);

    fn code() -> WikiCode {
        WikiCode::parse("dewiki").expect("a code")
    }

    fn kept(lives: Lives) -> Kept {
        Kept { lives, ..Kept::new(1, code()) }
    }

    /// An opened wiki of which nobody wants anything.
    fn opened() -> Opened {
        let entry = Entry::at(code(), Address::Sqlite("nowhere.sqlite".into()));
        let config = WikiConfig {
            place: Place::Sandbox("nowhere.sqlite".into()),
            pool: PoolSettings { connections: 1, idle: LONG, life: LONG, wait: LONG, statement: LONG },
            api_url: None,
            url: None,
            name: None,
            lag_worth_telling: Duration::ZERO,
            own: None,
            contact: None,
        };
        let opener = Opener::new(&config, None).expect("a client");
        let pool = opener.servers().pool(&entry.server, entry.address.clone(), None);
        let site = Site {
            name: "Test".to_owned(),
            server: Url::parse("https://wiki.example").expect("a URL"),
            article_path: "/wiki/$1".to_owned(),
            language: None,
            family: None,
            is_closed: false,
            titles: SiteTitles::canonical(),
        };
        let capabilities = Capabilities::new(Dialect::Sqlite, HashMap::new(), 1);
        let wiki = Arc::new(Wiki::new(code(), site, None, Arc::new(capabilities), pool));
        Opened { entry: Arc::new(entry), wiki, api: None, warnings: Vec::new(), is_makeshift: false, opener }
    }

    fn failure() -> Result<Opened, OpeningError> {
        Err(OpeningError::Stopped("it is away".to_owned()))
    }

    #[tokio::test]
    async fn a_makeshift_wiki_is_served_until_another_is_there() {
        let kept = kept(Lives { failure: LONG, makeshift: Duration::ZERO });
        let (makeshift, other) = (opened().wiki, opened());
        let is_served = |wiki: &Arc<Wiki>| kept.open(&code()).is_some_and(|served| Arc::ptr_eq(&served, wiki));
        kept.put(&makeshift, true);
        assert!(!is_served(&makeshift), "it is to be opened again");
        let (arrives, arriving) = oneshot::channel();
        let open = async move { Ok(arriving.await.expect("another one")) };
        let meanwhile = kept.opened(&code(), open).now_or_never().expect("nobody waits").expect("a wiki");
        assert!(Arc::ptr_eq(&meanwhile, &makeshift) && is_served(&makeshift));
        let wiki = Arc::clone(&other.wiki);
        assert!(arrives.send(other).is_ok(), "it is being opened");
        while is_served(&makeshift) {
            yield_now().await;
        }
        assert!(is_served(&wiki));
    }

    #[tokio::test]
    async fn a_makeshift_wiki_that_cannot_be_opened_again_is_served_on() {
        let kept = kept(Lives { failure: LONG, makeshift: Duration::ZERO });
        let makeshift = opened().wiki;
        kept.put(&makeshift, true);
        kept.opened(&code(), async { failure() }).await.expect("the wiki as it was");
        // Once that has come to its end, it is to be opened again.
        while kept.open(&code()).is_some() {
            yield_now().await;
        }
        let served = kept.opened(&code(), pending()).await.expect("the wiki as it was");
        assert!(Arc::ptr_eq(&served, &makeshift));
    }

    #[tokio::test]
    async fn a_failure_is_told_to_whoever_asks_soon() {
        let kept = kept(Lives { failure: LONG, makeshift: LONG });
        assert!(kept.opened(&code(), async { failure() }).await.is_err());
        assert!(kept.opened(&code(), pending()).await.is_err());
    }

    #[tokio::test]
    async fn a_failure_that_nobody_waited_for_is_not_told_later() {
        let kept = kept(Lives { failure: Duration::ZERO, makeshift: LONG });
        assert!(kept.opened(&code(), async { failure() }).now_or_never().is_none(), "whoever asked has gone");
        let is_known = || kept.slots()[&code()].outcome.borrow().is_some();
        while !is_known() {
            yield_now().await;
        }
        let asked = kept.opened(&code(), async { Ok(opened()) }).await;
        assert!(asked.is_ok(), "{asked:?}");
    }
}
