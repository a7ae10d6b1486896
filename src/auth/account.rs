//! A person's account: their stored permission, and everything that goes with it.

use std::sync::Arc;

use super::keys::Place;
use super::{AccountId, Auth, AuthError, Identity, Proof, Scopes};
use crate::action_api::{AccessToken, IdentityClaims, Signer};
use crate::store::app::accounts::{self, AccountRow, NewAccount, SealedToken};
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
    /// What signs calls as this person. Where the error [asks for a login](AuthError::asks_for_login), there is no
    /// permission that could be used.
    pub async fn signer(&self, identity: &Identity) -> Result<Signer, AuthError> {
        let provider = self.shared.provider.as_ref().ok_or(AuthError::NotSetUp)?;
        let row = self.account_row(identity.account).await?.ok_or(AuthError::NoPermission)?;
        let SealedToken { key, secret } = row.token.ok_or(AuthError::NoPermission)?;
        let place = Place::Permission { wiki: &row.wiki, subject: &row.subject, token_key: &key };
        let secret = self.shared.keys.open(&secret, place)?;
        let token = AccessToken { key, secret };
        Ok(Signer { consumer: Arc::clone(&provider.consumer), token, username: row.username })
    }

    /// Removes a permission that the wiki no longer accepts, and ends the person's sessions. API tokens stay: they
    /// work again once the person has logged in. A newer permission than `dead` is left alone.
    pub async fn drop_dead_token(&self, account: AccountId, dead: &AccessToken) -> Result<(), AuthError> {
        if accounts::drop_token(&self.shared.database, account.0, &dead.key).await? {
            self.log_out_everywhere(account).await?;
        }
        Ok(())
    }

    /// Deletes everything that is stored about a person, in one statement: permission, sessions and API tokens. Says
    /// whether there was anything.
    pub async fn forget(&self, account: AccountId) -> Result<bool, AuthError> {
        Ok(accounts::delete(&self.shared.database, account.0).await?)
    }

    /// Everybody who has logged in, by name; for whoever runs the gateway.
    pub async fn accounts(&self) -> Result<Vec<Account>, AuthError> {
        let rows = accounts::of_wiki(&self.shared.database, &self.shared.wiki).await?;
        Ok(rows.into_iter().map(Account::from).collect())
    }

    /// The person whose access token whoever runs the gateway was given, as an owner-only consumer's: asks the wiki
    /// who that is, and stores the permission.
    pub async fn adopt(&self, token: AccessToken) -> Result<Identity, super::LoginRefusal> {
        let provider = self.shared.provider.as_ref().ok_or(AuthError::NotSetUp)?;
        let claims = provider.server.identify(&token).await?;
        let account = self.remember(&claims, &token).await?;
        Ok(account.identity(Scopes::all(), Proof::OwnerOnly))
    }

    /// Stores who logged in, and their permission.
    pub(super) async fn remember(
        &self,
        claims: &IdentityClaims,
        token: &AccessToken,
    ) -> Result<Account, super::LoginRefusal> {
        let username = claims.username.as_deref().ok_or(super::LoginRefusal::Hidden)?;
        let (wiki, subject, now) = (self.shared.wiki.as_str(), claims.sub.as_str(), self.now());
        let place = Place::Permission { wiki, subject, token_key: &token.key };
        let sealed = SealedToken { key: token.key.clone(), secret: self.shared.keys.seal(&token.secret, place)? };
        let grants = claims.grants.join(" ");
        let new = NewAccount { wiki, subject, username, token: &sealed, grants: &grants, authorized_at: now };
        let saved = accounts::save(&self.shared.database, &new).await.map_err(AuthError::from)?;
        Ok(Account {
            id: AccountId(saved),
            username: username.to_owned(),
            grants: claims.grants.clone(),
            authorized_at: now,
        })
    }

    /// The account of a session or an API token that was shown.
    pub(super) async fn shown(
        &self,
        account: i64,
        scopes: Scopes,
        proof: Proof,
    ) -> Result<Option<Identity>, AuthError> {
        let row = self.account_row(AccountId(account)).await?;
        Ok(row.map(|row| Account::from(row).identity(scopes, proof)))
    }

    async fn account_row(&self, account: AccountId) -> Result<Option<AccountRow>, AuthError> {
        Ok(accounts::find(&self.shared.database, &self.shared.wiki, account.0).await?)
    }
}

impl Account {
    /// The person, by this proof.
    pub(super) fn identity(self, scopes: Scopes, proof: Proof) -> Identity {
        let Self { id, username, grants, authorized_at } = self;
        Identity { account: id, username, scopes, proof, grants, authorized_at }
    }

    /// The person, by running the gateway.
    pub fn in_terminal(self) -> Identity {
        self.identity(Scopes::all(), Proof::OwnerOnly)
    }
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Self {
        Self {
            id: AccountId(row.id),
            username: row.username,
            grants: row.grants.split_whitespace().map(str::to_owned).collect(),
            authorized_at: row.authorized_at,
        }
    }
}
