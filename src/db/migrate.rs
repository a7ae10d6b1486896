//! Migrations of the gateway's own database: one instance at a time runs them, the others wait.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use diesel::connection::{Connection as _, SimpleConnection};
use diesel::migration::MigrationSource;
use diesel::mysql::Mysql;
use diesel::sqlite::{Sqlite, SqliteConnection};
use diesel_async::AsyncMysqlConnection;
use diesel_async::async_connection_wrapper::AsyncConnectionWrapper;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use mysql_async::prelude::Queryable;

use super::DatabaseError;
use super::{codes, mariadb, sqlite};
use crate::config::{Address, MariaDbAddress};

const OF_SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const OF_MARIADB: EmbeddedMigrations = embed_migrations!("migrations/mariadb");

/// Seconds that an instance waits for another's migrations.
const LONGEST_WAIT: u32 = 120;

/// Why the gateway's own database is not ready.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// The file cannot be made.
    #[error("{place} cannot be made: {source}; set WIKIGRAPH_DATA_DIR to a folder that this user may write")]
    File {
        /// The file.
        place: String,
        /// What the system says.
        source: io::Error,
    },
    /// It cannot be reached.
    #[error("the gateway's own database, {place}, does not open: {source}{hint}")]
    Unreachable {
        /// Where it is.
        place: String,
        /// What happened.
        source: DatabaseError,
        /// How to mend it, if that is known.
        hint: &'static str,
    },
    /// Another instance takes very long.
    #[error("another instance has been migrating {place} for {LONGEST_WAIT} seconds: wait for it, or stop it")]
    Busy {
        /// Where it is.
        place: String,
    },
    /// It takes no writes at the moment.
    #[error("{place} takes no writes, which its migrations need: {message}. {mend}")]
    Unwritable {
        /// Where it is.
        place: String,
        /// In the database's words.
        message: String,
        /// What has to be done about it.
        mend: &'static str,
    },
    /// A migration failed.
    #[error("a migration of {place} failed: {message}")]
    Failed {
        /// Where it is.
        place: String,
        /// In the database's words.
        message: String,
    },
}

impl MigrationError {
    /// Whether it may work later, with the same settings.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable { source, .. } => source.is_passing(),
            Self::Busy { .. } | Self::Unwritable { .. } => true,
            Self::File { .. } | Self::Failed { .. } => false,
        }
    }
}

impl From<MigrationError> for DatabaseError {
    fn from(error: MigrationError) -> Self {
        match error {
            MigrationError::Unreachable { source, .. } => source,
            other => Self::Unreachable(other.to_string()),
        }
    }
}

/// Which way.
#[derive(Debug, Clone, Copy)]
enum Direction {
    /// Run all that have not been run.
    Up,
    /// Revert the last that was run.
    Down,
}

/// Runs the migrations that the database lacks; gives back their versions, oldest first.
pub async fn migrate(address: &Address) -> Result<Vec<String>, MigrationError> {
    go(address, Direction::Up).await
}

/// Reverts the last migration that was run, with what is in its tables; gives back its version, if there was one.
pub async fn revert(address: &Address) -> Result<Option<String>, MigrationError> {
    Ok(go(address, Direction::Down).await?.pop())
}

async fn go(address: &Address, direction: Direction) -> Result<Vec<String>, MigrationError> {
    let place = address.describe();
    let gone = match address {
        Address::Sqlite(path) => {
            let path = path.clone();
            let gone = tokio::task::spawn_blocking(move || in_file(&path, direction)).await;
            gone.map_err(|error| failed(&place, &error))?
        }
        Address::MariaDb(server) => on_server(server, &place, direction).await,
    };
    let versions = gone?;
    if !versions.is_empty() {
        tracing::info!(?versions, %place, ?direction, "migrated");
    }
    Ok(versions)
}

fn in_file(path: &Path, direction: Direction) -> Result<Vec<String>, MigrationError> {
    let place = path.display().to_string();
    make_file(path).map_err(|source| MigrationError::File { place: place.clone(), source })?;
    let mut connection = open(path).map_err(|error| unreachable(&place, DatabaseError::Unreachable(error)))?;
    // An immediate transaction waits for the write lock before it looks at what has been run.
    connection
        .immediate_transaction(|connection| run::<Sqlite>(connection, OF_SQLITE, direction))
        .map_err(|error: Stopped| failed(&place, &error.0))
}

/// Opens a file for diesel, which knows how to migrate it.
fn open(path: &Path) -> Result<SqliteConnection, String> {
    let absolute = std::path::absolute(path).map_err(|error| error.to_string())?;
    let url = url::Url::from_file_path(&absolute).map_err(|()| "that is no path to a file")?;
    let mut connection = SqliteConnection::establish(url.as_str()).map_err(|error| error.to_string())?;
    let session = format!("PRAGMA busy_timeout = 10000; {}", sqlite::WRITING);
    connection.batch_execute(&session).map_err(|error| error.to_string())?;
    Ok(connection)
}

/// What people leave with the gateway is for the eyes of its user only.
fn make_file(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().create(true).append(true).mode(0o600).open(path).map(drop)
}

async fn on_server(server: &MariaDbAddress, place: &str, direction: Direction) -> Result<Vec<String>, MigrationError> {
    let unreached = |source| unreachable(place, source);
    let session = vec![mariadb::STRICT.to_owned(), IN_ENGLISH.to_owned()];
    let mut connection = mariadb::connect(server, session).await.map_err(unreached)?;
    if matches!(direction, Direction::Up) {
        let lacks_nothing = lacks_nothing(&mut connection).await;
        if lacks_nothing.map_err(|error| failed(place, &error))? {
            return Ok(Vec::new());
        }
    }
    // The lock ends with the connection, however that ends.
    let lock = format!("SELECT GET_LOCK(CONCAT('wikigraph.', DATABASE()), {LONGEST_WAIT})");
    let taken: Option<Option<i64>> = connection.query_first(lock).await.map_err(|error| failed(place, &error))?;
    if taken.flatten() != Some(1) {
        return Err(MigrationError::Busy { place: place.to_owned() });
    }
    let connection = AsyncMysqlConnection::try_from(connection).await.map_err(|error| failed(place, &error))?;
    let run = tokio::task::spawn_blocking(move || {
        let mut connection: AsyncConnectionWrapper<_> = connection.into();
        run::<Mysql>(&mut connection, OF_MARIADB, direction)
    });
    let run = run.await.map_err(|error| failed(place, &error))?;
    run.map_err(|error| failed(place, &error.0))
}

/// Whether all migrations have been run. Looking writes nothing, as diesel does even where its table is there already: a
/// server that is read-only at the moment has to do for a start.
async fn lacks_nothing(connection: &mut mysql_async::Conn) -> Result<bool, Box<dyn std::error::Error + Send + Sync>> {
    let run: Vec<String> = match connection.query("SELECT version FROM __diesel_schema_migrations").await {
        Err(mysql_async::Error::Server(error)) if error.code == codes::NO_SUCH_TABLE => return Ok(false),
        run => run?,
    };
    let wanted = MigrationSource::<Mysql>::migrations(&OF_MARIADB)?;
    Ok(wanted.iter().all(|migration| run.contains(&migration.name().version().to_string())))
}

/// A failure on its way out of a transaction.
struct Stopped(String);

impl From<diesel::result::Error> for Stopped {
    fn from(error: diesel::result::Error) -> Self {
        Self(error.to_string())
    }
}

fn run<DB: diesel::backend::Backend>(
    harness: &mut impl MigrationHarness<DB>,
    source: impl MigrationSource<DB>,
    direction: Direction,
) -> Result<Vec<String>, Stopped> {
    let stopped = |error: Box<dyn std::error::Error + Send + Sync>| Stopped(error.to_string());
    match direction {
        Direction::Up => {
            let versions = harness.run_pending_migrations(source).map_err(stopped)?;
            Ok(versions.iter().map(ToString::to_string).collect())
        }
        Direction::Down if harness.applied_migrations().map_err(stopped)?.is_empty() => Ok(Vec::new()),
        Direction::Down => Ok(vec![harness.revert_last_migration(source).map_err(stopped)?.to_string()]),
    }
}

/// Has a server say what [`READ_ONLY`] and [`FULL`] know.
const IN_ENGLISH: &str = "SET SESSION lc_messages = 'en_US'";

/// What databases say that may not write. Their words count, as diesel does not hand on their codes, and MariaDB has but one
/// for whatever keeps it from making a table.
const READ_ONLY: [&str; 4] = ["read-only", "read only", "readonly", "unable to open database file"];

/// What databases say that have no room: none on their disk, in their files, or in what they are allowed.
const FULL: [&str; 6] =
    ["is full", "no more room", "no space left", "quota exceeded", "file too large", "disk i/o error"];

fn failed(place: &str, error: &dyn std::fmt::Display) -> MigrationError {
    let (place, message) = (place.to_owned(), error.to_string());
    let said = message.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|words| said.contains(words));
    let mend = if says(&READ_ONLY) {
        "End that, or configure the one that takes writes"
    } else if says(&FULL) {
        "Make room for it, on its disk or in what it may use"
    } else {
        return MigrationError::Failed { place, message };
    };
    MigrationError::Unwritable { place, message, mend }
}

fn unreachable(place: &str, source: DatabaseError) -> MigrationError {
    let message = source.to_string();
    let hint = if message.contains("(1049)") || message.contains("(1044)") {
        "; if it is not there, make it by CREATE DATABASE with CHARACTER SET utf8mb4, under a name that this account \
         may use"
    } else {
        ""
    };
    MigrationError::Unreachable { place: place.to_owned(), source, hint }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mend(said: &str) -> Option<&'static str> {
        match failed("people", &said) {
            MigrationError::Unwritable { mend, .. } => mend.split_whitespace().next(),
            _ => None,
        }
    }

    #[test]
    fn what_takes_no_writes_is_known_by_its_words() {
        let read_only = [
            "The MariaDB server is running with the --read-only option so it cannot execute this statement",
            "Can't create table `people`.`accounts` (errno: 165 \"Table is read only\")",
            "Table '__diesel_schema_migrations' is read only",
            "Running in read-only mode",
            "attempt to write a readonly database",
        ];
        assert_eq!(read_only.map(mend), [Some("End"); 5]);
        let full = [
            "Error writing file './people/accounts.frm' (Errcode: 28 \"No space left on device\")",
            "Can't create table `people`.`accounts` (errno: 135 \"No more room in record file\")",
            "The table 'accounts' is full",
            "database or disk is full",
            "disk I/O error",
        ];
        assert_eq!(full.map(mend), [Some("Make"); 5]);
        let wrong = ["You have an error in your SQL syntax", "CREATE command denied to user 'keeper'@'%'"];
        assert_eq!(wrong.map(mend), [None; 2]);
    }
}
