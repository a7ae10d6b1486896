//! Errors of MariaDB that are told apart. See <https://mariadb.com/kb/en/mariadb-error-code-reference/>.

/// The statement took longer than `max_statement_time`.
pub(super) const STATEMENT_TIMEOUT: u16 = 1969;
/// Somebody stopped the statement.
pub(super) const QUERY_INTERRUPTED: u16 = 1317;
/// Somebody ended the connection.
pub(super) const CONNECTION_KILLED: u16 = 1927;
/// The server is about to stop.
pub(super) const SHUTDOWN: u16 = 1053;
/// The connection was gone before the statement.
pub(super) const SERVER_GONE: u16 = 2006;
/// The connection went away under the statement.
pub(super) const SERVER_LOST: u16 = 2013;
/// The server wants the statement prepared anew.
pub(super) const NEEDS_PREPARING: u16 = 1615;
/// The server does not know the prepared statement.
pub(super) const UNKNOWN_STATEMENT: u16 = 1243;
/// There is no connection of this number.
const NO_SUCH_CONNECTION: u16 = 1094;
/// The connection of this number is another account's, or is just ending and nobody's any more.
const CONNECTION_OF_NOBODY: u16 = 1095;

/// Whether an error says that a connection, which was one of this account's, is gone.
pub(super) fn is_of_lost_connection(code: u16) -> bool {
    matches!(code, NO_SUCH_CONNECTION | CONNECTION_OF_NOBODY)
}

/// The server has no connection for anybody.
pub(super) const TOO_MANY_CONNECTIONS: u16 = 1040;
/// The account has as many connections as the server allows each.
pub(super) const TOO_MANY_OF_ACCOUNT: u16 = 1203;
/// The account has as many connections as it was granted.
pub(super) const LIMIT_OF_ACCOUNT: u16 = 1226;
/// The account's name or password is wrong.
pub(super) const ACCESS_DENIED: u16 = 1045;
/// The account may not use the database.
pub(super) const DATABASE_DENIED: u16 = 1044;
/// There is no such database.
pub(super) const UNKNOWN_DATABASE: u16 = 1049;

/// The server runs with an option that keeps it from writing.
pub(super) const READ_ONLY_OPTION: u16 = 1290;
/// The server is in a mode in which it does not write.
pub(super) const READ_ONLY_MODE: u16 = 1836;
/// The engine was started so that it does not write, and says so of a table.
pub(super) const READ_ONLY_TABLE: u16 = 1036;
/// The disk is full.
pub(super) const DISK_FULL: u16 = 1021;
/// The table is full, most likely as the disk is.
pub(super) const TABLE_FULL: u16 = 1114;
/// A file cannot be written.
pub(super) const ERROR_ON_WRITE: u16 = 1026;
/// A lock was waited for too long.
pub(super) const LOCK_WAIT_TIMEOUT: u16 = 1205;
/// Two statements waited for each other.
pub(super) const DEADLOCK: u16 = 1213;

/// There is no such table or view.
pub(super) const NO_SUCH_TABLE: u16 = 1146;
/// The view is of something that is gone.
pub(super) const VIEW_INVALID: u16 = 1356;
/// There is no such column.
pub(super) const NO_SUCH_COLUMN: u16 = 1054;
