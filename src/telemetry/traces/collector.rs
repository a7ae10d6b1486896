//! The collector: what is sent to it, and what it says.

use std::error::Error;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode};
use serde::Deserialize;
use url::Url;

use super::Settings;
use super::otlp::{Resource, request};
use super::span::Span;
use crate::web;

/// How long a connection may take to be made.
const CONNECT_DEADLINE: Duration = Duration::from_secs(5);

/// The largest answer that is read, in bytes.
const LARGEST_ANSWER: usize = 64 * 1024;

/// The longest that the collector may want to be left alone.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// A collector that takes OTLP over HTTP.
#[derive(Debug)]
pub(super) struct Collector {
    client: Client,
    endpoint: Url,
    place: String,
    resource: Resource,
}

/// What became of what was sent.
#[derive(Debug)]
pub(super) enum Taken {
    /// The collector has it, but for so many of its spans.
    Yes {
        /// How many it did not take.
        rejected: u64,
    },
    /// It does not have it, and may take it later.
    Later {
        /// What happened.
        reason: String,
        /// How long it wants to be left alone.
        after: Option<Duration>,
    },
    /// It never will.
    Never(String),
}

/// The answer to what was taken.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Answer {
    partial_success: PartialSuccess,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct PartialSuccess {
    rejected_spans: Count,
}

/// A number of 64 bits, which is written as a text, or as a number by some.
#[derive(Deserialize)]
#[serde(untagged)]
enum Count {
    Text(String),
    Number(u64),
}

impl Default for Count {
    fn default() -> Self {
        Self::Number(0)
    }
}

impl Collector {
    pub fn new(settings: &Settings) -> Result<Self, reqwest::Error> {
        let client = web::client()
            .default_headers(settings.headers.clone())
            .connect_timeout(CONNECT_DEADLINE)
            .timeout(settings.patience)
            .build()?;
        let resource = Resource::of_process(&settings.service);
        Ok(Self { client, endpoint: settings.endpoint.clone(), place: settings.place(), resource })
    }

    /// Sends spans once.
    pub async fn send(&self, spans: &[Span]) -> Taken {
        let body = match request(&self.resource, spans) {
            Ok(body) => body,
            Err(error) => return Taken::Never(format!("they cannot be written: {error}")),
        };
        let request = self.client.post(self.endpoint.clone()).header(CONTENT_TYPE, "application/json").body(body);
        match request.send().await {
            Ok(response) => self.understood(response).await,
            Err(error) if error.is_builder() => Taken::Never(self.told(error)),
            Err(error) => Taken::Later { reason: self.told(error), after: None },
        }
    }

    async fn understood(&self, response: Response) -> Taken {
        let status = response.status();
        if status.is_success() {
            return Taken::Yes { rejected: rejected(response).await };
        }
        let reason = format!(
            "{} answered {status}: OTEL_EXPORTER_OTLP_ENDPOINT is where a collector takes OTLP over HTTP as JSON, at \
             port 4318 as a rule",
            self.place
        );
        let is_passing = [
            StatusCode::TOO_MANY_REQUESTS,
            StatusCode::BAD_GATEWAY,
            StatusCode::SERVICE_UNAVAILABLE,
            StatusCode::GATEWAY_TIMEOUT,
        ];
        if !is_passing.contains(&status) {
            return Taken::Never(reason);
        }
        let seconds = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        Taken::Later { reason, after: seconds.map(|seconds| Duration::from_secs(seconds).min(LONGEST_PAUSE)) }
    }

    /// What happened, without the address, which may hold a key.
    fn told(&self, error: reqwest::Error) -> String {
        let error = error.without_url();
        let mut told = format!("{}: {error}", self.place);
        let mut source = error.source();
        while let Some(cause) = source {
            told = format!("{told}: {cause}");
            source = cause.source();
        }
        told
    }
}

/// How many spans the collector says that it did not take.
async fn rejected(mut response: Response) -> u64 {
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = response.chunk().await {
        body.extend_from_slice(&chunk);
        if body.len() > LARGEST_ANSWER {
            return 0;
        }
    }
    // A collector that says nothing which can be read has taken everything: its status says so.
    match serde_json::from_slice::<Answer>(&body).unwrap_or_default().partial_success.rejected_spans {
        Count::Text(text) => text.parse().unwrap_or(0),
        Count::Number(number) => number,
    }
}
