//! One connection, of whichever kind.

use std::path::PathBuf;
use std::time::Duration;

use super::mariadb::MariaDbConnection;
use super::sqlite::SqliteFile;
use super::{DatabaseError, Rows, Statement};
use crate::tables::Dialect;
use crate::types::Secret;

/// Where a wiki's database is.
#[derive(Debug, Clone)]
pub enum Address {
    /// On a MariaDB or MySQL server.
    MariaDb(MariaDbAddress),
    /// In a file.
    Sqlite(PathBuf),
}

/// A database on a server.
#[derive(Debug, Clone)]
pub struct MariaDbAddress {
    /// A host's name or address.
    pub host: String,
    /// The TCP port; 3306 is usual.
    pub port: u16,
    /// A Unix socket in place of host and port.
    pub socket: Option<String>,
    /// Who connects.
    pub user: Option<String>,
    /// The password.
    pub password: Option<Secret>,
    /// The database's name.
    pub database: String,
}

impl Address {
    /// The SQL that is spoken there.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::MariaDb(_) => Dialect::MariaDb,
            Self::Sqlite(_) => Dialect::Sqlite,
        }
    }

    /// The place, for people; it holds no secret.
    pub fn describe(&self) -> String {
        match self {
            Self::MariaDb(MariaDbAddress { socket: Some(socket), database, .. }) => format!("{database} at {socket}"),
            Self::MariaDb(MariaDbAddress { host, port, database, .. }) => format!("{database} at {host}:{port}"),
            Self::Sqlite(path) => path.display().to_string(),
        }
    }
}

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
