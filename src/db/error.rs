//! What can go wrong between the gateway and a database.

use std::time::Duration;

use super::sqlite;

/// MariaDB: the statement took longer than `max_statement_time`.
const STATEMENT_TIMEOUT: u16 = 1969;
/// MariaDB: somebody stopped the statement.
const QUERY_INTERRUPTED: u16 = 1317;
/// MariaDB: somebody ended the connection.
const CONNECTION_KILLED: u16 = 1927;
/// MariaDB: the server is about to stop.
const SHUTDOWN: u16 = 1053;
/// The connection was gone before the statement.
const SERVER_GONE: u16 = 2006;
/// The connection went away under the statement.
const SERVER_LOST: u16 = 2013;

/// The server has no connection for anybody.
const TOO_MANY_CONNECTIONS: u16 = 1040;
/// MariaDB: the account has as many connections as the server allows each.
const TOO_MANY_OF_ACCOUNT: u16 = 1203;
/// MariaDB: the account has as many connections as it was granted.
const LIMIT_OF_ACCOUNT: u16 = 1226;

/// A failed statement, by what a caller can do about it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DatabaseError {
    /// The statement took longer than the limit allows.
    #[error("the statement took longer than {0:?}")]
    StatementTimeout(Duration),
    /// No connection became free in time.
    #[error("no connection became free within {0:?}")]
    Busy(Duration),
    /// So many wait for a connection that nobody else can, and whoever asked here waits with most.
    #[error("too many wait for a connection")]
    Crowded,
    /// The server has no connection for us at the moment.
    #[error("the database has no connection to give: {0}")]
    NoConnection(String),
    /// The database cannot be reached, or refuses the connection.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// The connection was lost under way.
    #[error("the connection was lost: {0}")]
    Lost(String),
    /// The database refused the statement: a bug, or a schema that changed under us.
    #[error("the database refused a statement: {message}; it was: {sql}")]
    Refused {
        /// In the database's words.
        message: String,
        /// The statement, without its values.
        sql: String,
    },
}

impl DatabaseError {
    /// From what keeps a connection from being made.
    pub(super) fn of_connecting(error: &mysql_async::Error) -> Self {
        match error {
            mysql_async::Error::Server(server)
                if [TOO_MANY_CONNECTIONS, TOO_MANY_OF_ACCOUNT, LIMIT_OF_ACCOUNT].contains(&server.code) =>
            {
                Self::NoConnection(error.to_string())
            }
            _ => Self::Unreachable(error.to_string()),
        }
    }

    /// From what MariaDB says of a statement. See <https://mariadb.com/kb/en/mariadb-error-code-reference/>.
    pub(super) fn from_mariadb(error: &mysql_async::Error, sql: &str, limit: Duration) -> Self {
        match error {
            mysql_async::Error::Server(server) => match server.code {
                STATEMENT_TIMEOUT | QUERY_INTERRUPTED => Self::StatementTimeout(limit),
                SERVER_GONE | SERVER_LOST | CONNECTION_KILLED | SHUTDOWN => Self::Lost(error.to_string()),
                _ => Self::Refused { message: error.to_string(), sql: sql.to_owned() },
            },
            _ => Self::Lost(error.to_string()),
        }
    }

    /// From what SQLite says of a statement.
    pub(super) fn from_sqlite(error: &rusqlite::Error, sql: &str, limit: Duration) -> Self {
        match sqlite::code(error) {
            Some(rusqlite::ErrorCode::OperationInterrupted) => Self::StatementTimeout(limit),
            _ => Self::Refused { message: sqlite::message(error), sql: sql.to_owned() },
        }
    }
}
