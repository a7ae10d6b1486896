//! A bounded set of connections to one database.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::connection::{Connection, Purpose};
use super::{DatabaseError, Rows, Statement};
use crate::config::{Address, PoolSettings};
use crate::tables::Dialect;

/// Sees every statement that is sent, in order.
pub type Observer = Arc<dyn Fn(&Statement) + Send + Sync>;

/// Connections to one database, made as needed.
#[derive(Clone)]
pub struct Pool {
    shared: Arc<Shared>,
}

struct Shared {
    address: Address,
    purpose: Purpose,
    settings: PoolSettings,
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<Idle>>,
    observer: Option<Observer>,
}

struct Idle {
    connection: Connection,
    since: Instant,
}

impl Pool {
    /// A pool that only reads, and has connected to nothing yet.
    pub fn new(address: Address, settings: PoolSettings, observer: Option<Observer>) -> Self {
        Self::with_purpose(address, Purpose::Reading, settings, observer)
    }

    /// A pool that also writes.
    pub(super) fn writing(address: Address, settings: PoolSettings) -> Self {
        Self::with_purpose(address, Purpose::Writing, settings, None)
    }

    fn with_purpose(address: Address, purpose: Purpose, settings: PoolSettings, observer: Option<Observer>) -> Self {
        let permits = Arc::new(Semaphore::new(settings.connections));
        Self { shared: Arc::new(Shared { address, purpose, settings, permits, idle: Mutex::default(), observer }) }
    }

    /// Where it connects to.
    pub fn address(&self) -> &Address {
        &self.shared.address
    }

    /// The SQL that is spoken there.
    pub fn dialect(&self) -> Dialect {
        match self.shared.address {
            Address::MariaDb(_) => Dialect::MariaDb,
            Address::Sqlite(_) => Dialect::Sqlite,
        }
    }

    /// Sends a statement and waits for all its rows.
    ///
    /// A connection that lay idle may have been cut by the server; then, and only then, a fresh one tries again,
    /// as a statement here only reads.
    pub async fn rows(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        if let Some(observer) = &self.shared.observer {
            observer(&statement);
        }
        let _permit = self.permit().await?;
        if let Some(mut connection) = self.take_idle() {
            match connection.rows(&statement).await {
                Err(DatabaseError::Lost(message)) => tracing::debug!(message, "an idle connection was gone"),
                outcome => {
                    self.keep_if_sound(connection, &outcome);
                    return outcome;
                }
            }
        }
        let mut connection = self.fresh().await?;
        let outcome = connection.rows(&statement).await;
        self.keep_if_sound(connection, &outcome);
        outcome
    }

    /// Lends a connection that is known to be up: what is sent on it is sent once, as it may write.
    pub(super) async fn lend(&self) -> Result<Lent, DatabaseError> {
        let permit = self.permit().await?;
        let idle = match self.take_idle() {
            Some(mut connection) => connection.rows(&Statement::new("SELECT 1")).await.is_ok().then_some(connection),
            None => None,
        };
        let connection = match idle {
            Some(connection) => connection,
            None => self.fresh().await?,
        };
        Ok(Lent { connection, pool: self.clone(), _permit: permit })
    }

    async fn fresh(&self) -> Result<Connection, DatabaseError> {
        let Shared { address, purpose, settings, .. } = &*self.shared;
        Connection::open(address, *purpose, settings.statement).await
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, DatabaseError> {
        let wait = self.shared.settings.wait;
        let acquired = tokio::time::timeout(wait, Arc::clone(&self.shared.permits).acquire_owned()).await;
        acquired.ok().and_then(Result::ok).ok_or(DatabaseError::Busy(wait))
    }

    fn take_idle(&self) -> Option<Connection> {
        let mut idle = self.shared.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = self.shared.settings.idle;
        idle.retain(|entry| entry.since.elapsed() < kept);
        idle.pop().map(|entry| entry.connection)
    }

    /// Puts a connection back unless what happened may have left it in the middle of something. A request that is
    /// cancelled never gets here: its connection is dropped, which closes it.
    fn keep_if_sound<T>(&self, connection: Connection, outcome: &Result<T, DatabaseError>) {
        if !matches!(outcome, Ok(_) | Err(DatabaseError::StatementTimeout(_))) {
            return;
        }
        let entry = Idle { connection, since: Instant::now() };
        let mut idle = self.shared.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(entry);
        if idle.len() == 1 {
            self.sweep_later();
        }
    }

    /// Closes what stays unused, also when no request comes by any more.
    fn sweep_later(&self) {
        let shared = Arc::downgrade(&self.shared);
        let kept = self.shared.settings.idle;
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(kept).await;
                let Some(shared) = shared.upgrade() else { return };
                let mut idle = shared.idle.lock().unwrap_or_else(PoisonError::into_inner);
                idle.retain(|entry| entry.since.elapsed() < kept);
                if idle.is_empty() {
                    return;
                }
            }
        });
    }
}

/// A connection out of a pool, for one statement.
pub(super) struct Lent {
    pub(super) connection: Connection,
    pool: Pool,
    _permit: OwnedSemaphorePermit,
}

impl Lent {
    /// Gives the connection back, by what happened on it.
    pub(super) fn give_back<T>(self, outcome: Result<T, DatabaseError>) -> Result<T, DatabaseError> {
        self.pool.keep_if_sound(self.connection, &outcome);
        outcome
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pool").field("address", &self.shared.address.describe()).finish_non_exhaustive()
    }
}
