//! A wiki: its code, what it calls itself, and its database.

use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use tokio::sync::{Mutex, OnceCell};

use super::lag::Seen;
use super::probe::probe_links;
use super::{DatabaseError, LagWatch, NotMediaWiki, Pool, Probed, Rows, Statement, probe};
use crate::config::Address;
use crate::tables::{Capabilities, Home, View};
use crate::telemetry;
use crate::telemetry::metrics::PoolUse;
use crate::types::{Site, WikiCode};

/// A wiki that can be asked.
#[derive(Debug)]
pub struct Wiki {
    /// Its code.
    pub code: WikiCode,
    /// What it calls itself, and its titles.
    pub site: Site,
    /// What its database has, as those of many wikis do.
    pub capabilities: Probed,
    /// The name of the database server's section in the replicas' heartbeat, such as `s1`, where there is one.
    pub section: Option<String>,
    pool: Pool,
    links: Option<Links>,
    probed_again: Mutex<Option<Instant>>,
    lag: Option<LagWatch>,
    /// The lag as whoever asked for it saw it.
    lag_asked: std::sync::Mutex<Seen>,
    /// Until when it is asked by statements of its own.
    alone_until: std::sync::Mutex<Option<Instant>>,
}

/// The tables of links, where they are on a server of their own.
#[derive(Debug)]
struct Links {
    /// `None` where nothing leads to that server.
    pool: Option<Pool>,
    /// Asked for when they are first read.
    capabilities: OnceCell<Probed>,
}

/// The database that a view's tables are in.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What it has.
    pub capabilities: &'a Capabilities,
    pool: &'a Pool,
}

impl Side<'_> {
    /// Sends a statement and waits for all its rows, as long as the request that asks has time for it.
    pub async fn rows(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        telemetry::in_time(self.pool.rows(statement)).await?
    }
}

impl<'a> Side<'a> {
    /// What the database is called in statements, see [`Statement::in_database`]; a file has no name there.
    pub fn database(&self) -> Option<&'a str> {
        self.pool.database()
    }

    /// Finds out whether the server answers at all.
    pub async fn answers(&self) -> Result<(), DatabaseError> {
        match self.rows(Statement::new("SELECT 1")).await {
            // Whoever refuses has answered.
            Err(error) if error.is_of_server() => Err(error),
            _ => Ok(()),
        }
    }
}

/// How long a wiki is asked alone that once spoilt what was asked of others with it.
const ALONE: Duration = Duration::from_secs(60);

/// A database is not asked what it has more often than this.
const BETWEEN_PROBES: Duration = Duration::from_secs(10);

impl Wiki {
    /// A wiki whose database has been probed.
    pub fn new(
        code: WikiCode,
        site: Site,
        section: Option<String>,
        capabilities: Arc<Capabilities>,
        pool: Pool,
    ) -> Self {
        let capabilities = Probed::new(capabilities);
        let probed_again = Mutex::default();
        Self {
            code,
            site,
            capabilities,
            section,
            pool,
            links: None,
            probed_again,
            lag: None,
            lag_asked: std::sync::Mutex::default(),
            alone_until: std::sync::Mutex::default(),
        }
    }

    /// The same, of which it is told how far the replica is behind.
    pub fn with_lag_watch(self, watch: Option<LagWatch>) -> Self {
        Self { lag: watch, ..self }
    }

    /// Tells whoever asks that what they get is old, where it is.
    pub async fn tell_lag(&self) {
        let Some(watch) = &self.lag else { return };
        if let Some(lag) = watch.worth_telling().await {
            telemetry::lagging(self.code.as_str(), lag);
        }
    }

    /// Remembers how far the replica is behind, which somebody has asked.
    pub fn saw_lag(&self, lag: Option<Duration>) {
        *self.lag_asked.lock().unwrap_or_else(PoisonError::into_inner) = Seen::now(lag);
    }

    /// How far the replica was behind when that was last seen; `None` where nobody has looked lately.
    pub fn lag_seen(&self) -> Option<Duration> {
        let asked = *self.lag_asked.lock().unwrap_or_else(PoisonError::into_inner);
        self.lag.as_ref().map_or(asked, |watch| watch.last_seen().or_later(asked)).current()
    }

    /// The same, with tables of links that are in another database: this one, or one that nothing leads to.
    pub fn with_links_apart(self, pool: Option<Pool>) -> Self {
        Self { links: Some(Links { pool, capabilities: OnceCell::new() }), ..self }
    }

    /// Has it asked by statements of its own for a while, as one that asked others too has failed.
    pub fn ask_alone(&self) {
        *self.alone_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + ALONE);
    }

    /// Whether one statement can ask both: their databases are on one server and keep texts alike, and neither is to be asked
    /// alone.
    pub fn goes_with(&self, other: &Self) -> bool {
        self.pool.is_beside(&other.pool)
            && self.capabilities.texts == other.capabilities.texts
            && !self.is_asked_alone()
            && !other.is_asked_alone()
    }

    /// For now, or as some of its tables are elsewhere.
    fn is_asked_alone(&self) -> bool {
        let until = *self.alone_until.lock().unwrap_or_else(PoisonError::into_inner);
        self.has_links_apart() || until.is_some_and(|until| Instant::now() < until)
    }

    /// Whether the tables of links are in another database than all others, so that no statement can join them.
    pub fn has_links_apart(&self) -> bool {
        self.links.is_some()
    }

    /// The database to ask about a view.
    pub async fn side(&self, view: View) -> Result<Side<'_>, DatabaseError> {
        self.tell_lag().await;
        let Some(links) = self.links.as_ref().filter(|_| view.home() == Home::Links) else {
            return Ok(self.own_side());
        };
        let nowhere = || DatabaseError::Unreachable(format!("nothing leads to the tables of links of {}", self.code));
        let pool = links.pool.as_ref().ok_or_else(nowhere)?;
        let probing = async || probe_links(pool, self.capabilities.access).await.map(|found| Probed::new(found.into()));
        let probed = links.capabilities.get_or_try_init(probing).await?;
        Ok(Side { capabilities: probed, pool })
    }

    /// The database of all tables but those of links, which may be apart. Nobody is told how far it is behind.
    pub fn own_side(&self) -> Side<'_> {
        Side { capabilities: &self.capabilities, pool: &self.pool }
    }

    /// Whether category links point to targets, as other links do; older ones hold the category's title. Where links are
    /// apart, what stands in their old place says nothing, and they are newer than that.
    pub fn category_links_have_targets(&self) -> bool {
        self.has_links_apart() || self.capabilities.category_links_have_targets()
    }

    /// Sends a statement and waits for all its rows, as long as the request that asks has time for it.
    pub async fn rows(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        self.tell_lag().await;
        telemetry::in_time(self.pool.rows(statement)).await?
    }

    /// Asks by statements that go by what the database has. Where it lacks something, as its views were rebuilt or its tables
    /// changed since, it is asked what it has, and then by other statements once more.
    pub async fn asked<T, F>(&self, ask: impl Fn() -> F) -> Result<T, DatabaseError>
    where
        F: Future<Output = Result<T, DatabaseError>>,
    {
        let (version, before): (_, &Capabilities) = (self.version(), &self.capabilities);
        // Boxed, as hardly any question comes to this. Whoever asks by what category links pointed to has to begin anew.
        let can_ask_again = async || {
            self.has_changed_since(version).boxed().await
                && self.capabilities.category_links_have_targets() == before.category_links_have_targets()
        };
        match ask().await {
            Err(DatabaseError::Lacking { .. }) if can_ask_again().await => Box::pin(ask()).await,
            outcome => outcome,
        }
    }

    /// How often what its databases have was found to be something else.
    fn version(&self) -> usize {
        let of_links = self.links.as_ref().and_then(|links| links.capabilities.get()).map_or(0, Probed::version);
        self.capabilities.version() + of_links
    }

    async fn has_changed_since(&self, version: usize) -> bool {
        let mut last = self.probed_again.lock().await;
        if self.version() == version && last.is_none_or(|last| last.elapsed() > BETWEEN_PROBES) {
            let probed = self.probe_again().await;
            *last = Some(Instant::now());
            let has_changed = self.version() > version;
            match probed {
                Ok(()) => tracing::warn!(wiki = %self.code, has_changed, "the database was asked anew what it has"),
                Err(error) => tracing::warn!(wiki = %self.code, %error, "the database cannot be asked what it has"),
            }
        }
        self.version() > version
    }

    async fn probe_again(&self) -> Result<(), NotMediaWiki> {
        let found = probe(&self.pool).await?;
        // While views are rebuilt, those may be missing by which they are known as such.
        if found.access == self.capabilities.access {
            self.capabilities.replace(found);
        }
        let links = self.links.as_ref().and_then(|links| Some((links.pool.as_ref()?, links.capabilities.get()?)));
        if let Some((pool, probed)) = links {
            probed.replace(probe_links(pool, self.capabilities.access).await?);
        }
        Ok(())
    }

    /// Where its database is.
    pub fn address(&self) -> &Address {
        self.pool.address()
    }

    /// How the connections to its database are used at the moment.
    pub fn usage(&self) -> PoolUse {
        self.pool.usage()
    }
}
