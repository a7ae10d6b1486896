//! A person's account: their stored permission, and everything that goes with it.

use super::{AccountId, Auth, AuthError, Identity};
use crate::action_api::{AccessToken, Signer};
use crate::types::Timestamp;

/// A person who has logged in.
#[derive(Debug, Clone)]
pub struct Account {
    /// The account.
    pub id: AccountId,
    /// Their name on the wiki, as it was when they logged in.
    pub username: String,
    /// What the wiki lets the gateway do as them.
    pub grants: Vec<String>,
    /// When they allowed it.
    pub authorized_at: Timestamp,
}

impl Auth {
    /// What signs calls as this person. [`AuthError::NoPermission`] and [`AuthError::OtherKey`] mean: log in again.
    pub async fn signer(&self, _identity: &Identity) -> Result<Signer, AuthError> {
        Err(AuthError::NoPermission)
    }

    /// Removes a permission that the wiki no longer accepts, and ends the person's sessions. API tokens stay: they
    /// work again once the person has logged in. A newer permission than `dead` is left alone.
    pub async fn drop_dead_token(&self, _account: AccountId, _dead: &AccessToken) -> Result<(), AuthError> {
        Err(AuthError::NoPermission)
    }

    /// Deletes everything that is stored about a person: permission, sessions and API tokens.
    pub async fn forget(&self, _account: AccountId) -> Result<(), AuthError> {
        Err(AuthError::NoPermission)
    }

    /// Everybody who has logged in, by name; for whoever runs the gateway.
    pub async fn accounts(&self) -> Result<Vec<Account>, AuthError> {
        Err(AuthError::NoPermission)
    }
}
