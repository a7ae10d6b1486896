//! A bounded set of connections to one database.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::connection::{Connection, Purpose};
use super::{Answered, DatabaseError, Observer, Rows, Statement};
use crate::config::{Address, PoolSettings};
use crate::tables::Dialect;
use crate::telemetry::metrics::PoolUse;
use crate::telemetry::{Asked, UnderWay};

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
    opened: AtomicU64,
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
        let (idle, opened) = (Mutex::default(), AtomicU64::new(0));
        Self { shared: Arc::new(Shared { address, purpose, settings, permits, idle, opened, observer }) }
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

    /// How its connections are used at the moment.
    pub fn usage(&self) -> PoolUse {
        let Shared { settings, permits, idle, opened, .. } = &*self.shared;
        PoolUse {
            limit: settings.connections,
            in_use: settings.connections - permits.available_permits(),
            idle: idle.lock().unwrap_or_else(PoisonError::into_inner).len(),
            opened: opened.load(Ordering::Relaxed),
        }
    }

    /// Sends a statement and waits for all its rows.
    pub async fn rows(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        let asked = Asked::now();
        let Some(observer) = &self.shared.observer else { return self.answer(&statement, &asked).await };
        observer.sent(&statement);
        let started = Instant::now();
        let outcome = self.answer(&statement, &asked).await;
        let (time, rows) = (started.elapsed(), outcome.as_ref().map(Rows::len));
        observer.answered(&Answered { statement: &statement, number: asked.number, round: asked.round, time, rows });
        outcome
    }

    /// A connection that lay idle may have been cut by the server; then, and only then, a fresh one tries again,
    /// as a statement here only reads.
    async fn answer(&self, statement: &Statement, asked: &Asked) -> Result<Rows, DatabaseError> {
        let _permit = self.permit().await?;
        if let Some(idle) = self.take_idle() {
            match self.send(idle, statement, asked).await {
                Err(DatabaseError::Lost(message)) => tracing::debug!(message, "an idle connection was gone"),
                outcome => return outcome,
            }
        }
        let fresh = self.fresh().await?;
        self.send(fresh, statement, asked).await
    }

    async fn send(
        &self,
        mut connection: Connection,
        statement: &Statement,
        asked: &Asked,
    ) -> Result<Rows, DatabaseError> {
        let sent = UnderWay::statement();
        let outcome = connection.rows(statement).await;
        drop(sent);
        if let Ok(rows) = &outcome {
            asked.brought(rows.len());
        }
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
        let _waiting = UnderWay::connection();
        let Shared { address, purpose, settings, opened, .. } = &*self.shared;
        let connection = Connection::open(address, *purpose, settings.statement).await?;
        opened.fetch_add(1, Ordering::Relaxed);
        Ok(connection)
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit, DatabaseError> {
        let _waiting = UnderWay::connection();
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
