//! The service: the gateway's own database, the keys, and the wiki that knows who people are.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::{Keys, Origins};
use crate::action_api::{Consumer, Http, OAuthServer};
use crate::config::ConsumerConfig;
use crate::db::{AppDatabase, DatabaseError};
use crate::types::Timestamp;

/// Everything about who is asking. Cloning is cheap.
#[derive(Clone)]
pub struct Auth {
    pub(super) shared: Arc<Parts>,
}

/// What the service is made of.
pub struct Parts {
    /// The gateway's own database.
    pub database: AppDatabase,
    /// What secrets in it are sealed under.
    pub keys: Keys,
    /// Which wiki knows the people: its origin, such as `https://meta.wikimedia.org`. Numbers of one wiki mean nobody
    /// on another.
    pub wiki: String,
    /// How to log in there, if that is set up.
    pub provider: Option<Provider>,
    /// Where browsers may be sent on to after a login.
    pub origins: Origins,
    /// What time it is.
    pub clock: Clock,
}

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The consumer that the gateway is registered as, and the wiki that knows it.
#[derive(Debug, Clone)]
pub struct Provider {
    /// The wiki's OAuth pages.
    pub server: OAuthServer,
    /// What calls are signed as.
    pub consumer: Arc<Consumer>,
    /// What the wiki is told to send browsers back to: a URL, or `oob` for what the consumer was registered with.
    pub callback: String,
}

impl Provider {
    /// The configured one.
    pub fn configured(config: &ConsumerConfig, http: Http) -> Self {
        let consumer = Arc::new(Consumer { key: config.key.clone(), secret: config.secret.clone() });
        let server = OAuthServer::new(config.index_url.clone(), Arc::clone(&consumer), http);
        Self { server, consumer, callback: config.callback.clone() }
    }
}

impl Auth {
    /// How long a person has to come back from the wiki.
    pub const LOGIN_LIFETIME: Duration = Duration::from_secs(10 * 60);

    /// How long a session lives unused.
    pub const SESSION_LIFETIME: Duration = Duration::from_secs(30 * 24 * 60 * 60);

    /// How often at most the use of a session or an API token is recorded.
    pub(super) const RECORDED_EVERY: Duration = Duration::from_secs(60);

    /// What API tokens begin with, by which people and secret scanners recognise them.
    pub const API_TOKEN_PREFIX: &str = "wg_";

    /// The wiki of the embedded wiki's people.
    pub const SANDBOX: &str = "sandbox";

    /// The service.
    pub fn new(parts: Parts) -> Self {
        Self { shared: Arc::new(parts) }
    }

    /// Whether people can log in here: a consumer is configured, or the embedded wiki is served.
    pub fn can_log_in(&self) -> bool {
        self.shared.provider.is_some()
    }

    /// What it means that a use was not recorded: nothing to whoever asks, as it is known who that is.
    pub(super) fn noted(&self, recorded: Result<(), DatabaseError>) {
        if let Err(error) = recorded {
            tracing::warn!(%error, "the use of a session or an API token could not be recorded");
        }
    }

    pub(super) fn now(&self) -> Timestamp {
        (self.shared.clock)()
    }
}

impl fmt::Debug for Auth {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Auth").field("wiki", &self.shared.wiki).finish_non_exhaustive()
    }
}
