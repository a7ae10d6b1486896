//! Around every request: its id, its meter, its trace, its log line, and what happens when it panics.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;
use tracing::Instrument;

use super::graphql::{self, MediaType};
use super::request_id::{REQUEST_ID, RequestId};
use super::traced;
use crate::telemetry;
use crate::telemetry::traces::Tracer;

/// The target of requests' spans, which give each line of the log the id of its request.
pub const REQUEST_SPAN: &str = "request";

/// Longer paths and names are cut in the log.
const LONGEST: usize = 200;

/// Which operation a request ran, left by the GraphQL handler for the log line.
#[derive(Debug, Clone)]
pub struct Operation(pub String);

/// Names the request, runs it, and writes its line to the log: never its variables, its URL's
/// query or its headers.
pub async fn observe(State(tracer): State<Option<Tracer>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId::of(request.headers());
    let method = request.method().clone();
    let path = shortened(request.uri().path());
    let media = MediaType::accepted(request.headers()).unwrap_or_default();
    request.extensions_mut().insert(id.clone());

    let span = tracing::error_span!(target: REQUEST_SPAN, "request", request_id = id.as_str());
    let name = id.clone();
    let answer = telemetry::metered(async {
        telemetry::called(name.as_str());
        let traced = traced::begin(tracer.as_ref(), &request, &name);
        let response = match AssertUnwindSafe(next.run(request)).catch_unwind().await {
            Ok(response) => response,
            Err(panic) => {
                tracing::error!(panic = message_of(&*panic), "a handler panicked");
                graphql::after_panic(media, &name)
            }
        };
        traced::end(traced, &response);
        response
    });
    let mut response = async {
        let response = answer.await;
        log(&method, &path, &response, started);
        response
    }
    .instrument(span)
    .await;
    response.headers_mut().insert(REQUEST_ID, id.to_header());
    response
}

/// Whether a path is asked by what watches the gateway.
pub fn is_probe(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz" | "/metrics")
}

fn log(method: &Method, path: &str, response: &Response, started: Instant) {
    let operation = response.extensions().get::<Operation>();
    let operation = operation.map(|operation| shortened(&operation.0));
    let status = response.status().as_u16();
    let duration_ms = started.elapsed().as_millis();
    if is_probe(path) && status < 400 {
        tracing::debug!(%method, path, status, duration_ms, "answered");
    } else {
        tracing::info!(%method, path, status, duration_ms, operation, "answered");
    }
}

/// A text that a client chose, as far as it is told.
pub fn shortened(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

fn message_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
