//! The file: written apart, then renamed into its place, so that nobody ever sees half of it.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::{schema, seed};

/// Raised with every change of the content or the schema: files of another seed are made anew.
pub const SEED_VERSION: u32 = 3;

/// Marks a SQLite file as an embedded wiki: "wkgr" in ASCII.
const APPLICATION_ID: u32 = 0x776b_6772;

/// Why the embedded wiki could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// Something else has that name.
    #[error("{} exists and is not an embedded wiki; move it away, or name another file", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A server reads the file, and would go on with it when it is gone.
    #[error("a server has the embedded wiki {} open: stop it first", path.display())]
    Occupied {
        /// The file.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("cannot write the embedded wiki to {}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// SQLite refused to make the file.
    #[error("cannot make the embedded wiki {}: {source}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: ConnectionError,
    },
    /// SQLite refused a statement.
    #[error("cannot fill the embedded wiki {}: {source}", path.display())]
    Sql {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: diesel::result::Error,
    },
}

/// Keeps the embedded wiki from being [`reset`], for as long as what is given back is kept. Waits until a reset that is under
/// way is done.
///
/// What is locked is the folder: SQLite's own locks on the file would go with any other look into it.
///
/// # Errors
///
/// When there can be no such folder, or its file system has no locks.
pub fn occupy(path: &Path) -> io::Result<File> {
    let path = std::path::absolute(path)?;
    let folder = path.parent().unwrap_or(&path);
    fs::create_dir_all(folder)?;
    let occupied = File::open(folder)?;
    occupied.lock_shared()?;
    Ok(occupied)
}

/// Makes the embedded wiki anew, unless a server has it open.
///
/// # Errors
///
/// When a server has it open, a file that is no embedded wiki has that name, or the file cannot be written.
pub fn reset(path: &Path) -> Result<(), SandboxError> {
    // Without a folder nobody has anything open there.
    let folder = std::path::absolute(path).ok().and_then(|path| File::open(path.parent()?).ok());
    if let Some(Err(TryLockError::WouldBlock)) = folder.as_ref().map(File::try_lock) {
        return Err(SandboxError::Occupied { path: path.to_owned() });
    }
    create(path)
}

/// Makes the embedded wiki anew, in the place of one that is there.
///
/// # Errors
///
/// When a file that is no embedded wiki has that name, or the file cannot be written.
pub fn create(path: &Path) -> Result<(), SandboxError> {
    let io_error = |source| SandboxError::Io { path: path.to_owned(), source };
    let path = &std::path::absolute(path).map_err(io_error)?;
    // A look before the work, and not only at its end.
    seed_of(path)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io_error)?;
    }
    let draft = Draft::beside(path);
    fill(&draft.0)?;
    // Without this, a power cut could leave a file that has its name and not its content.
    File::open(&draft.0).and_then(|file| file.sync_all()).map_err(io_error)?;
    for suffix in ["-journal", "-wal", "-shm"] {
        remove_if_there(&with_suffix(path, suffix)).map_err(io_error)?;
    }
    fs::rename(&draft.0, path).map_err(io_error)
}

/// Makes the embedded wiki unless it is there and of the present seed; says whether it was made.
///
/// # Errors
///
/// When a file that is no embedded wiki has that name, or the file cannot be written.
pub fn ensure(path: &Path) -> Result<bool, SandboxError> {
    if seed_of(path)? == Some(SEED_VERSION) {
        return Ok(false);
    }
    create(path)?;
    Ok(true)
}

/// The seed of the embedded wiki in that place, if there is one.
fn seed_of(path: &Path) -> Result<Option<u32>, SandboxError> {
    let mut header = [0; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    match read {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(SandboxError::Foreign { path: path.to_owned() });
        }
        Err(source) => {
            return Err(SandboxError::Io { path: path.to_owned(), source });
        }
    }
    // Where SQLite's file format keeps `user_version` and `application_id`.
    let number = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if !header.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION_ID {
        return Err(SandboxError::Foreign { path: path.to_owned() });
    }
    Ok(Some(number(60)))
}

fn fill(path: &Path) -> Result<(), SandboxError> {
    let name = path.to_str().ok_or_else(|| SandboxError::Io {
        path: path.to_owned(),
        source: io::Error::new(io::ErrorKind::InvalidInput, "the file's name is not valid UTF-8"),
    })?;
    let mut connection =
        SqliteConnection::establish(name).map_err(|source| SandboxError::Open { path: path.to_owned(), source })?;
    let tables = seed::tables();
    // Nobody reads a draft, and one that fails is thrown away: it needs no journal.
    connection
        .batch_execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;")
        .and_then(|()| {
            connection.transaction(|connection| {
                for statements in schema::DDL {
                    connection.batch_execute(statements)?;
                }
                tables.write(connection)?;
                connection.batch_execute(&format!(
                    "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SEED_VERSION};"
                ))
            })
        })
        .map_err(|source| SandboxError::Sql { path: path.to_owned(), source })
}

/// A file under a name of its own, removed unless it was renamed.
struct Draft(PathBuf);

impl Draft {
    fn beside(path: &Path) -> Self {
        static DRAFTS: AtomicU64 = AtomicU64::new(0);
        let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
        Self(with_suffix(path, &format!(".{}-{number}.new", process::id())))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // There is nobody to tell, and the next start makes a draft under another name.
        drop(remove_if_there(&self.0));
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
