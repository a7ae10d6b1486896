//! The handshake: a person gives the permission, and the wiki says who they are.

use std::sync::Arc;

use url::Url;

use super::{AccessToken, Consumer, RequestToken};
use crate::action_api::Http;
use crate::types::Timestamp;

/// The wiki's OAuth pages, as one consumer uses them. Cheap to clone.
#[derive(Clone, Debug)]
pub struct OAuthServer {
    index_php: Url,
    consumer: Arc<Consumer>,
    http: Http,
}

/// Who a person is, by the wiki's word, verified in full.
#[derive(Debug, Clone, PartialEq)]
pub struct IdentityClaims {
    /// The account's central id, which stays the same when it is renamed.
    pub sub: String,
    /// The user name; `None` for a hidden account.
    pub username: Option<String>,
    /// What the person granted.
    pub grants: Vec<String>,
    /// Their groups on the wiki that was asked.
    pub groups: Vec<String>,
    /// What they may do there, cut down to the grants.
    pub rights: Vec<String>,
    /// How many edits they made there.
    pub edit_count: Option<i64>,
    /// Whether they are blocked there, or the account is hidden.
    pub blocked: bool,
    /// When the account was made.
    pub registered: Option<Timestamp>,
}

/// Why a step of the handshake failed.
#[derive(Debug, thiserror::Error)]
pub enum OAuthError {
    /// The wiki could not be reached, or gave no answer in time.
    #[error("the wiki at {url} cannot be reached")]
    Unreachable {
        /// Where it is.
        url: Url,
        /// What happened.
        source: reqwest::Error,
    },
    /// The wiki refused it.
    #[error("the wiki refused it: {text}")]
    Refused {
        /// Such as `mwoauth-oauth-exception`; empty where the wiki gave none.
        code: String,
        /// The wiki's own words.
        text: String,
    },
    /// It was answered with something else.
    #[error("{url} does not answer as OAuth does: {reason}")]
    Foreign {
        /// Where it is.
        url: Url,
        /// What came instead.
        reason: String,
    },
    /// What the wiki said of the person is not to be believed.
    #[error("the wiki's statement of who logged in does not hold: {0}")]
    Unproven(String),
}

#[expect(unused_variables, reason = "the faces come first")]
impl OAuthServer {
    /// The OAuth pages below this `index.php`.
    pub fn new(index_php: Url, consumer: Arc<Consumer>, http: Http) -> Self {
        Self { index_php, consumer, http }
    }

    /// Begins a login. The callback is `oob`, or an address that the consumer is registered with.
    pub async fn initiate(&self, callback: &str) -> Result<RequestToken, OAuthError> {
        Err(OAuthError::Unproven(String::new()))
    }

    /// Where to send the person.
    pub fn authorize_url(&self, token: &RequestToken) -> Url {
        self.index_php.clone()
    }

    /// Takes the permission, after the person gave it.
    pub async fn access_token(&self, token: &RequestToken, verifier: &str) -> Result<AccessToken, OAuthError> {
        Err(OAuthError::Unproven(String::new()))
    }

    /// Asks who gave the permission.
    pub async fn identify(&self, token: &AccessToken) -> Result<IdentityClaims, OAuthError> {
        Err(OAuthError::Unproven(String::new()))
    }
}
