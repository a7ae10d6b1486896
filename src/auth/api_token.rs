//! API tokens: secrets for scripts, shown once, of which the database has only a hash.

use super::{AccountId, ApiTokenId, Auth, AuthError, Identity, Scopes};
use crate::types::{Secret, Timestamp};

/// A script's key to act as a person, without its secret.
#[derive(Debug, Clone)]
pub struct ApiToken {
    /// The token; not its secret.
    pub id: ApiTokenId,
    /// What the person called it.
    pub name: String,
    /// What it may do.
    pub scopes: Scopes,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
    /// When it ends; never, where nothing is said.
    pub expires_at: Option<Timestamp>,
}

/// An API token to be made.
#[derive(Debug, Clone)]
pub struct NewApiToken {
    /// What the person calls it: 1 to 100 characters.
    pub name: String,
    /// What it may do: at least one.
    pub scopes: Scopes,
    /// When it ends, if ever: in the future.
    pub expires_at: Option<Timestamp>,
}

/// An API token with its secret, which nobody can find out again.
#[derive(Debug, Clone)]
pub struct MintedApiToken {
    /// What scripts send; it begins with `wg_`.
    pub secret: Secret,
    /// The token.
    pub token: ApiToken,
}

/// Why an API token is not made. All but the last are the person's to mend.
#[derive(Debug, Clone, thiserror::Error)]
pub enum NewApiTokenError {
    /// The name is empty or too long.
    #[error("a token's name has 1 to {} characters, none of them invisible", NewApiToken::LONGEST_NAME)]
    Name,
    /// There is no scope.
    #[error("a token needs at least one scope")]
    NoScope,
    /// It would have ended before it began.
    #[error("a token expires in the future, if at all")]
    Expired,
    /// The person has many already.
    #[error("{} tokens are the most that a person can have: revoke one first", NewApiToken::MOST)]
    TooMany,
    /// It could not be stored.
    #[error(transparent)]
    Failed(#[from] AuthError),
}

impl NewApiToken {
    /// The most characters of a name.
    pub const LONGEST_NAME: usize = 100;
    /// The most tokens of a person.
    pub const MOST: usize = 50;
}

impl Auth {
    /// Who this API token belongs to. Its last use is recorded, to the minute.
    pub async fn by_api_token(&self, _secret: &str) -> Result<Option<Identity>, AuthError> {
        Ok(None)
    }

    /// A person's API tokens, the newest first.
    pub async fn api_tokens(&self, _account: AccountId) -> Result<Vec<ApiToken>, AuthError> {
        Ok(Vec::new())
    }

    /// Makes an API token.
    pub async fn create_api_token(
        &self,
        _account: AccountId,
        _wanted: NewApiToken,
    ) -> Result<MintedApiToken, NewApiTokenError> {
        Err(NewApiTokenError::TooMany)
    }

    /// Revokes one of the person's own API tokens, at once; says whether there was one.
    pub async fn revoke_api_token(&self, _account: AccountId, _token: ApiTokenId) -> Result<bool, AuthError> {
        Ok(false)
    }
}
