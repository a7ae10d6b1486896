//! Where databases are, and how connections to them are kept.

use std::path::PathBuf;
use std::time::Duration;

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
    /// The place, for people; it holds no secret.
    pub fn describe(&self) -> String {
        match self {
            Self::MariaDb(MariaDbAddress { socket: Some(socket), database, .. }) => format!("{database} at {socket}"),
            Self::MariaDb(MariaDbAddress { host, port, database, .. }) => format!("{database} at {host}:{port}"),
            Self::Sqlite(path) => path.display().to_string(),
        }
    }
}

/// How a pool behaves.
#[derive(Debug, Clone)]
pub struct PoolSettings {
    /// The most connections at a time. Toolforge allows ten a server.
    pub connections: usize,
    /// How long an unused connection is kept. Toolforge forbids idle connections.
    pub idle: Duration,
    /// How long a request waits for a connection.
    pub wait: Duration,
    /// How long a statement may run.
    pub statement: Duration,
}
