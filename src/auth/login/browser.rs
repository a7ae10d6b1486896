//! A login in a browser.

use super::super::keys::Place;
use super::super::{Auth, AuthError, Proof, Scopes, random};
use super::{BegunLogin, CompletedLogin, LoginRefusal};
use crate::action_api::RequestToken;
use crate::store::app::logins::{self, LoginRow};

impl Auth {
    /// Begins a login: asks the wiki for a request token, and remembers it with the browser and `return_to` (the
    /// front page where nothing is said).
    pub async fn begin_login(&self, return_to: Option<&str>) -> Result<BegunLogin, LoginRefusal> {
        let provider = self.shared.provider.as_ref().ok_or(AuthError::NotSetUp)?;
        let return_to = self.shared.origins.checked(return_to).ok_or(LoginRefusal::ReturnTo)?;
        let token = provider.server.initiate(&provider.callback).await?;
        let (database, now, browser) = (&self.shared.database, self.now(), random::secret("")?);
        let place = Place::Login { request_token: &token.key };
        let login = LoginRow {
            request_secret: self.shared.keys.seal(&token.secret, place)?,
            request_token: token.key.clone(),
            browser: random::hash(browser.reveal()),
            return_to,
            expires_at: now.after(Self::LOGIN_LIFETIME),
        };
        // Those that came too late are told so for as long again.
        logins::sweep(database, now.before(Self::LOGIN_LIFETIME)).await.map_err(AuthError::from)?;
        logins::begin(database, &login).await.map_err(AuthError::from)?;
        Ok(BegunLogin { authorize_url: provider.server.authorize_url(&token), browser })
    }

    /// Completes a login with what the wiki sent the browser back with. `browser` is the cookie that the login began
    /// with, `user_agent` what the browser calls itself.
    pub async fn complete_login(
        &self,
        browser: &str,
        oauth_token: &str,
        verifier: &str,
        user_agent: Option<&str>,
    ) -> Result<CompletedLogin, LoginRefusal> {
        let provider = self.shared.provider.as_ref().ok_or(AuthError::NotSetUp)?;
        let login = self.take_login(oauth_token, browser).await?;
        let place = Place::Login { request_token: &login.request_token };
        let secret = self.shared.keys.open(&login.request_secret, place)?;
        let request = RequestToken { key: login.request_token, secret };
        let token = provider.server.access_token(&request, verifier).await?;
        let claims = provider.server.identify(&token).await?;
        let account = self.remember(&claims, &token).await?;
        let (session, id) = self.begin_session(account.id, user_agent).await?;
        let identity = account.identity(Scopes::all(), Proof::Session(id));
        Ok(CompletedLogin { session, return_to: login.return_to, identity })
    }

    /// The login that this browser began. A callback in another browser leaves it alone, for the one that it is for.
    async fn take_login(&self, request_token: &str, browser: &str) -> Result<LoginRow, LoginRefusal> {
        let (database, now, browser) = (&self.shared.database, self.now(), random::hash(browser));
        if let Some(login) = logins::take(database, request_token, &browser, now).await.map_err(AuthError::from)? {
            return Ok(login);
        }
        let found = logins::find(database, request_token).await.map_err(AuthError::from)?;
        Err(match found {
            None => LoginRefusal::Unknown,
            Some(login) if login.browser != browser => LoginRefusal::OtherBrowser,
            Some(_) => LoginRefusal::Expired,
        })
    }
}
