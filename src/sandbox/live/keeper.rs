//! The one connection that writes: a thread of its own keeps it, and runs one piece of work after the other.

use std::path::Path;
use std::sync::mpsc;
use std::thread;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use tokio::sync::oneshot;

use crate::sandbox::SandboxError;

type Work = Box<dyn FnOnce(&mut SqliteConnection) + Send>;

/// Hands work to the thread that keeps the connection. The thread ends with the last of its clones.
#[derive(Clone)]
pub struct Keeper(mpsc::Sender<Work>);

/// The work was not done: it panicked, or one before it did.
#[derive(Debug)]
pub struct Undone;

impl Keeper {
    /// Opens the file for writing, in the mode in which readers and a writer do not wait for each other.
    pub fn open(path: &Path) -> Result<Self, SandboxError> {
        let name = path.to_str().ok_or_else(|| SandboxError::Foreign { path: path.to_owned() })?;
        let mut connection =
            SqliteConnection::establish(name).map_err(|source| SandboxError::Open { path: path.to_owned(), source })?;
        connection
            .batch_execute("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
            .map_err(|source| SandboxError::Sql { path: path.to_owned(), source })?;
        let (sender, receiver) = mpsc::channel::<Work>();
        thread::Builder::new()
            .name("embedded wiki".to_owned())
            .spawn(move || receiver.into_iter().for_each(|work| work(&mut connection)))
            .map_err(|source| SandboxError::Io { path: path.to_owned(), source })?;
        Ok(Self(sender))
    }

    /// Does a piece of work, after those that came before it.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut SqliteConnection) -> T + Send + 'static,
    ) -> Result<T, Undone> {
        let (answer, answered) = oneshot::channel();
        // An answer that nobody waits for any more is dropped; the work is done all the same.
        let job: Work = Box::new(move |connection| drop(answer.send(work(connection))));
        self.0.send(job).map_err(|_| Undone)?;
        answered.await.map_err(|_| Undone)
    }
}
