//! Why something could not be loaded.

use crate::db::DatabaseError;
use crate::telemetry::Late;

/// A failure that every row of a cohort shares.
#[derive(Debug, Clone, thiserror::Error)]
pub enum LoadError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// There was no more time for it.
    #[error(transparent)]
    Late(#[from] Late),
    /// A resolver read what its type's `need` did not ask for: a bug.
    #[error("{0} was not asked for")]
    NotAsked(&'static str),
    /// Nobody answered for a batch: a bug.
    #[error("a batch left {0} without an answer")]
    Unanswered(String),
}
