//! Which wikis there are: those of one's own, and those that Wikimedia lists.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use url::Url;

use super::{Entry, Servers, WikisError};
use crate::config::{Config, Place, Replicas};
use crate::db::{DatabaseError, Pool};
use crate::store::listings;
use crate::types::WikiCode;

/// Entries by code.
pub(super) type Entries = BTreeMap<WikiCode, Arc<Entry>>;

/// How long Wikimedia's list counts; then it is read again, and the old one serves until that is done.
const LIST_LIFE: Duration = Duration::from_secs(60 * 60);

/// How long it is remembered that the list could not be read.
const FAILURE_LIFE: Duration = Duration::from_secs(2);

/// Which wikis are served.
#[derive(Default)]
pub(super) struct Catalog {
    /// The default wiki is among them, whatever is known of others.
    own: Entries,
    list: Option<Arc<List>>,
}

/// Wikimedia's list.
struct List {
    pool: Pool,
    replicas: Replicas,
    /// With one server only, wikis of this section alone are within reach.
    only_section: Option<Option<String>>,
    known: Mutex<Option<Known>>,
    /// Held by whoever reads the list.
    reading: tokio::sync::Mutex<()>,
}

#[derive(Clone)]
struct Known {
    entries: Result<Arc<Entries>, DatabaseError>,
    until: Instant,
}

impl Catalog {
    /// What is configured, and the default wiki by what it was opened by: it can be opened again whether or not a list has it.
    pub fn configured(config: &Config, default: Arc<Entry>, servers: &Servers) -> Self {
        let login: Option<&Url> = config.login.consumer.as_ref().map(|consumer| &consumer.index_url);
        let list = match &config.wiki.place {
            Place::Replica { replicas, .. } => List::new(replicas, servers, &default),
            Place::Database { .. } | Place::Sandbox(_) => None,
        };
        let own = config.wikis.own.iter().map(|wiki| (wiki.code.clone(), Arc::new(Entry::of_own(wiki, login))));
        let mut own: Entries = own.collect();
        own.insert(default.code.clone(), default);
        Self { own, list: list.map(Arc::new) }
    }

    /// The codes of wikis of one's own, and of the default one.
    pub fn own(&self) -> impl Iterator<Item = &WikiCode> {
        self.own.keys()
    }

    /// What is known of a wiki; `None` if it is not served.
    pub async fn find(&self, code: &WikiCode) -> Result<Option<Arc<Entry>>, WikisError> {
        if let Some(entry) = self.own.get(code) {
            return Ok(Some(Arc::clone(entry)));
        }
        let Some(list) = &self.list else { return Ok(None) };
        Ok(list.entries().await?.get(code).map(Arc::clone))
    }

    /// All wikis.
    pub async fn all(&self) -> Result<Entries, WikisError> {
        let mut all = match &self.list {
            Some(list) => Entries::clone(&*list.entries().await?),
            None => Entries::new(),
        };
        all.extend(self.own.iter().map(|(code, entry)| (code.clone(), Arc::clone(entry))));
        Ok(all)
    }

    /// Whether a wiki is the embedded one.
    pub fn is_embedded(&self, code: &WikiCode) -> bool {
        self.own.get(code).is_some_and(|entry| entry.is_sandbox)
    }

    /// Whether people log in to a wiki with the accounts that they log in here with, as they do to all of Wikimedia's.
    pub fn shares_logins(&self, code: &WikiCode) -> bool {
        self.own.get(code).map_or(self.list.is_some(), |entry| entry.shares_logins)
    }
}

impl List {
    fn new(replicas: &Replicas, servers: &Servers, default: &Entry) -> Option<Self> {
        let only_section = replicas.is_one_server().then(|| default.section().map(str::to_owned));
        let (address, server) = replicas.list()?;
        Some(Self {
            pool: servers.pool(&server, address, None),
            replicas: replicas.clone(),
            only_section,
            known: Mutex::new(None),
            reading: tokio::sync::Mutex::new(()),
        })
    }

    /// The wikis of the list, by what is known of it; it is read where that is too old.
    async fn entries(self: &Arc<Self>) -> Result<Arc<Entries>, WikisError> {
        if let Some(known) = self.known() {
            if known.until > Instant::now() {
                return known.entries.map_err(WikisError::List);
            }
            if let Ok(entries) = known.entries {
                self.read_later();
                return Ok(entries);
            }
        }
        let _reading = self.reading.lock().await;
        // Somebody may have read it in the meantime.
        if let Some(known) = self.known().filter(|known| known.until > Instant::now()) {
            return known.entries.map_err(WikisError::List);
        }
        self.read().await.map_err(WikisError::List)
    }

    /// Reads the list anew while the old one serves; not twice at a time.
    fn read_later(self: &Arc<Self>) {
        let list = Arc::clone(self);
        tokio::spawn(async move {
            let Ok(_reading) = list.reading.try_lock() else { return };
            if let Err(error) = list.read().await {
                tracing::warn!(%error, "the list of wikis cannot be read; the one of before serves on");
            }
        });
    }

    async fn read(&self) -> Result<Arc<Entries>, DatabaseError> {
        let read = listings(&self.pool).await;
        let entries = read.map(|rows| {
            let within_reach = rows.into_iter().filter_map(|(code, listing)| {
                let is_near = self.only_section.as_ref().is_none_or(|section| *section == listing.section);
                let entry = is_near.then(|| Entry::of_replica(&code, Some(listing), &self.replicas)).flatten()?;
                Some((code, Arc::new(entry)))
            });
            Arc::new(within_reach.collect::<Entries>())
        });
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let old = known.take().and_then(|known| known.entries.ok()).filter(|old| !old.is_empty());
        let entries = match entries {
            // At the end of a tunnel there may be no list, and then there are no other wikis.
            Err(error) if self.only_section.is_some() && old.is_none() && is_absence(&error) => Ok(Arc::default()),
            entries => entries,
        };
        let life = if entries.is_ok() { LIST_LIFE } else { FAILURE_LIFE };
        // An old list is better than none.
        let kept = entries.clone().or_else(|error| old.ok_or(error));
        *known = Some(Known { entries: kept, until: Instant::now() + life });
        entries
    }

    fn known(&self) -> Option<Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Whether a database says that it has no list for us. One that is away or busy may have it all the same.
fn is_absence(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Denied(_) | DatabaseError::Lacking { .. } | DatabaseError::Refused { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Address, Environment};

    const KEY: &str = "0123456789abcdef0123456789abcdef";

    #[tokio::test]
    async fn the_default_wiki_is_known_without_a_list() {
        let code = WikiCode::parse("dewiki").expect("a code");
        // Nothing listens where the list would be.
        let replica = [("WIKI_REPLICA", "dewiki"), ("REPLICA_TUNNELS", "s7=127.0.0.1:1")];
        let account = [("TOOL_REPLICA_USER", "u"), ("TOOL_REPLICA_PASSWORD", "p"), ("SECRET_KEY", KEY)];
        let embedded = [("WIKIGRAPH_DATA_DIR", "/nowhere")];
        for variables in [[&replica[..], &account].concat(), embedded.to_vec()] {
            let variables = variables.into_iter().map(|(name, value)| (name, value.to_owned()));
            let config = Config::read(&Environment::of(variables)).expect("a configuration");
            let entry = Arc::new(Entry::at(code.clone(), Address::Sqlite("nowhere.sqlite".into())));
            let catalog = Catalog::configured(&config, Arc::clone(&entry), &Servers::new(&config.wiki));
            let found = catalog.find(&code).await.expect("no list is read");
            assert!(found.is_some_and(|found| Arc::ptr_eq(&found, &entry)));
        }
    }
}
