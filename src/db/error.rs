//! What can go wrong between the gateway and a database.

use std::time::Duration;

use super::{codes, sqlite};
use crate::telemetry::Late;

/// A failed statement, by what a caller can do about it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DatabaseError {
    /// The statement took longer than the limit allows.
    #[error("the statement took longer than {0:?}")]
    StatementTimeout(Duration),
    /// The database gave no answer for longer than it lets statements run: it hangs, or what is on the way to it.
    #[error("the database gave no answer within {0:?}")]
    Silent(Duration),
    /// Somebody stopped the statement at the database.
    #[error("the statement was stopped at the database: {0}")]
    Stopped(String),
    /// There was no more time for the field that wanted it, or for its request.
    #[error(transparent)]
    Late(#[from] Late),
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
    /// The database refuses the account, or has no such database: whoever runs the gateway has to mend that.
    #[error("the database refuses the connection: {0}")]
    Denied(String),
    /// The connection was lost under way.
    #[error("the connection was lost: {0}")]
    Lost(String),
    /// The database takes no writes at the moment.
    #[error("the database is read-only: {0}")]
    ReadOnly(String),
    /// The database has no room left.
    #[error("the database is full: {0}")]
    Full(String),
    /// Somebody else held what the statement needed for too long.
    #[error("the statement waited too long for others: {0}")]
    Locked(String),
    /// The statement and another waited for each other, and the database took back all that this one did.
    #[error("the statement gave way to another: {0}")]
    Deadlock(String),
    /// The database has no such table, view or column: its schema changed under us, or is being changed, or a bug.
    #[error("the database lacks something: {message}; it was asked: {sql}")]
    Lacking {
        /// In the database's words.
        message: String,
        /// The statement, without its values.
        sql: String,
        /// Whether it is a whole table or view, as while views are rebuilt.
        is_whole: bool,
    },
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
        let message = error.to_string();
        match error {
            mysql_async::Error::Server(server) => match server.code {
                codes::TOO_MANY_CONNECTIONS | codes::TOO_MANY_OF_ACCOUNT | codes::LIMIT_OF_ACCOUNT => {
                    Self::NoConnection(message)
                }
                codes::ACCESS_DENIED | codes::DATABASE_DENIED | codes::UNKNOWN_DATABASE => Self::Denied(message),
                _ => Self::Unreachable(message),
            },
            _ => Self::Unreachable(message),
        }
    }

    /// From what MariaDB says of a statement.
    pub(super) fn from_mariadb(error: &mysql_async::Error, sql: &str, limit: Duration) -> Self {
        let mysql_async::Error::Server(server) = error else { return Self::Lost(error.to_string()) };
        let (message, sql) = (error.to_string(), sql.to_owned());
        match server.code {
            codes::STATEMENT_TIMEOUT => Self::StatementTimeout(limit),
            codes::QUERY_INTERRUPTED => Self::Stopped(message),
            codes::SERVER_GONE
            | codes::SERVER_LOST
            | codes::CONNECTION_KILLED
            | codes::SHUTDOWN
            | codes::NEEDS_PREPARING
            | codes::UNKNOWN_STATEMENT => Self::Lost(message),
            codes::TOO_MANY_CONNECTIONS | codes::TOO_MANY_OF_ACCOUNT | codes::LIMIT_OF_ACCOUNT => {
                Self::NoConnection(message)
            }
            codes::READ_ONLY_OPTION | codes::READ_ONLY_MODE | codes::READ_ONLY_TABLE => Self::ReadOnly(message),
            codes::DISK_FULL | codes::TABLE_FULL | codes::ERROR_ON_WRITE => Self::Full(message),
            codes::LOCK_WAIT_TIMEOUT => Self::Locked(message),
            codes::DEADLOCK => Self::Deadlock(message),
            codes::NO_SUCH_TABLE | codes::VIEW_INVALID => Self::Lacking { message, sql, is_whole: true },
            codes::NO_SUCH_COLUMN => Self::Lacking { message, sql, is_whole: false },
            _ => Self::Refused { message, sql },
        }
    }

    /// From what SQLite says of a statement.
    pub(super) fn from_sqlite(error: &rusqlite::Error, sql: &str, limit: Duration) -> Self {
        let (message, sql) = (sqlite::message(error), sql.to_owned());
        let says = |part: &str| message.starts_with(part);
        match sqlite::code(error) {
            Some(rusqlite::ErrorCode::OperationInterrupted) => Self::StatementTimeout(limit),
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full(message),
            // Where a quota is used up, or a file may grow no further, SQLite speaks of its disk.
            _ if sqlite::cannot_write(error) => Self::Full(message),
            // The second where its journal cannot be made: the folder is read-only.
            Some(rusqlite::ErrorCode::ReadOnly | rusqlite::ErrorCode::CannotOpen) => Self::ReadOnly(message),
            Some(rusqlite::ErrorCode::SystemIoFailure) => Self::Lost(message),
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => Self::Locked(message),
            _ if says("no such table") => Self::Lacking { message, sql, is_whole: true },
            _ if says("no such column") => Self::Lacking { message, sql, is_whole: false },
            _ => Self::Refused { message, sql },
        }
    }

    /// Whether nobody has to mend anything for it to work again: the database is away, or has no connection for us.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Lost(_) | Self::Silent(_) | Self::Busy(_) | Self::NoConnection(_))
    }

    /// Whether other databases of the server would fail alike: the server is away, or has nothing to give at the moment, or
    /// the request has no time left.
    pub fn is_of_server(&self) -> bool {
        self.is_passing() || matches!(self, Self::Crowded | Self::Late(_))
    }

    /// Whether the connection is good for further statements.
    pub(super) fn leaves_connection_sound(&self) -> bool {
        matches!(
            self,
            Self::StatementTimeout(_)
                | Self::Stopped(_)
                | Self::ReadOnly(_)
                | Self::Full(_)
                | Self::Locked(_)
                | Self::Deadlock(_)
                | Self::Lacking { .. }
                | Self::Refused { .. }
        )
    }
}
