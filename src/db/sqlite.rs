//! Connections to SQLite files, with a limit on every statement; to a wiki's they only read.
#![expect(unsafe_code, reason = "diesel gives no way to interrupt a statement; SQLite's C interface does")]

use std::cell::Cell as ThreadCell;
use std::ffi::{c_char, c_int, c_void};
use std::path::Path;
use std::sync::Once;
use std::time::{Duration, Instant};

use diesel::connection::{Connection as _, LoadConnection, SimpleConnection};
use diesel::row::{Field, Row};
use diesel::sqlite::{SqliteConnection, SqliteType};
use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;
use libsqlite3_sys as ffi;

use super::connection::Purpose;
use super::statement::Prepared;
use super::{DatabaseError, Rows, Statement};
use crate::tables::Cell;

/// How many of its instructions SQLite runs between two looks at the clock.
const INSTRUCTIONS_BETWEEN_LOOKS: c_int = 10_000;

pub(super) struct SqliteFile {
    connection: SyncConnectionWrapper<SqliteConnection>,
    statement_limit: Duration,
}

impl SqliteFile {
    pub(super) async fn open(path: &Path, purpose: Purpose, statement_limit: Duration) -> Result<Self, DatabaseError> {
        watch_the_clock();
        let file = path.to_owned();
        let opened = tokio::task::spawn_blocking(move || establish(&file, purpose))
            .await
            .unwrap_or_else(|error| Err(DatabaseError::Unreachable(error.to_string())))?;
        Ok(Self { connection: SyncConnectionWrapper::new(opened), statement_limit })
    }

    pub(super) async fn rows(&mut self, statement: Statement) -> Result<Rows, DatabaseError> {
        let limit = self.statement_limit;
        let sql = statement.sql().to_owned();
        let loaded = self.connection.spawn_blocking(move |connection| {
            DEADLINE.set(Instant::now().checked_add(limit));
            let mut rows = Rows::default();
            for row in connection.load(Prepared(statement))? {
                let row = row?;
                rows.push((0..row.field_count()).map(|column| cell(&row, column)));
            }
            Ok(rows)
        });
        loaded.await.map_err(|error| DatabaseError::from_statement(&error, &sql, limit))
    }

    pub(super) async fn changed(&mut self, statement: Statement) -> Result<u64, DatabaseError> {
        let limit = self.statement_limit;
        let sql = statement.sql().to_owned();
        let changed = self.connection.spawn_blocking(move |connection| {
            DEADLINE.set(Instant::now().checked_add(limit));
            connection.execute_returning_count(&Prepared(statement))
        });
        let changed = changed.await.map(|count| count as u64);
        changed.map_err(|error| DatabaseError::from_statement(&error, &sql, limit))
    }
}

/// Opens a file, on a thread that may wait, and without a limit on what comes next.
pub(super) fn establish(path: &Path, purpose: Purpose) -> Result<SqliteConnection, DatabaseError> {
    DEADLINE.set(None);
    let unreachable =
        |error: &dyn std::fmt::Display| DatabaseError::Unreachable(format!("{}: {error}", path.display()));
    let (mode, session) = match purpose {
        Purpose::Reading => ("ro", "PRAGMA query_only = ON; PRAGMA busy_timeout = 1000; PRAGMA mmap_size = 268435456;"),
        Purpose::Writing => ("rw", "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"),
    };
    let absolute = std::path::absolute(path).map_err(|error| unreachable(&error))?;
    let mut url = url::Url::from_file_path(&absolute).map_err(|()| unreachable(&"that is no path to a file"))?;
    url.set_query(Some(&format!("mode={mode}")));
    let mut connection = SqliteConnection::establish(url.as_str()).map_err(|error| unreachable(&error))?;
    connection.batch_execute(session).map_err(|error| unreachable(&error))?;
    Ok(connection)
}

fn cell<'row>(row: &impl Row<'row, diesel::sqlite::Sqlite>, column: usize) -> Cell {
    let Some(field) = row.get(column) else { return Cell::Null };
    let Some(mut value) = field.value() else { return Cell::Null };
    match value.value_type() {
        Some(SqliteType::Long | SqliteType::Integer | SqliteType::SmallInt) => Cell::Integer(value.read_long()),
        Some(_) => Cell::Bytes(value.read_blob().into()),
        None => Cell::Null,
    }
}

thread_local! {
    /// Until when the statement on this thread may run. A statement runs on one thread from start to end.
    static DEADLINE: ThreadCell<Option<Instant>> = const { ThreadCell::new(None) };
}

/// Has every connection that this process opens interrupt statements past their thread's deadline.
fn watch_the_clock() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: `on_open` has the signature that SQLite calls extensions with, and lives as long as the process.
        unsafe {
            ffi::sqlite3_auto_extension(Some(on_open));
        }
    });
}

unsafe extern "C" fn on_open(
    database: *mut ffi::sqlite3,
    _message: *mut *mut c_char,
    _api: *const ffi::sqlite3_api_routines,
) -> c_int {
    // SAFETY: SQLite hands in the connection that it has just opened; the handler needs no state of its own.
    unsafe {
        ffi::sqlite3_progress_handler(database, INSTRUCTIONS_BETWEEN_LOOKS, Some(is_late), std::ptr::null_mut());
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn is_late(_state: *mut c_void) -> c_int {
    c_int::from(DEADLINE.get().is_some_and(|deadline| Instant::now() > deadline))
}
