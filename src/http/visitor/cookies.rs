//! The two cookies: one for a session, one for a login that is under way.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use cookie::{Cookie, SameSite, time};

use super::Site;
use crate::auth::Auth;
use crate::types::Secret;

/// One of the two.
#[derive(Debug, Clone, Copy)]
pub enum Kept {
    /// Who is logged in.
    Session,
    /// That this browser has begun a login.
    Login,
}

impl Kept {
    /// Browsers take a name that begins with `__Host-` from nobody but us, by https only: no neighbour under the same
    /// domain can plant such a cookie. On this very machine there is no https, and so no such name.
    fn name(self, site: &Site) -> &'static str {
        match (self, site.is_secure) {
            (Self::Session, true) => "__Host-wikigraph",
            (Self::Session, false) => "wikigraph",
            (Self::Login, true) => "__Host-wikigraph-login",
            (Self::Login, false) => "wikigraph-login",
        }
    }

    /// A session's cookie is kept for as long as browsers keep any, because its use in the gateway is what prolongs a
    /// session, and its end there is what ends one.
    fn lifetime(self) -> time::Duration {
        match self {
            Self::Session => time::Duration::days(400),
            Self::Login => time::Duration::try_from(Auth::LOGIN_LIFETIME).unwrap_or(time::Duration::MINUTE),
        }
    }

    /// What the browser sent.
    pub fn read(self, site: &Site, headers: &HeaderMap) -> Option<Secret> {
        let sent = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut cookies = sent.flat_map(Cookie::split_parse).filter_map(Result::ok);
        let found = cookies.find(|cookie| cookie.name() == self.name(site))?;
        Some(Secret::new(found.value()))
    }

    /// The header that gives it to the browser.
    pub fn set(self, site: &Site, secret: &Secret) -> HeaderValue {
        self.header(site, secret.reveal(), self.lifetime())
    }

    /// The header that takes it from the browser.
    pub fn clear(self, site: &Site) -> HeaderValue {
        self.header(site, "", time::Duration::ZERO)
    }

    fn header(self, site: &Site, value: &str, lifetime: time::Duration) -> HeaderValue {
        let cookie = Cookie::build((self.name(site), value))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(site.is_secure)
            .max_age(lifetime);
        let mut header =
            HeaderValue::try_from(cookie.to_string()).expect("secrets are made of letters, digits, - and _");
        header.set_sensitive(true);
        header
    }
}
