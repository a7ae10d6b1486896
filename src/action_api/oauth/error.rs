//! Why a login fails.

use url::Url;

/// Why a step of the handshake failed. Nothing in it is secret.
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
    #[error("{url} does not answer as OAuth does, but with {reason}")]
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
