//! Who a request comes from, and how they showed it.

use super::{Scope, Scopes};
use crate::types::Timestamp;

/// A person's account with the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(pub i64);

/// One browser's session. It is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(pub i64);

/// One API token. It is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ApiTokenId(pub i64);

/// How a person showed who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// By a session's cookie.
    Session(SessionId),
    /// By an API token.
    ApiToken(ApiTokenId),
    /// By running the gateway: on its own machine, with an access token that they configured or gave in a terminal.
    /// No request over HTTP is ever proven so.
    OwnerOnly,
}

/// Who a request comes from. It holds no secret.
#[derive(Debug, Clone)]
pub struct Identity {
    /// Their account.
    pub account: AccountId,
    /// Their name on the wiki, as it was when they logged in.
    pub username: String,
    /// What the request may do as them.
    pub scopes: Scopes,
    /// How they showed who they are.
    pub proof: Proof,
    /// What the wiki lets the gateway do as them.
    pub grants: Vec<String>,
    /// When they allowed it.
    pub authorized_at: Timestamp,
}

impl Identity {
    /// Whether the request may do this kind of thing.
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(scope)
    }

    /// Whether this is the person in their browser, rather than a script of theirs. Only the person may make and
    /// revoke API tokens and have everything forgotten.
    pub fn is_in_person(&self) -> bool {
        !matches!(self.proof, Proof::ApiToken(_))
    }
}
