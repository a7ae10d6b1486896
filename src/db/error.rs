//! What can go wrong between the gateway and a database.

use std::time::Duration;

/// A failed statement, by what a caller can do about it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DatabaseError {
    /// The statement took longer than the limit allows.
    #[error("the statement took longer than {0:?}")]
    StatementTimeout(Duration),
    /// No connection became free in time.
    #[error("no connection became free within {0:?}")]
    Busy(Duration),
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
    /// From what diesel says of a statement.
    pub(super) fn from_statement(error: &diesel::result::Error, sql: &str, limit: Duration) -> Self {
        let message = error.to_string();
        let is_any_of = |parts: &[&str]| parts.iter().any(|part| message.contains(part));
        if is_any_of(&["max_statement_time", "Query execution was interrupted", "interrupted"]) {
            Self::StatementTimeout(limit)
        } else if is_any_of(&["Input/output error", "Driver error", "gone away", "Lost connection"]) {
            Self::Lost(message)
        } else {
            Self::Refused { message, sql: sql.to_owned() }
        }
    }
}
