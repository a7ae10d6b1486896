//! A connection to a file, as it is used by one thread at a time.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Error, ErrorCode, OpenFlags, ToSql, ffi, params_from_iter};

use super::deadline::Deadline;
use crate::db::connection::Purpose;
use crate::db::{Bind, DatabaseError, Rows, Statement};
use crate::tables::Cell;

/// How many of its instructions SQLite runs between two looks at the clock: some fifty microseconds.
const INSTRUCTIONS_BETWEEN_LOOKS: i32 = 1_000;

/// How many prepared statements a connection keeps.
const KEPT_STATEMENTS: usize = 200;

/// What a session that writes begins with.
pub(in crate::db) const WRITING: &str = "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

const READING: &str = "PRAGMA query_only = ON; PRAGMA mmap_size = 268435456;";

pub(super) struct Session {
    connection: Connection,
    deadline: Arc<Deadline>,
    /// How long a lock is waited for.
    patience: Duration,
}

impl Session {
    /// Opens a file, on a thread that may wait.
    pub(super) fn open(path: &Path, purpose: Purpose) -> Result<Self, DatabaseError> {
        let unreachable =
            |error: &dyn std::fmt::Display| DatabaseError::Unreachable(format!("{}: {error}", path.display()));
        let (mode, start, patience) = match purpose {
            Purpose::Reading => (OpenFlags::SQLITE_OPEN_READ_ONLY, READING, 1),
            Purpose::Writing => (OpenFlags::SQLITE_OPEN_READ_WRITE, WRITING, 10),
        };
        let patience = Duration::from_secs(patience);
        // A path from the root is never taken for a URL.
        let absolute = std::path::absolute(path).map_err(|error| unreachable(&error))?;
        let connection = Connection::open_with_flags(absolute, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX);
        let session = connection.and_then(|connection| Self::start(connection, start, patience));
        session.map_err(|error| unreachable(&message(&error)))
    }

    fn start(connection: Connection, start: &str, patience: Duration) -> rusqlite::Result<Self> {
        connection.busy_timeout(patience)?;
        connection.execute_batch(start)?;
        connection.busy_timeout(Duration::ZERO)?;
        connection.set_prepared_statement_cache_capacity(KEPT_STATEMENTS);
        // Otherwise SQLite prepares a statement anew whenever another value is bound to its LIMIT.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        let deadline = Arc::new(Deadline::new());
        let looked_at = Arc::clone(&deadline);
        connection.progress_handler(INSTRUCTIONS_BETWEEN_LOOKS, Some(move || looked_at.has_passed()))?;
        Ok(Self { connection, deadline, patience })
    }

    /// Until when its statement may run.
    pub(super) fn deadline(&self) -> &Arc<Deadline> {
        &self.deadline
    }

    /// Has locks waited for meanwhile.
    pub(super) fn patiently<T>(&self, run: impl FnOnce(&Self) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        self.connection.busy_timeout(self.patience)?;
        let outcome = run(self);
        self.connection.busy_timeout(Duration::ZERO)?;
        outcome
    }

    /// The rows of a statement.
    pub(super) fn rows(&self, statement: &Statement) -> rusqlite::Result<Rows> {
        read(&mut self.connection.prepare_cached(statement.sql())?, statement)
    }

    /// The rows of a statement that only reads; `None` for another, which is not run.
    pub(super) fn rows_of_reading(&self, statement: &Statement) -> rusqlite::Result<Option<Rows>> {
        let mut prepared = self.connection.prepare_cached(statement.sql())?;
        prepared.readonly().then(|| read(&mut prepared, statement)).transpose()
    }

    /// How many rows a statement changed.
    pub(super) fn changed(&self, statement: &Statement) -> rusqlite::Result<u64> {
        let mut prepared = self.connection.prepare_cached(statement.sql())?;
        Ok(prepared.execute(params_from_iter(statement.binds()))? as u64)
    }
}

fn read(prepared: &mut CachedStatement<'_>, statement: &Statement) -> rusqlite::Result<Rows> {
    let width = prepared.column_count();
    let mut rows = Rows::default();
    for binds in statement.runs() {
        let mut found = prepared.query(params_from_iter(binds))?;
        while let Some(row) = found.next()? {
            let unread = statement.unread(rows.len());
            let value =
                |column| if column < unread { Cell::Null } else { row.get_ref(column).map_or(Cell::Null, cell) };
            rows.push((0..width).map(value));
        }
    }
    Ok(rows)
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => number.to_string().into(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Cell::Bytes(bytes.into()),
    }
}

impl ToSql for Bind {
    /// MediaWiki stores binary strings as TEXT in SQLite, but for those with a zero byte, such as the sort keys of numeric
    /// collations. A BLOB equals no TEXT, and sorts behind all.
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => string(text.as_bytes()),
            Self::Bytes(bytes) => string(bytes),
            Self::Null => ValueRef::Null,
        }))
    }
}

fn string(bytes: &[u8]) -> ValueRef<'_> {
    if bytes.contains(&0) { ValueRef::Blob(bytes) } else { ValueRef::Text(bytes) }
}

/// What SQLite calls an error.
pub(in crate::db) fn code(error: &Error) -> Option<ErrorCode> {
    match error {
        Error::SqliteFailure(error, _) | Error::SqlInputError { error, .. } => Some(error.code),
        _ => None,
    }
}

/// Whether the system did not take what was to be written.
pub(in crate::db) fn cannot_write(error: &Error) -> bool {
    let Error::SqliteFailure(error, _) = error else { return false };
    matches!(
        error.extended_code,
        ffi::SQLITE_IOERR_WRITE | ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC | ffi::SQLITE_IOERR_TRUNCATE
    )
}

/// An error in SQLite's words, without the statement.
pub(in crate::db) fn message(error: &Error) -> String {
    match error {
        Error::SqlInputError { msg, .. } => msg.clone(),
        _ => error.to_string(),
    }
}
