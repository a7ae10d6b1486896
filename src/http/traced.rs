//! Requests as the first spans of their traces, by OpenTelemetry's conventions for HTTP servers.
//!
//! See <https://opentelemetry.io/docs/specs/semconv/http/http-spans/>. A span has the path and no query, no headers and no
//! address: it tells of a request what the log does.

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, Method};
use axum::response::Response;

use super::observe::{Operation, is_probe, shortened};
use super::request_id::RequestId;
use crate::telemetry::traces::{Beginning, OpenSpan, Parent, Tracer, end_request, note};

/// The header by which a client says of which trace its request is a part.
const TRACEPARENT: &str = "traceparent";

/// The trace of a request that is to begin.
pub(super) struct Traced {
    tracer: Tracer,
    parent: Option<Parent>,
    beginning: Beginning,
}

impl Traced {
    /// What a request's span begins with. Probes are no requests of anybody's.
    pub(super) fn of(tracer: &Tracer, request: &Request, id: &RequestId) -> Option<Self> {
        if is_probe(request.uri().path()) {
            return None;
        }
        let method = known(request.method());
        let route = request.extensions().get::<MatchedPath>().map(|route| route.as_str().to_owned());
        let name = match &route {
            Some(route) => format!("{method} {route}"),
            None => method.to_owned(),
        };
        let mut beginning = Beginning::server(name)
            .with("http.request.method", method)
            .with("url.scheme", "http")
            .with("url.path", shortened(request.uri().path()))
            .with("wikigraph.request.id", id.as_str().to_owned());
        if let Some(route) = route {
            beginning = beginning.with("http.route", route);
        }
        Some(Self { tracer: tracer.clone(), parent: parent(request.headers()), beginning })
    }

    /// Begins the span, for the task that runs the request.
    pub(super) fn begin(self) -> OpenSpan {
        self.tracer.begin_request(self.parent, self.beginning)
    }
}

/// Ends the span of the request that this task runs.
pub(super) fn end(mut span: OpenSpan, response: &Response) {
    let status = response.status();
    span.set("http.response.status_code", status.as_u16());
    if let Some(Operation(name)) = response.extensions().get() {
        note("graphql.operation.name", || shortened(name).into());
    }
    if status.is_server_error() {
        span.fail(status.as_str().to_owned());
    }
    end_request(span);
}

/// The parent that a client names, once and soundly.
fn parent(headers: &HeaderMap) -> Option<Parent> {
    let mut named = headers.get_all(TRACEPARENT).iter();
    let first = named.next()?;
    Parent::of_header(first.as_bytes()).filter(|_| named.next().is_none())
}

/// Methods of a client's own invention are not told apart.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::PATCH => "PATCH",
        Method::TRACE => "TRACE",
        Method::CONNECT => "CONNECT",
        _ => "_OTHER",
    }
}
