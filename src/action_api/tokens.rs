//! The tokens that writes carry besides the signature, kept for each user.
//!
//! See <https://www.mediawiki.org/wiki/API:Tokens>.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::parameters::Parameters;
use super::{ActionApi, ActionApiError, Refusal, Signer};
use crate::types::Secret;

/// What people who are not logged in get: the signature was overlooked.
const ANONYMOUS: &str = "+\\";

/// How many users' tokens are kept.
const KEPT: usize = 10_000;

/// What a token is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum TokenKind {
    Csrf,
    Patrol,
    Rollback,
    Watch,
}

impl TokenKind {
    /// What the API calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csrf => "csrf",
            Self::Patrol => "patrol",
            Self::Rollback => "rollback",
            Self::Watch => "watch",
        }
    }
}

/// The tokens of one wiki.
#[derive(Debug, Default)]
pub(super) struct Tokens(Mutex<HashMap<(String, TokenKind), Secret>>);

impl Tokens {
    /// A token that was got before.
    pub fn find(&self, signer: &Signer, kind: TokenKind) -> Option<Secret> {
        self.lock().get(&(signer.token.key.clone(), kind)).cloned()
    }

    /// Forgets one that the wiki does not take any more.
    pub fn forget(&self, signer: &Signer, kind: TokenKind) {
        self.lock().remove(&(signer.token.key.clone(), kind));
    }

    /// Forgets all of a user's.
    pub fn forget_all(&self, signer: &Signer) {
        self.lock().retain(|(key, _), _| *key != signer.token.key);
    }

    fn keep(&self, signer: &Signer, kind: TokenKind, token: Secret) {
        let mut all = self.lock();
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert((signer.token.key.clone(), kind), token);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<(String, TokenKind), Secret>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ActionApi {
    /// A token for the signer's next write.
    pub(super) async fn token(&self, signer: &Signer, kind: TokenKind) -> Result<Secret, ActionApiError> {
        if let Some(token) = self.tokens().find(signer, kind) {
            return Ok(token);
        }
        let parameters = Parameters::of("query").with("meta", "tokens").with("type", kind.name());
        let answer = self.read_as(signer, &parameters).await?;
        let name = format!("{}token", kind.name());
        match answer.get("query").and_then(|query| query.get("tokens")?.get(&name)?.as_str()) {
            Some(ANONYMOUS) => {
                let text = "The wiki took a signed call for that of somebody who is not logged in.";
                Err(ActionApiError::Refused(Box::new(Refusal::new("assertuserfailed", text))))
            }
            Some(token) => {
                let token = Secret::new(token);
                self.tokens().keep(signer, kind, token.clone());
                Ok(token)
            }
            None => Err(self.foreign(format!("it gave no {name}"))),
        }
    }
}
