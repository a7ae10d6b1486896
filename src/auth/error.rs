//! Why something about identities could not be done.

use crate::db::DatabaseError;

/// What went wrong. Nothing in it is secret, and nothing is in the words of a stranger.
#[derive(Debug, Clone, thiserror::Error)]
pub enum AuthError {
    /// The gateway's own database failed.
    #[error("the gateway's own database failed: {0}")]
    Database(#[from] DatabaseError),
    /// No consumer is configured: nobody can log in here.
    #[error("logging in is not set up here: set MEDIAWIKI_CONSUMER_KEY and MEDIAWIKI_CONSUMER_SECRET")]
    NotSetUp,
    /// The person's permission is not stored any more, or never was: they have to log in again.
    #[error("the wiki's permission to act as this person is gone: log in again")]
    NoPermission,
    /// The person's permission was sealed under a key that is not known any more: they have to log in again.
    #[error(
        "the stored permission cannot be read: SECRET_KEY is another one than it was stored with; \
         set SECRET_KEY_PREVIOUS to that one, or log in again"
    )]
    OtherKey,
    /// What is stored of the person's permission is not what was stored: damaged, or another person's.
    #[error("the stored permission was altered: log in again")]
    Altered,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoRandomness,
}

impl AuthError {
    /// Whether logging in again mends it.
    pub fn asks_for_login(&self) -> bool {
        matches!(self, Self::NoPermission | Self::OtherKey | Self::Altered)
    }
}
