//! The server before what it serves is open: it is alive, says so, and answers nothing else.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use serde_json::json;
use tower::ServiceExt;

use super::graphql::MediaType;
use super::observe::Observe;
use super::request_id::RequestId;
use super::{graphql, health};
use crate::telemetry::traces::Tracer;

/// What is served as soon as it is open.
#[derive(Clone, Default)]
pub struct Opening(Arc<OnceLock<Router>>);

impl Opening {
    /// From now on, this is served.
    pub fn opened(&self, router: Router) {
        // Nothing is opened twice.
        let _ = self.0.set(router);
    }

    /// The server; until it is open, `/readyz` says that the dependency of this name is down, and this traces requests.
    pub fn router(&self, dependency: String, tracer: Option<Tracer>) -> Router {
        let not_ready = get(async move || not_ready(&dependency));
        let meanwhile = Router::new()
            .route("/healthz", get(async || health::told(StatusCode::OK, &json!({ "status": "alive" }))))
            .route("/readyz", not_ready)
            .route("/graphql", any(no_graphql))
            .fallback(nothing)
            .layer(Observe(tracer));
        let opened = Arc::clone(&self.0);
        Router::new()
            .fallback(async move |State(meanwhile): State<Router>, request: Request| {
                let router = opened.get().unwrap_or(&meanwhile).clone();
                router.oneshot(request).await.unwrap_or_else(|never| match never {})
            })
            .with_state(meanwhile)
    }
}

fn not_ready(dependency: &str) -> Response {
    let down = json!({ "status": "down", "reason": "it has not been reached yet" });
    let report = json!({ "status": "unavailable", "dependencies": { dependency: down } });
    health::told(StatusCode::SERVICE_UNAVAILABLE, &report)
}

async fn no_graphql(request: Request) -> Response {
    let media = MediaType::accepted(request.headers()).unwrap_or_default();
    graphql::not_open(media, &RequestId::of_extensions(request.extensions()))
}

async fn nothing() -> Response {
    let words = "What this server needs cannot be reached yet. Try again in a moment.\n";
    (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "5")], words).into_response()
}
