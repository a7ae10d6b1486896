//! One connection, of whichever kind.

use std::time::Duration;

use super::mariadb::MariaDbConnection;
use super::sqlite::SqliteFile;
use super::{DatabaseError, Rows, Statement};
use crate::config::Address;

pub(super) enum Connection {
    MariaDb(Box<MariaDbConnection>),
    Sqlite(SqliteFile),
}

impl Connection {
    pub(super) async fn open(address: &Address, statement_limit: Duration) -> Result<Self, DatabaseError> {
        Ok(match address {
            Address::MariaDb(address) => {
                Self::MariaDb(Box::new(MariaDbConnection::open(address, statement_limit).await?))
            }
            Address::Sqlite(path) => Self::Sqlite(SqliteFile::open(path, statement_limit).await?),
        })
    }

    pub(super) async fn rows(&mut self, statement: Statement) -> Result<Rows, DatabaseError> {
        match self {
            Self::MariaDb(connection) => connection.rows(statement).await,
            Self::Sqlite(file) => file.rows(statement).await,
        }
    }
}
