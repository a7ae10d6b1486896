//! Rotating keys: everything that is sealed is sealed anew, under the current key.

use super::keys::Place;
use super::{Auth, AuthError};
use crate::store::app::{accounts, logins};

/// What a rotation did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rotation {
    /// Secrets that were sealed anew.
    pub resealed: u64,
    /// Secrets that were under the current key already.
    pub current: u64,
    /// Secrets that do not open: sealed under a key that is neither of the two, or altered. Their people have to log
    /// in again.
    pub lost: u64,
}

/// Accounts that are read at a time.
const AT_ONCE: i64 = 200;

impl Auth {
    /// Seals everything anew that is not under the current key, of all wikis. It can be run at any time, also while
    /// gateways that have both keys are serving.
    pub async fn rotate_keys(&self) -> Result<Rotation, AuthError> {
        let mut rotation = Rotation::default();
        self.rotate_permissions(&mut rotation).await?;
        self.rotate_logins(&mut rotation).await?;
        Ok(rotation)
    }

    async fn rotate_permissions(&self, rotation: &mut Rotation) -> Result<(), AuthError> {
        let database = &self.shared.database;
        let mut after = 0;
        loop {
            let rows = accounts::with_token_after(database, after, AT_ONCE).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.id;
            for row in rows {
                let Some(token) = &row.token else { continue };
                let place = Place::Permission { wiki: &row.wiki, subject: &row.subject, token_key: &token.key };
                if let Some(anew) = self.anew(&token.secret, place, rotation)? {
                    accounts::reseal(database, row.id, &token.secret, &anew).await?;
                }
            }
        }
    }

    async fn rotate_logins(&self, rotation: &mut Rotation) -> Result<(), AuthError> {
        for login in logins::all(&self.shared.database).await? {
            let place = Place::Login { request_token: &login.request_token };
            if let Some(anew) = self.anew(&login.request_secret, place, rotation)? {
                logins::reseal(&self.shared.database, &login.request_token, &anew).await?;
            }
        }
        Ok(())
    }

    /// The secret sealed under the current key, if it is under another that is known.
    fn anew(&self, sealed: &str, place: Place<'_>, rotation: &mut Rotation) -> Result<Option<String>, AuthError> {
        let keys = &self.shared.keys;
        match keys.open(sealed, place) {
            Ok(_) if keys.is_current(sealed) => {
                rotation.current += 1;
                Ok(None)
            }
            Ok(secret) => {
                rotation.resealed += 1;
                keys.seal(&secret, place).map(Some)
            }
            Err(AuthError::OtherKey | AuthError::Altered) => {
                rotation.lost += 1;
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }
}
