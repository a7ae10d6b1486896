//! The gateway's own database, which it also writes.

use std::sync::Arc;

use tokio::sync::OnceCell;

use super::lent::Lent;
use super::{DatabaseError, MigrationError, Pool, Rows, Statement, migrate, traced};
use crate::config::{Address, PoolSettings};
use crate::tables::Dialect;
use crate::telemetry::metrics::PoolUse;
use crate::telemetry::{UnderWay, in_time};

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

    /// The same, where the database may be away: then its first use runs the migrations, once it is back. What somebody has
    /// to mend is told at once.
    pub async fn open_or_wait(address: &Address, settings: &PoolSettings) -> Result<Self, MigrationError> {
        let database = Self::new(address, settings);
        match database.migrated().await {
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

    /// Sends a statement once, and gives back its rows.
    pub async fn rows(&self, statement: Statement) -> Result<Rows, DatabaseError> {
        let _waiting = UnderWay::people();
        let mut span = traced::asked(self.pool.address(), &statement);
        let sending = async {
            let mut lent = in_time(self.lend()).await??;
            traced::sent(&mut span);
            let outcome = lent.rows(&statement).await;
            lent.give_back(&statement, outcome)
        };
        let outcome = sending.await;
        traced::answered(span, &outcome, |rows| Some(rows.len()));
        outcome
    }

    /// Sends a statement that has no rows once, and says how many it concerned.
    pub async fn changed(&self, statement: Statement) -> Result<u64, DatabaseError> {
        let _waiting = UnderWay::people();
        let mut span = traced::asked(self.pool.address(), &statement);
        let sending = async {
            let mut lent = in_time(self.lend()).await??;
            traced::sent(&mut span);
            let outcome = lent.changed(&statement).await;
            lent.give_back(&statement, outcome)
        };
        let outcome = sending.await;
        traced::answered(span, &outcome, |_| None);
        outcome
    }

    async fn lend(&self) -> Result<Lent, DatabaseError> {
        self.migrated().await?;
        self.pool.lend().await
    }
}
