//! Whether the process lives, and whether it can do its work.

use std::sync::Arc;

use axum::Json;
use axum::extract;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::State;

/// `GET /healthz`: the process answers, and which release it is. Asks nothing else, so that a database that is away does
/// not get the process restarted.
pub async fn alive(extract::State(state): extract::State<Arc<State>>) -> Response {
    let body = match &state.settings.release {
        Some(release) => json!({ "status": "alive", "release": release }),
        None => json!({ "status": "alive" }),
    };
    told(StatusCode::OK, &body)
}

/// `GET /readyz`: how each is that the server depends on; 503 where it can answer nothing.
pub async fn ready(extract::State(state): extract::State<Arc<State>>) -> Response {
    let report = state.reporter.report().await;
    told(if report.is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, &report.json)
}

/// What is told of the server's health, which no cache keeps.
pub fn told(status: StatusCode, body: &Value) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
