//! The wikis that are served: which there are, and each of them opened when it is first asked for.
//!
//! What a client names is looked up in the [`catalog`] first, so that nothing unknown becomes part of a host's name or
//! of SQL. Wikis stay open, up to a number of them; those that nobody has asked for longest are closed to make room.

mod catalog;
mod entry;
mod error;
mod kept;
mod opening;
mod servers;
mod written;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::join_all;

pub use entry::Entry;
pub use error::WikisError;
pub use opening::{Opened, Opener, OpeningError, listed};
pub use servers::Servers;
pub use written::{Saved, SavedKey};

use crate::action_api::ActionApi;
use crate::config::Config;
use crate::db;
use crate::types::{NamespaceNumber, WikiCode};
use catalog::Catalog;
use kept::Kept;
use written::Written;

/// How long each of several wikis may take where nothing is configured.
const PATIENCE: Duration = Duration::from_secs(10);

/// The wikis that are served, one of them by default. Cloning is cheap.
#[derive(Clone)]
pub struct Wikis {
    shared: Arc<Shared>,
}

struct Shared {
    default: WikiCode,
    kept: Kept,
    catalog: Catalog,
    opener: Option<Opener>,
    patience: Duration,
    written: Written,
    /// The Action APIs of all wikis that were ever opened: what they remember outlives that.
    apis: Mutex<HashMap<WikiCode, ActionApi>>,
}

/// A wiki, as far as it is known.
#[derive(Debug, Clone)]
pub enum Known {
    /// It is open.
    Open(Arc<db::Wiki>),
    /// Only what lists it is known.
    Listed(Arc<Entry>),
}

impl Wikis {
    /// One wiki only, with its Action API if that is known.
    pub fn only(wiki: Arc<db::Wiki>, api: Option<ActionApi>) -> Self {
        let kept = Kept::new(1, wiki.code.clone());
        kept.put(&wiki, false);
        Self::made(&wiki, api, kept, Catalog::default(), None, PATIENCE)
    }

    /// All wikis that are configured, of which the default one is open: whoever opened it opens the others, too.
    pub fn configured(config: &Config, default: Opened) -> Self {
        let Opened { entry, wiki, api, is_makeshift, opener, .. } = default;
        let catalog = Catalog::configured(config, entry, opener.servers());
        // All of one's own stay open.
        let kept = Kept::new(config.wikis.open.max(catalog.own().count()), wiki.code.clone());
        kept.put(&wiki, is_makeshift);
        Self::made(&wiki, api, kept, catalog, Some(opener), config.wikis.patience)
    }

    fn made(
        wiki: &db::Wiki,
        api: Option<ActionApi>,
        kept: Kept,
        catalog: Catalog,
        opener: Option<Opener>,
        patience: Duration,
    ) -> Self {
        let default = wiki.code.clone();
        let apis = Mutex::new(api.map(|api| (default.clone(), api)).into_iter().collect());
        Self { shared: Arc::new(Shared { default, kept, catalog, opener, patience, written: Written::new(), apis }) }
    }

    /// The code of the wiki that is meant where none is named.
    pub fn default_code(&self) -> &WikiCode {
        &self.shared.default
    }

    /// How long each of several wikis that a field asks together may take.
    pub fn patience(&self) -> Duration {
        self.shared.patience
    }

    /// The wiki of a code, which is opened if nobody has done so yet; `None` if it is not served.
    pub async fn find(&self, code: &WikiCode) -> Result<Option<Arc<db::Wiki>>, WikisError> {
        match self.shared.kept.open(code) {
            Some(wiki) => Ok(Some(wiki)),
            // Most of the time there is nothing to open: the future of whoever asks need not have room for that.
            None => self.opened(code).boxed().await,
        }
    }

    async fn opened(&self, code: &WikiCode) -> Result<Option<Arc<db::Wiki>>, WikisError> {
        let Shared { kept, catalog, opener, .. } = &*self.shared;
        let Some(opener) = opener.clone() else { return Ok(None) };
        let Some(entry) = catalog.find(code).await? else { return Ok(None) };
        let wikis = self.clone();
        let opened = kept.opened(code, async move {
            let opened = opener.open(&entry, wikis.api(&entry.code)).await?;
            for warning in &opened.warnings {
                tracing::warn!(wiki = %entry.code, "{warning}");
            }
            if let Some(api) = &opened.api {
                wikis.apis().entry(entry.code.clone()).or_insert_with(|| api.clone());
            }
            Ok(opened)
        });
        opened.await.map(Some).map_err(|error| WikisError::Opening { code: code.clone(), error })
    }

    /// The Action API of a wiki that is or was open, where it is known where that is.
    pub fn api(&self, code: &WikiCode) -> Option<ActionApi> {
        self.apis().get(code).cloned()
    }

    /// Remembers what an account has saved on a wiki, and the title of its page.
    pub fn remember_written(&self, account: i64, wiki: &WikiCode, title: (NamespaceNumber, String), saved: Saved) {
        self.shared.written.remember(account, wiki, title, saved);
    }

    /// What an account has saved lately, as far as this process knows.
    pub fn written(&self, account: i64, wiki: &WikiCode, key: SavedKey) -> Option<Saved> {
        self.shared.written.find(account, wiki, key)
    }

    /// Forgets what the replica has by now.
    pub fn forget_written(&self, account: i64, wiki: &WikiCode, key: SavedKey) {
        self.shared.written.forget(account, wiki, key);
    }

    /// How far the replicas of open wikis were behind when that was last seen, by code.
    pub fn lags(&self) -> Vec<(String, Duration)> {
        let open = self.shared.kept.all_open();
        let mut lags: Vec<_> = open.iter().filter_map(|wiki| Some((wiki.code.to_string(), wiki.lag_seen()?))).collect();
        lags.sort_unstable();
        lags
    }

    /// Whether people log in to this wiki with the accounts that they log in here with.
    pub fn shares_logins(&self, code: &WikiCode) -> bool {
        *code == self.shared.default || self.shared.catalog.shares_logins(code)
    }

    /// Whether this wiki is the embedded one.
    pub fn is_embedded(&self, code: &WikiCode) -> bool {
        self.shared.catalog.is_embedded(code)
    }

    /// All wikis, by code. Those of one's own are opened, to know what they are called; the others may be as they are
    /// listed.
    pub async fn all(&self) -> Result<Vec<Known>, WikisError> {
        let Shared { default, kept, catalog, .. } = &*self.shared;
        let listed = catalog.all().await?;
        let own: Vec<&WikiCode> = catalog.own().chain([default]).collect();
        // One that cannot be opened is told of as it is listed.
        join_all(own.iter().map(|code| self.find(code))).await;
        let mut all: Vec<Known> = Vec::with_capacity(listed.len() + 1);
        let is_own = |code: &WikiCode| own.contains(&code);
        for entry in listed.values() {
            let open = is_own(&entry.code).then(|| kept.open(&entry.code)).flatten();
            all.push(open.map_or_else(|| Known::Listed(Arc::clone(entry)), Known::Open));
        }
        if !listed.contains_key(default) {
            all.extend(kept.open(default).map(Known::Open));
        }
        all.sort_by(|left, right| left.code().cmp(right.code()));
        Ok(all)
    }

    fn apis(&self) -> std::sync::MutexGuard<'_, HashMap<WikiCode, ActionApi>> {
        self.shared.apis.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// The wiki's code.
    pub fn code(&self) -> &WikiCode {
        match self {
            Self::Open(wiki) => &wiki.code,
            Self::Listed(entry) => &entry.code,
        }
    }
}

impl fmt::Debug for Wikis {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Wikis").field("default", &self.shared.default).finish_non_exhaustive()
    }
}
