//! One wiki's `api.php`, and what is remembered about it.

use std::sync::Arc;

use url::Url;

use super::clock::Clock;
use super::limits::HighLimits;
use super::standing::Standing;
use super::tokens::Tokens;
use super::turns::Turns;
use super::{ActionApiError, Http, Patience};

/// A wiki's `api.php`. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ActionApi(Arc<Wiki>);

#[derive(Debug)]
struct Wiki {
    url: Url,
    http: Http,
    patience: Patience,
    turns: Turns,
    tokens: Tokens,
    clock: Clock,
    high_limits: HighLimits,
    standing: Standing,
}

impl ActionApi {
    /// The API at this address. `contact` tells the wiki's operators whom to write to, as Wikimedia's User-Agent policy
    /// asks.
    pub fn new(url: Url, contact: Option<&str>) -> Result<Self, ActionApiError> {
        Ok(Self::with_patience(url, Http::new(contact)?, Patience::default()))
    }

    /// The API at this address, with a client that others use too, and limits of one's own.
    pub fn with_patience(url: Url, http: Http, patience: Patience) -> Self {
        Self(Arc::new(Wiki {
            url,
            http,
            patience,
            turns: Turns::default(),
            tokens: Tokens::default(),
            clock: Clock::default(),
            high_limits: HighLimits::default(),
            standing: Standing::default(),
        }))
    }

    /// Where it is.
    pub fn url(&self) -> &Url {
        &self.0.url
    }

    /// The client that calls are sent with.
    pub fn http(&self) -> &Http {
        &self.0.http
    }

    pub(super) fn patience(&self) -> &Patience {
        &self.0.patience
    }

    pub(super) fn turns(&self) -> &Turns {
        &self.0.turns
    }

    pub(super) fn tokens(&self) -> &Tokens {
        &self.0.tokens
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.0.clock
    }

    pub(super) fn high_limits(&self) -> &HighLimits {
        &self.0.high_limits
    }

    pub(super) fn standing(&self) -> &Standing {
        &self.0.standing
    }

    /// Whether it answered the last call; `None` where nobody has called it lately.
    pub fn has_answered_lately(&self) -> Option<bool> {
        self.standing().is_up()
    }

    pub(super) fn foreign(&self, reason: String) -> ActionApiError {
        ActionApiError::Foreign { url: self.url().clone(), reason }
    }
}
