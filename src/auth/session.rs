//! Sessions: a browser shows a random id in a cookie; the database has only its hash.

use super::{AccountId, Auth, AuthError, Identity, SessionId};
use crate::types::Timestamp;

/// A browser in which somebody is logged in.
#[derive(Debug, Clone)]
pub struct Session {
    /// The session; not what its cookie holds.
    pub id: SessionId,
    /// What the browser called itself at the login, cut short.
    pub label: String,
    /// When the person logged in.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_seen_at: Timestamp,
    /// When it ends if it is not used.
    pub expires_at: Timestamp,
}

impl Auth {
    /// Who this session's cookie belongs to. Using a session keeps it alive for thirty more days.
    pub async fn by_session(&self, _secret: &str) -> Result<Option<Identity>, AuthError> {
        Ok(None)
    }

    /// A person's sessions, the latest used first.
    pub async fn sessions(&self, _account: AccountId) -> Result<Vec<Session>, AuthError> {
        Ok(Vec::new())
    }

    /// Ends the session that the request came with; says whether there was one. An API token stays as it is.
    pub async fn log_out(&self, _identity: &Identity) -> Result<bool, AuthError> {
        Ok(false)
    }

    /// Ends one of the person's own sessions; says whether there was one.
    pub async fn end_session(&self, _account: AccountId, _session: SessionId) -> Result<bool, AuthError> {
        Ok(false)
    }

    /// Ends all of a person's sessions; says how many there were.
    pub async fn log_out_everywhere(&self, _account: AccountId) -> Result<u64, AuthError> {
        Ok(0)
    }
}
