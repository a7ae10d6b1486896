//! The gateway's own database, which it also writes.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::OnceCell;

use super::lent::Lent;
use super::{DatabaseError, MigrationError, Pool, Rows, Statement, migrate, traced};
use crate::config::{Address, PoolSettings};
use crate::tables::Dialect;
use crate::telemetry::metrics::PoolUse;
use crate::telemetry::{UnderWay, in_time};

/// How often a statement is sent again that MariaDB took back so that another could go on: nothing of it is left then, as
/// each is a transaction of its own. See <https://mariadb.com/kb/en/innodb-lock-modes/>.
const DEADLOCKS: usize = 5;

/// The gateway's own database. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct AppDatabase {
    pool: Pool,
    /// Whether it has all migrations.
    is_migrated: Arc<OnceCell<()>>,
}

impl AppDatabase {
    /// Opens the database, makes it if it is a file that is not there, and runs the migrations that it lacks.
    pub async fn open(address: &Address, settings: &PoolSettings) -> Result<Self, MigrationError> {
        let database = Self::new(address, settings);
        database.migrated().await?;
        Ok(database)
    }

    /// The same, where the database may be away, or lack migrations and take no writes: then its first use runs them, once it
    /// does. What is wrong with the settings is told at once.
    pub async fn open_or_wait(address: &Address, settings: &PoolSettings) -> Result<Self, MigrationError> {
        let database = Self::new(address, settings);
        match database.migrated().await {
            Err(error @ MigrationError::Unwritable { .. }) => {
                tracing::error!(%error, "the gateway's own database lacks migrations; logins and API tokens wait for them");
            }
            // A file does not come by itself.
            Err(error) if error.is_passing() && matches!(address, Address::MariaDb(_)) => {
                tracing::warn!(%error, "the gateway's own database is away; logins and API tokens wait for it");
            }
            outcome => outcome?,
        }
        Ok(database)
    }

    fn new(address: &Address, settings: &PoolSettings) -> Self {
        Self { pool: Pool::writing(address.clone(), settings.clone()), is_migrated: Arc::default() }
    }

    async fn migrated(&self) -> Result<(), MigrationError> {
        let migrating = async || migrate(self.pool.address()).await.map(drop);
        self.is_migrated.get_or_try_init(migrating).await.copied()
    }

    /// The SQL that is spoken there.
    pub fn dialect(&self) -> Dialect {
        self.pool.dialect()
    }

    /// Where it is; it holds no secret.
    pub fn describe(&self) -> String {
        self.pool.address().describe()
    }

    /// How the connections to it are used at the moment.
    pub fn usage(&self) -> PoolUse {
        self.pool.usage()
    }

    /// Sends a statement once, and gives back its rows. See [`DEADLOCKS`].
    pub async fn rows(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        self.send(&statement, |lent, statement| lent.rows(statement).boxed(), |rows| Some(rows.len())).boxed().await
    }

    /// Sends a statement that has no rows once, and says how many it concerned. See [`DEADLOCKS`].
    pub async fn changed(&self, statement: Statement) -> Result<u64, DatabaseError> {
        self.send(&statement, |lent, statement| lent.changed(statement).boxed(), |_| None).boxed().await
    }

    /// Does something with a connection, and tells whoever traces of its rows.
    async fn send<T>(
        &self,
        statement: &Statement,
        send: for<'a> fn(&'a mut Lent, &'a Statement) -> BoxFuture<'a, Result<T, DatabaseError>>,
        rows: fn(&T) -> Option<usize>,
    ) -> Result<T, DatabaseError> {
        let _waiting = UnderWay::people();
        let mut given_way = 0;
        loop {
            let mut span = traced::asked(self.pool.address(), statement);
            let sending = async {
                let mut lent = in_time(self.lend()).await??;
                traced::sent(&mut span);
                let outcome = send(&mut lent, statement).await;
                lent.give_back(statement, outcome)
            };
            let outcome = sending.await;
            traced::answered(span, &outcome, rows);
            match outcome {
                Err(DatabaseError::Deadlock(_)) if given_way < DEADLOCKS => given_way += 1,
                outcome => return outcome,
            }
        }
    }

    async fn lend(&self) -> Result<Lent, DatabaseError> {
        self.migrated().await?;
        self.pool.lend().await
    }
}
