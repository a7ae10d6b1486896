//! One connection, of whichever kind.

use std::time::Duration;

use super::mariadb::MariaDbConnection;
use super::sqlite::SqliteFile;
use super::{DatabaseError, Rows, Statement};
use crate::config::Address;

pub(super) enum Connection {
    MariaDb(Box<MariaDbConnection>),
    Sqlite(Box<SqliteFile>),
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Reading a wiki's database: the database refuses writes.
    Reading,
    /// Reading and writing the gateway's own.
    Writing,
}

impl Connection {
    pub(super) async fn open(
        address: &Address,
        purpose: Purpose,
        statement_limit: Duration,
    ) -> Result<Self, DatabaseError> {
        Ok(match address {
            Address::MariaDb(address) => {
                Self::MariaDb(Box::new(MariaDbConnection::open(address, purpose, statement_limit).await?))
            }
            Address::Sqlite(path) => Self::Sqlite(Box::new(SqliteFile::open(path, purpose, statement_limit).await?)),
        })
    }

    /// Closes it in good order; whatever goes wrong, it is closed.
    pub(super) async fn close(self) {
        match self {
            Self::MariaDb(connection) => connection.close().await,
            Self::Sqlite(file) => drop(file),
        }
    }

    /// Whether another is to take its place from now on.
    pub(super) fn is_past(&self, life: Duration) -> bool {
        match self {
            Self::MariaDb(connection) => connection.age() > life,
            Self::Sqlite(_) => false,
        }
    }

    /// Closes it with a statement under way. Gives back the number by which that can be stopped at the server, where it is not
    /// stopped by this alone.
    pub(super) fn leave(self) -> Option<u32> {
        match self {
            Self::MariaDb(connection) => Some(connection.number()),
            Self::Sqlite(file) => {
                drop(file);
                None
            }
        }
    }

    /// Stops what runs on the connection of this number, if it is still this text; whether it was.
    pub(super) async fn stop(&mut self, number: u32, sql: &str) -> Result<bool, DatabaseError> {
        match self {
            Self::MariaDb(connection) => connection.stop(number, sql).await,
            Self::Sqlite(_) => Ok(false),
        }
    }

    /// Sends a statement, and gives back its rows.
    pub(super) async fn rows(&mut self, statement: &Statement) -> Result<Rows, DatabaseError> {
        match self {
            Self::MariaDb(connection) => connection.rows(statement).await,
            Self::Sqlite(file) => file.rows(statement).await,
        }
    }

    /// Sends a statement that has no rows, and says how many it concerned.
    pub(super) async fn changed(&mut self, statement: &Statement) -> Result<u64, DatabaseError> {
        match self {
            Self::MariaDb(connection) => connection.changed(statement).await,
            Self::Sqlite(file) => file.changed(statement).await,
        }
    }
}
