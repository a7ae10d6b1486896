//! Around every request: its id, its meter, its trace, its log line, and what happens when it panics.

use std::any::Any;
use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::task::{Context, Poll};
use std::time::Instant;

use axum::extract::Request;
use axum::http::Method;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tower::{Layer, Service};
use tracing::Instrument;

use super::graphql::{self, MediaType};
use super::request_id::{REQUEST_ID, RequestId};
use super::traced::{self, Traced};
use crate::telemetry;
use crate::telemetry::traces::{OpenSpan, Tracer};

/// The target of requests' spans, which give each line of the log the id of its request.
pub const REQUEST_SPAN: &str = "request";

/// Longer paths and names are cut in the log.
const LONGEST: usize = 200;

/// Which operation a request ran, left by the GraphQL handler for the log line.
#[derive(Debug, Clone)]
pub struct Operation(pub String);

/// Names each request, runs it, and writes its line to the log: never its variables, its URL's query or its headers.
#[derive(Clone)]
pub struct Observe(pub Option<Tracer>);

impl<S> Layer<S> for Observe {
    type Service = Observed<S>;

    fn layer(&self, service: S) -> Observed<S> {
        Observed { tracer: self.0.clone(), service }
    }
}

/// What [`Observe`] makes of a service. A layer of its own, as one of axum's boxes and copies what is below it for each request.
#[derive(Clone)]
pub struct Observed<S> {
    tracer: Option<Tracer>,
    service: S,
}

impl<S> Service<Request> for Observed<S>
where
    S: Service<Request, Error = Infallible>,
    S::Response: IntoResponse,
    S::Future: Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, mut request: Request) -> Self::Future {
        let started = Instant::now();
        let id = RequestId::of(request.headers());
        let method = request.method().clone();
        let path = shortened(request.uri().path());
        let media = MediaType::accepted(request.headers()).unwrap_or_default();
        request.extensions_mut().insert(id.clone());

        let span = tracing::error_span!(target: REQUEST_SPAN, "request", request_id = %id.as_str());
        let traced = self.tracer.as_ref().and_then(|tracer| Traced::of(tracer, &request, &id));
        let running = self.service.call(request);
        let observed = async move {
            let answer = telemetry::metered(async {
                telemetry::called(id.as_str());
                let traced = traced.map_or_else(OpenSpan::none, Traced::begin);
                let response = match AssertUnwindSafe(running).catch_unwind().await {
                    Ok(Ok(response)) => response.into_response(),
                    Ok(Err(never)) => match never {},
                    Err(panic) => {
                        tracing::error!(panic = message_of(&*panic), "a handler panicked");
                        graphql::after_panic(media, &id)
                    }
                };
                traced::end(traced, &response);
                response
            });
            let mut response = answer.await;
            log(&method, &path, &response, started);
            response.headers_mut().insert(REQUEST_ID, id.to_header());
            Ok(response)
        };
        observed.instrument(span).boxed()
    }
}

/// Whether a path is asked by what watches the gateway.
pub fn is_probe(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz" | "/metrics")
}

fn log(method: &Method, path: &str, response: &Response, started: Instant) {
    let status = response.status().as_u16();
    // Looked at only where the line is written.
    let duration_ms = || started.elapsed().as_millis();
    let operation = || response.extensions().get::<Operation>().map(|operation| shortened(&operation.0));
    if is_probe(path) && status < 400 {
        tracing::debug!(%method, path, status, duration_ms = duration_ms(), "answered");
    } else {
        tracing::info!(%method, path, status, duration_ms = duration_ms(), operation = operation(), "answered");
    }
}

/// A text that a client chose, as far as it is told.
pub fn shortened(text: &str) -> String {
    let end = if text.len() <= LONGEST { None } else { text.char_indices().nth(LONGEST) };
    text[..end.map_or(text.len(), |(end, _)| end)].to_owned()
}

fn message_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
