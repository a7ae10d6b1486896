//! What a resolver can fail with: what is safe to tell a client, and what goes to the log.
//!
//! [`Fault`] does not implement `Display`, so an error that nobody thought about does not turn into a message by
//! itself: a `?` on it does not compile.

use std::sync::Arc;

use async_graphql::{Error, ErrorExtensions};

use crate::db::DatabaseError;
use crate::loaders::LoadError;
use crate::types::InvalidTitle;

/// A failed field.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The client can mend it: the message says how.
    BadUserInput(String),
    /// It took longer than the limit.
    Timeout(String),
    /// A database is overloaded or cannot be reached.
    Unavailable(String),
    /// It asks for more than one statement can do.
    TooComplex(String),
    /// A bug, or a database that changed under us; the message is for the log only.
    Internal(Arc<str>),
}

impl Fault {
    /// A fault of the client's, with what to do about it.
    pub fn input(message: impl Into<String>) -> Self {
        Self::BadUserInput(message.into())
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let (code, message) = match fault {
            Fault::BadUserInput(message) => ("BAD_USER_INPUT", message),
            Fault::Timeout(message) => ("TIMEOUT", message),
            Fault::Unavailable(message) => ("UPSTREAM_UNAVAILABLE", message),
            Fault::TooComplex(message) => ("QUERY_TOO_COMPLEX", message),
            Fault::Internal(message) => {
                tracing::error!(message = &*message, "a field failed");
                (
                    "INTERNAL",
                    "The gateway failed to answer this field. It is in its log under the request's id.".to_owned(),
                )
            }
        };
        Error::new(message).extend_with(|_, extensions| extensions.set("code", code))
    }
}

impl From<LoadError> for Fault {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Database(error) => error.into(),
            other => Self::Internal(other.to_string().into()),
        }
    }
}

impl From<DatabaseError> for Fault {
    fn from(error: DatabaseError) -> Self {
        match error {
            DatabaseError::StatementTimeout(limit) => Self::Timeout(format!(
                "The database needed more than {} s for this field. Ask for fewer rows, or add a filter that an index \
                 serves, such as an actor, a namespace or a time range.",
                limit.as_secs()
            )),
            DatabaseError::Busy(wait) => Self::Unavailable(format!(
                "All connections to the wiki's database were in use for {} s. Try again in a moment.",
                wait.as_secs()
            )),
            DatabaseError::Unreachable(_) | DatabaseError::Lost(_) => {
                tracing::warn!(%error, "the wiki's database is unavailable");
                Self::Unavailable("The wiki's database cannot be reached. Try again in a moment.".to_owned())
            }
            DatabaseError::Refused { .. } => Self::Internal(error.to_string().into()),
        }
    }
}

impl From<InvalidTitle> for Fault {
    fn from(error: InvalidTitle) -> Self {
        Self::BadUserInput(error.to_string())
    }
}
