//! The HTTP client that all calls share.

use std::time::Duration;

use super::ActionApiError;
use crate::web;

/// How long a connection may take to be made. Beyond that a call surely never arrived.
const CONNECT_DEADLINE: Duration = Duration::from_secs(5);

/// How long an unused connection is kept. Many servers close theirs after five seconds (Apache and Node.js, where nothing else is
/// configured), and what is sent just then may be lost: of a write nobody knows whether it was done.
const IDLE: Duration = Duration::from_secs(4);

/// One HTTP client for all wikis and users: it keeps no cookies and follows no redirects. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Http(reqwest::Client);

impl Http {
    /// A client that names itself. `contact` tells the wiki's operators whom to write to, as Wikimedia's User-Agent policy
    /// asks.
    pub fn new(contact: Option<&str>) -> Result<Self, ActionApiError> {
        let contact = contact.map(|contact| format!(" ({contact})")).unwrap_or_default();
        // What is sent a second time must be signed anew, and writes must not be sent twice at all.
        let client = web::client()
            .user_agent(format!("{}{contact} reqwest", web::AGENT))
            .connect_timeout(CONNECT_DEADLINE)
            .pool_idle_timeout(IDLE)
            .build()
            .map_err(ActionApiError::Setup)?;
        Ok(Self(client))
    }

    pub(super) fn client(&self) -> &reqwest::Client {
        &self.0
    }
}
