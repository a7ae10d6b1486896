//! Where spans are sent, and how much is done for that.

use std::time::Duration;

use reqwest::header::HeaderMap;
use url::Url;

use crate::config::TracesConfig;

/// Where spans are sent, and how much is done for that.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The collector's address for traces.
    pub endpoint: Url,
    /// Headers that it wants, which may be secrets.
    pub headers: HeaderMap,
    /// What this service is called.
    pub service: String,
    /// The part of requests that is traced, 0 to 1.
    pub ratio: f64,
    /// How many spans may wait. More are dropped.
    pub queue: usize,
    /// How many spans are sent at a time, at most.
    pub batch: usize,
    /// How long spans wait for others to be sent with.
    pub delay: Duration,
    /// How long the collector has to take what is sent.
    pub patience: Duration,
    /// How often it is sent, where the collector may take it another time.
    pub attempts: u32,
    /// How long until it is sent again where the collector says nothing of that; twice as long each time.
    pub pause: Duration,
}

impl Settings {
    /// As configured, and otherwise as OpenTelemetry's own exporters do by default.
    pub fn of(config: &TracesConfig) -> Self {
        Self {
            endpoint: config.endpoint.clone(),
            headers: config.headers.clone(),
            service: config.service.clone(),
            ratio: config.ratio,
            queue: 2048,
            batch: 512,
            delay: Duration::from_secs(5),
            patience: Duration::from_secs(10),
            attempts: 4,
            pause: Duration::from_secs(1),
        }
    }

    /// Where the collector is, for people: addresses may hold keys.
    pub fn place(&self) -> String {
        let host = self.endpoint.host_str().unwrap_or_default();
        self.endpoint.port_or_known_default().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }
}
