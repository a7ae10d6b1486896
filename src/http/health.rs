//! Whether the process lives, and whether it can do its work.

use axum::Json;
use axum::extract;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::State;

/// `GET /healthz`: the process answers. Asks nothing else, so that a database that is away does not
/// get the process restarted.
pub async fn alive() -> Response {
    answer(StatusCode::OK, json!({ "status": "alive" }))
}

/// `GET /readyz`: what the server needs is there, or 503 and what is not.
pub async fn ready(extract::State(state): extract::State<State>) -> Response {
    let deadline = state.settings.readiness_deadline;
    let outcome = match tokio::time::timeout(deadline, (state.readiness)()).await {
        Ok(outcome) => outcome,
        Err(_) => Err(format!("no answer within {deadline:?}")),
    };
    match outcome {
        Ok(()) => answer(StatusCode::OK, json!({ "status": "ready" })),
        Err(reason) => answer(StatusCode::SERVICE_UNAVAILABLE, json!({ "status": "unavailable", "reason": reason })),
    }
}

fn answer(status: StatusCode, body: Value) -> Response {
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
