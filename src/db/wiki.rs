//! A wiki: its code, what it calls itself, and its database.

use super::{DatabaseError, Pool, Rows, Statement};
use crate::tables::Capabilities;
use crate::telemetry::metrics::PoolUse;
use crate::types::{Site, WikiCode};

/// A wiki that can be asked.
#[derive(Debug)]
pub struct Wiki {
    /// Its code.
    pub code: WikiCode,
    /// What it calls itself, and its titles.
    pub site: Site,
    /// What its database has.
    pub capabilities: Capabilities,
    /// The name of the database server's section in the replicas' heartbeat, such as `s1`, where there is one.
    pub section: Option<String>,
    pool: Pool,
}

impl Wiki {
    /// A wiki whose database has been probed.
    pub fn new(code: WikiCode, site: Site, section: Option<String>, capabilities: Capabilities, pool: Pool) -> Self {
        Self { code, site, capabilities, section, pool }
    }

    /// Sends a statement and waits for all its rows.
    pub async fn rows(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        self.pool.rows(statement).await
    }
    /// How the connections to its database are used at the moment.
    pub fn usage(&self) -> PoolUse {
        self.pool.usage()
    }
}
