//! Who is there: what a request shows, and what a page of ours may do for the person.

mod caller;
mod cookies;
mod form;
mod person;
mod site;

use axum::http::HeaderMap;
use url::Url;

pub use caller::{CSRF_HEADER, Caller, Unidentified};
pub use cookies::Kept;
pub use form::{FormToken, Submission};
pub use person::{Person, Visitor};
pub use site::Site;

use crate::auth::Auth;

/// Logging in, as the HTTP layer offers it.
#[derive(Debug, Clone)]
pub struct Login {
    /// Sessions, API tokens and logins.
    pub auth: Auth,
    /// How browsers reach the gateway, where that is configured.
    pub public_url: Option<Url>,
    /// The origins of frontends that may send credentials, such as `https://tool.example`.
    pub allowed_origins: Vec<String>,
    /// The path that the wiki sends browsers back to.
    pub callback_path: String,
}

impl Login {
    /// The gateway's own address, as the browser of this request sees it.
    pub fn site(&self, headers: &HeaderMap) -> Site {
        Site::of(self.public_url.as_ref(), headers)
    }
}
