//! Logging in with the wiki: there, back, and a session.
//!
//! What the wiki sends a browser back with is good once, for ten minutes, and in the browser that began.

mod browser;
mod terminal;

pub use terminal::TerminalLogin;

use url::Url;

use super::{AuthError, Identity};
use crate::action_api::OAuthError;
use crate::types::Secret;

/// A login that goes on at the wiki.
#[derive(Debug)]
pub struct BegunLogin {
    /// Where to send the browser.
    pub authorize_url: Url,
    /// What the browser has to bring back, in a cookie that lives as long as [`Auth::LOGIN_LIFETIME`].
    pub browser: Secret,
}

/// A login that is done.
#[derive(Debug)]
pub struct CompletedLogin {
    /// What the session's cookie holds.
    pub session: Secret,
    /// Where to send the browser: a path of ours, or a page of an allowed origin.
    pub return_to: String,
    /// Who has logged in.
    pub identity: Identity,
}

/// Why a login does not go on, in words for the person: each names a way back.
#[derive(Debug, thiserror::Error)]
pub enum LoginRefusal {
    /// `returnTo` leads away from us.
    #[error("returnTo leads to another site than this one and the frontends that are allowed here")]
    ReturnTo,
    /// The login was never begun here, or is done already: a replayed or an invented callback.
    #[error("this login is not under way: it was finished before, or did not begin here")]
    Unknown,
    /// The login took too long.
    #[error("this login took longer than ten minutes, and is over")]
    Expired,
    /// The login was begun in another browser.
    #[error("this login was begun in another browser")]
    OtherBrowser,
    /// The wiki refused it.
    #[error("the wiki refused the login: {0}")]
    Refused(String),
    /// The wiki could not be asked, or answered with something else; the log has the details.
    #[error("the wiki cannot be reached at the moment")]
    Unreachable,
    /// What the wiki said of the person is not to be believed; the log has the details.
    #[error("the wiki's word on who logged in could not be verified")]
    Unproven,
    /// The wiki does not tell this person's name.
    #[error("the wiki hides this account: it cannot be used here")]
    Hidden,
    /// It failed on our side.
    #[error(transparent)]
    Failed(#[from] AuthError),
}

impl From<OAuthError> for LoginRefusal {
    fn from(error: OAuthError) -> Self {
        match error {
            OAuthError::Refused { text, .. } => Self::Refused(text),
            OAuthError::Unproven(reason) => {
                tracing::warn!(reason, "the wiki's statement of who logged in does not hold");
                Self::Unproven
            }
            OAuthError::Unreachable { .. } | OAuthError::Foreign { .. } => {
                let source = std::error::Error::source(&error).map(ToString::to_string);
                tracing::warn!(%error, source, "a login cannot go on");
                Self::Unreachable
            }
        }
    }
}
