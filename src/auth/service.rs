//! The service: the gateway's own database, the keys, and the wiki that knows who people are.

use std::sync::Arc;
use std::time::Duration;

/// Everything about who is asking. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct Auth {
    _shared: Arc<()>,
}

impl Auth {
    /// How long a person has to come back from the wiki.
    pub const LOGIN_LIFETIME: Duration = Duration::from_secs(10 * 60);

    /// How long a session lives unused.
    pub const SESSION_LIFETIME: Duration = Duration::from_secs(30 * 24 * 60 * 60);

    /// Whether people can log in here: a consumer is configured, or the embedded wiki is served.
    pub fn can_log_in(&self) -> bool {
        false
    }
}
