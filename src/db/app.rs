//! The gateway's own database, which it also writes.

use super::{DatabaseError, MigrationError, Pool, Rows, Statement, migrate};
use crate::config::{Address, PoolSettings};
use crate::tables::Dialect;
use crate::telemetry::UnderWay;
use crate::telemetry::metrics::PoolUse;

/// The gateway's own database, with all migrations run. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct AppDatabase {
    pool: Pool,
}

impl AppDatabase {
    /// Opens the database, makes it if it is a file that is not there, and runs the migrations that it lacks.
    pub async fn open(address: &Address, settings: &PoolSettings) -> Result<Self, MigrationError> {
        migrate(address).await?;
        Ok(Self { pool: Pool::writing(address.clone(), settings.clone()) })
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
        let mut lent = self.pool.lend().await?;
        let outcome = lent.connection.rows(&statement).await;
        lent.give_back(outcome)
    }

    /// Sends a statement that has no rows once, and says how many it concerned.
    pub async fn changed(&self, statement: Statement) -> Result<u64, DatabaseError> {
        let _waiting = UnderWay::people();
        let mut lent = self.pool.lend().await?;
        let outcome = lent.connection.changed(&statement).await;
        lent.give_back(outcome)
    }
}
