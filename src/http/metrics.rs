//! `GET /metrics`: counts and times over all requests, for Prometheus.
//!
//! They tell what clients call their operations, and how busy the gateway is, which is nobody's business but that of whoever
//! runs it. A gateway is often reached through a proxy that makes every request look local, so that only a token
//! tells who asks: without one that is configured, there is no such path.

use std::sync::Arc;

use axum::extract;
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::{State, not_found};
use crate::telemetry::metrics::Metrics;
use crate::types::Secret;

/// Metrics, and who may read them.
#[derive(Debug)]
pub struct Guarded {
    /// The metrics.
    pub metrics: Metrics,
    token: [u8; 32],
}

impl Guarded {
    /// Metrics for whoever shows this token.
    pub fn new(metrics: Metrics, token: &Secret) -> Self {
        Self { metrics, token: Sha256::digest(token.reveal()).into() }
    }

    /// How long it takes to compare hashes tells nothing of what was hashed.
    fn is_open_to(&self, headers: &HeaderMap) -> bool {
        let shown = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.split_once(' '));
        shown.is_some_and(|(scheme, token)| {
            scheme.eq_ignore_ascii_case("bearer") && <[u8; 32]>::from(Sha256::digest(token.trim())) == self.token
        })
    }
}

/// `GET /metrics`.
pub async fn show(extract::State(state): extract::State<Arc<State>>, headers: HeaderMap) -> Response {
    let Some(guarded) = &state.metrics else { return not_found().await.into_response() };
    if !guarded.is_open_to(&headers) {
        let refusal = "These are read with METRICS_TOKEN, as Authorization: Bearer.\n";
        return (StatusCode::UNAUTHORIZED, [(WWW_AUTHENTICATE, "Bearer realm=\"metrics\"")], refusal).into_response();
    }
    let headers =
        [(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    (headers, guarded.metrics.text()).into_response()
}
