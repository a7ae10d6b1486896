//! A login in a terminal, by whoever runs the gateway: the wiki shows a code, which they type in.

use url::Url;

use super::super::{Auth, AuthError, Identity};
use super::LoginRefusal;
use crate::action_api::RequestToken;

/// What tells the wiki to show a code.
const OUT_OF_BAND: &str = "oob";

/// A login that waits for the code that the wiki shows.
#[derive(Debug)]
pub struct TerminalLogin {
    /// The page to open in a browser.
    pub authorize_url: Url,
    request: RequestToken,
}

impl Auth {
    /// Begins a login for whoever runs the gateway, in a terminal.
    pub async fn begin_terminal_login(&self) -> Result<TerminalLogin, LoginRefusal> {
        let provider = self.shared.provider.as_ref().ok_or(AuthError::NotSetUp)?;
        let request = provider.server.initiate(OUT_OF_BAND).await?;
        Ok(TerminalLogin { authorize_url: provider.server.authorize_url(&request), request })
    }

    /// Completes a login in a terminal with the code that the wiki showed.
    pub async fn complete_terminal_login(&self, login: TerminalLogin, code: &str) -> Result<Identity, LoginRefusal> {
        let provider = self.shared.provider.as_ref().ok_or(AuthError::NotSetUp)?;
        let token = provider.server.access_token(&login.request, code.trim()).await?;
        self.adopt(token).await
    }
}
