//! A wiki: its code, what it calls itself, and its database.

use std::sync::Arc;

use tokio::sync::OnceCell;

use super::probe::probe_links;
use super::{DatabaseError, LagWatch, Pool, Rows, Statement};
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
    pub capabilities: Arc<Capabilities>,
    /// The name of the database server's section in the replicas' heartbeat, such as `s1`, where there is one.
    pub section: Option<String>,
    pool: Pool,
    links: Option<Links>,
    lag: Option<LagWatch>,
}

/// The tables of links, where they are on a server of their own.
#[derive(Debug)]
struct Links {
    /// `None` where nothing leads to that server.
    pool: Option<Pool>,
    /// Asked for when they are first read.
    capabilities: OnceCell<Capabilities>,
}

/// The database that a view's tables are in.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What it has.
    pub capabilities: &'a Capabilities,
    pool: &'a Pool,
}

impl Side<'_> {
    /// Sends a statement and waits for all its rows.
    pub async fn rows(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        self.pool.rows(statement).await
    }
}

impl Wiki {
    /// A wiki whose database has been probed.
    pub fn new(
        code: WikiCode,
        site: Site,
        section: Option<String>,
        capabilities: Arc<Capabilities>,
        pool: Pool,
    ) -> Self {
        Self { code, site, capabilities, section, pool, links: None, lag: None }
    }

    /// The same, of which it is told how far the replica is behind.
    pub fn with_lag_watch(self, watch: Option<LagWatch>) -> Self {
        Self { lag: watch, ..self }
    }

    /// Tells whoever asks that what they get is old, where it is.
    async fn tell_lag(&self) {
        let Some(watch) = &self.lag else { return };
        if let Some(lag) = watch.worth_telling().await {
            telemetry::lagging(self.code.as_str(), lag);
        }
    }

    /// The same, with tables of links that are in another database: this one, or one that nothing leads to.
    pub fn with_links_apart(self, pool: Option<Pool>) -> Self {
        Self { links: Some(Links { pool, capabilities: OnceCell::new() }), ..self }
    }

    /// Whether the tables of links are in another database than all others, so that no statement can join them.
    pub fn has_links_apart(&self) -> bool {
        self.links.is_some()
    }

    /// The database to ask about a view.
    pub async fn side(&self, view: View) -> Result<Side<'_>, DatabaseError> {
        self.tell_lag().await;
        let Some(links) = self.links.as_ref().filter(|_| view.home() == Home::Links) else {
            return Ok(Side { capabilities: &self.capabilities, pool: &self.pool });
        };
        let nowhere = || DatabaseError::Unreachable(format!("nothing leads to the tables of links of {}", self.code));
        let pool = links.pool.as_ref().ok_or_else(nowhere)?;
        let probed = links.capabilities.get_or_try_init(|| probe_links(pool, self.capabilities.access)).await?;
        Ok(Side { capabilities: probed, pool })
    }

    /// Whether category links point to targets, as other links do; older ones hold the category's title. Where links are
    /// apart, what stands in their old place says nothing, and they are newer than that.
    pub fn category_links_have_targets(&self) -> bool {
        self.has_links_apart() || self.capabilities.has("categorylinks", "cl_target_id")
    }

    /// Sends a statement and waits for all its rows.
    pub async fn rows(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        self.tell_lag().await;
        self.pool.rows(statement).await
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
