//! The HTTP client that all calls share.

use std::time::Duration;

use super::ActionApiError;

/// How long a connection may take to be made. Beyond that a call surely never arrived.
const CONNECT_DEADLINE: Duration = Duration::from_secs(5);

/// One HTTP client for all wikis and users: it keeps no cookies and follows no redirects. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Http(reqwest::Client);

impl Http {
    /// A client that names itself. `contact` tells the wiki's operators whom to write to, as Wikimedia's User-Agent policy
    /// asks.
    pub fn new(contact: Option<&str>) -> Result<Self, ActionApiError> {
        // A provider that is there already serves as well.
        drop(rustls::crypto::ring::default_provider().install_default());
        let contact = contact.map(|contact| format!(" ({contact})")).unwrap_or_default();
        let agent = concat!("wikigraph/", env!("CARGO_PKG_VERSION"));
        let client = reqwest::Client::builder()
            .user_agent(format!("{agent}{contact} reqwest"))
            .connect_timeout(CONNECT_DEADLINE)
            .redirect(reqwest::redirect::Policy::none())
            // What is sent a second time must be signed anew, and writes must not be sent twice at all.
            .retry(reqwest::retry::never())
            .build()
            .map_err(ActionApiError::Setup)?;
        Ok(Self(client))
    }

    pub(super) fn client(&self) -> &reqwest::Client {
        &self.0
    }
}
