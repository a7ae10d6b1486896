//! Why a wiki cannot be asked.

use std::sync::Arc;

use super::OpeningError;
use crate::db::DatabaseError;
use crate::types::WikiCode;

/// Why a wiki that may well be served cannot be asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum WikisError {
    /// The list of wikis cannot be read.
    #[error("the list of wikis cannot be read")]
    List(#[source] DatabaseError),
    /// A wiki that is served cannot be opened.
    #[error("{code} cannot be opened")]
    Opening {
        /// Its code.
        code: WikiCode,
        /// What happened.
        #[source]
        error: Arc<OpeningError>,
    },
}
