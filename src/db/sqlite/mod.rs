//! SQLite files, with a limit on every statement; a wiki's are only read.
//!
//! SQLite waits for nobody but its disk, and most statements are done in less time than another thread takes to wake
//! up. So a statement that only reads is tried at once, on the thread of the request that asks, for as much as
//! [`LOOKS_AT_ONCE`] and as long as [`AT_ONCE`]. What takes more, meets a lock or writes goes aside, to a thread that may
//! wait, where the statement's own limit holds; its text goes there directly for [`REMEMBERED`]. Thus no statement, however
//! many are asked, keeps the threads that serve requests from others for much longer than that. `block_in_place` would not
//! do: it wakes up a thread for every statement, and there is none on a runtime of one thread.

mod deadline;
mod session;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::ErrorCode;

use super::connection::Purpose;
use super::{DatabaseError, Rows, Statement};
use deadline::Wanted;
use session::Session;
pub(super) use session::{WRITING, cannot_write, code, message};

/// How often SQLite may look at the clock before a statement has done too much for the thread of its request: this comes to
/// about a millisecond, and a hop to another thread and back takes a hundredth of that. The clock itself would tell how busy
/// the machine is: while the thread waits for a processor, it goes on.
const LOOKS_AT_ONCE: u64 = 16;

/// How long a statement that does little may keep the thread of its request, as a disk may be slow. It is longer than a
/// thread usually waits for a processor.
const AT_ONCE: Duration = Duration::from_millis(20);

/// How long a statement's text goes aside without a try, once it took too much for one.
const REMEMBERED: Duration = Duration::from_secs(1);

/// How many texts are remembered at most.
const REMEMBERED_TEXTS: usize = 200;

pub(super) struct SqliteFile {
    /// `None` once it was lost with a statement that was given up, or that panicked.
    session: Option<Session>,
    statement_limit: Duration,
    /// When statements took too much, by the hashes of their texts.
    slow: HashMap<u64, Instant>,
}

impl SqliteFile {
    pub(super) async fn open(path: &Path, purpose: Purpose, statement_limit: Duration) -> Result<Self, DatabaseError> {
        let file = path.to_owned();
        let opened = tokio::task::spawn_blocking(move || Session::open(&file, purpose))
            .await
            .unwrap_or_else(|error| Err(DatabaseError::Unreachable(error.to_string())))?;
        Ok(Self { session: Some(opened), statement_limit, slow: HashMap::new() })
    }

    pub(super) async fn rows(&mut self, statement: &Statement) -> Result<Rows, DatabaseError> {
        match self.rows_at_once(statement) {
            Some(outcome) => outcome.map_err(|error| self.failed(&error, statement)),
            None => self.aside(statement, Session::rows).await,
        }
    }

    pub(super) async fn changed(&mut self, statement: &Statement) -> Result<u64, DatabaseError> {
        self.aside(statement, Session::changed).await
    }

    /// The rows of a statement that needs no other thread.
    fn rows_at_once(&mut self, statement: &Statement) -> Option<rusqlite::Result<Rows>> {
        if self.is_slow(statement) {
            return None;
        }
        let session = self.session.as_ref()?;
        session.deadline().start_with(AT_ONCE.min(self.statement_limit), LOOKS_AT_ONCE);
        match session.rows_of_reading(statement) {
            Err(error) if code(&error) == Some(ErrorCode::OperationInterrupted) => {
                self.remember(statement);
                None
            }
            Err(error) if matches!(code(&error), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) => None,
            outcome => outcome.transpose(),
        }
    }

    /// Runs a statement on a thread that may wait. If it is no longer waited for, it ends soon, and the file with it.
    async fn aside<T: Send + 'static>(
        &mut self,
        statement: &Statement,
        run: fn(&Session, &Statement) -> rusqlite::Result<T>,
    ) -> Result<T, DatabaseError> {
        let session = self.session.take().ok_or_else(|| DatabaseError::Lost("it was in use".to_owned()))?;
        session.deadline().start(self.statement_limit);
        let wanted = Wanted::new(session.deadline());
        let moved = statement.clone();
        let running = tokio::task::spawn_blocking(move || {
            let outcome = session.patiently(|session| run(session, &moved));
            (session, outcome)
        });
        let (session, outcome) = running.await.map_err(|error| DatabaseError::Lost(error.to_string()))?;
        drop(wanted);
        self.session = Some(session);
        outcome.map_err(|error| self.failed(&error, statement))
    }

    fn is_slow(&self, statement: &Statement) -> bool {
        !self.slow.is_empty() && self.slow.get(&hash(statement)).is_some_and(|since| since.elapsed() < REMEMBERED)
    }

    fn remember(&mut self, statement: &Statement) {
        if self.slow.len() >= REMEMBERED_TEXTS {
            self.slow.clear();
        }
        self.slow.insert(hash(statement), Instant::now());
    }

    fn failed(&self, error: &rusqlite::Error, statement: &Statement) -> DatabaseError {
        DatabaseError::from_sqlite(error, statement.sql(), self.statement_limit)
    }
}

fn hash(statement: &Statement) -> u64 {
    let mut hasher = DefaultHasher::new();
    statement.sql().hash(&mut hasher);
    hasher.finish()
}
