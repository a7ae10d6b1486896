//! Logging in with the wiki.

use url::Url;

use super::{Auth, AuthError, Identity};
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

/// A login in a terminal, which waits for the code that the wiki shows.
#[derive(Debug)]
pub struct TerminalLogin {
    /// The page to open in a browser.
    pub authorize_url: Url,
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
    /// The wiki could not be asked.
    #[error("the wiki cannot be reached at the moment")]
    Unreachable(String),
    /// The wiki does not tell this person's name.
    #[error("the wiki hides this account: it cannot be used here")]
    Hidden,
    /// It failed on our side.
    #[error(transparent)]
    Failed(#[from] AuthError),
}

impl Auth {
    /// Begins a login: asks the wiki for a request token, and remembers it with the browser and `return_to` (the
    /// front page where nothing is said).
    pub async fn begin_login(&self, _return_to: Option<&str>) -> Result<BegunLogin, LoginRefusal> {
        Err(AuthError::NotSetUp.into())
    }

    /// Completes a login with what the wiki sent the browser back with. `browser` is the cookie that the login began
    /// with, `user_agent` what the browser calls itself.
    pub async fn complete_login(
        &self,
        _browser: &str,
        _oauth_token: &str,
        _verifier: &str,
        _user_agent: Option<&str>,
    ) -> Result<CompletedLogin, LoginRefusal> {
        Err(AuthError::NotSetUp.into())
    }

    /// Begins a login for whoever runs the gateway, in a terminal.
    pub async fn begin_terminal_login(&self) -> Result<TerminalLogin, LoginRefusal> {
        Err(AuthError::NotSetUp.into())
    }

    /// Completes a login in a terminal with the code that the wiki showed.
    pub async fn complete_terminal_login(&self, _login: TerminalLogin, _code: &str) -> Result<Identity, LoginRefusal> {
        Err(AuthError::NotSetUp.into())
    }
}
