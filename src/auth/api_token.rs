//! API tokens: secrets for scripts, shown once, of which the database has only a hash.

use super::{AccountId, ApiTokenId, Auth, AuthError, Identity, Proof, Scopes, random};
use crate::store::app::api_tokens::{self, ApiTokenRow, NewApiTokenRow};
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
    #[error("a token's name has 1 to {} characters, without line breaks and the like", NewApiToken::LONGEST_NAME)]
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
    pub async fn by_api_token(&self, secret: &str) -> Result<Option<Identity>, AuthError> {
        if !secret.starts_with(Self::API_TOKEN_PREFIX) {
            return Ok(None);
        }
        let (database, now) = (&self.shared.database, self.now());
        let Some(token) = api_tokens::find(database, &random::hash(secret), now).await? else { return Ok(None) };
        if token.last_used_at.is_none_or(|last| last.after(Self::RECORDED_EVERY) <= now) {
            self.noted(api_tokens::used(database, token.id, now).await);
        }
        self.shown(token.account, Scopes::of_names(&token.scopes), Proof::ApiToken(ApiTokenId(token.id))).await
    }

    /// A person's API tokens, the newest first, also those that are over.
    pub async fn api_tokens(&self, account: AccountId) -> Result<Vec<ApiToken>, AuthError> {
        let rows = api_tokens::of_account(&self.shared.database, account.0).await?;
        Ok(rows.into_iter().map(ApiToken::from).collect())
    }

    /// Makes an API token.
    pub async fn create_api_token(
        &self,
        account: AccountId,
        wanted: NewApiToken,
    ) -> Result<MintedApiToken, NewApiTokenError> {
        let now = self.now();
        let name = wanted.check(now)?;
        let NewApiToken { scopes, expires_at, .. } = wanted;
        let secret = random::secret(Self::API_TOKEN_PREFIX)?;
        let new = NewApiTokenRow {
            account: account.0,
            hash: &random::hash(secret.reveal()),
            name: &name,
            scopes: &scopes.names(),
            created_at: now,
            expires_at,
        };
        let added = api_tokens::add(&self.shared.database, &new, NewApiToken::MOST).await.map_err(AuthError::from)?;
        let id = ApiTokenId(added.ok_or(NewApiTokenError::TooMany)?);
        let token = ApiToken { id, name, scopes, created_at: now, last_used_at: None, expires_at };
        Ok(MintedApiToken { secret, token })
    }

    /// Revokes one of the person's own API tokens, at once; says whether there was one.
    pub async fn revoke_api_token(&self, account: AccountId, token: ApiTokenId) -> Result<bool, AuthError> {
        Ok(api_tokens::revoke(&self.shared.database, account.0, token.0).await?)
    }
}

impl NewApiToken {
    /// The name as it is stored, if all is well.
    fn check(&self, now: Timestamp) -> Result<String, NewApiTokenError> {
        let name = self.name.trim();
        let is_long = name.chars().count() > Self::LONGEST_NAME;
        if name.is_empty() || is_long || name.chars().any(char::is_control) {
            return Err(NewApiTokenError::Name);
        }
        if self.scopes.is_empty() {
            return Err(NewApiTokenError::NoScope);
        }
        if self.expires_at.is_some_and(|expires_at| expires_at <= now) {
            return Err(NewApiTokenError::Expired);
        }
        Ok(name.to_owned())
    }
}

impl From<ApiTokenRow> for ApiToken {
    fn from(row: ApiTokenRow) -> Self {
        let ApiTokenRow { id, name, scopes, created_at, last_used_at, expires_at, .. } = row;
        let scopes = Scopes::of_names(&scopes);
        Self { id: ApiTokenId(id), name, scopes, created_at, last_used_at, expires_at }
    }
}
