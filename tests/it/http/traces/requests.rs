//! The spans of requests: names, parents, and what is told of them.

use axum::body::Body;
use axum::http::{Method, Request};
use futures_util::FutureExt;
use serde_json::json;
use wikigraph::telemetry::traces::Tracer;

use super::super::client::{post, request};
use super::{Collector, PARENT, Span, TRACE, parent, sent, settings, traced};

/// The spans of these requests to one server.
async fn spans(requests: impl IntoIterator<Item = Request<Body>>) -> Vec<Span> {
    let collector = Collector::start().await;
    let tracer = Tracer::start(settings(&collector.url, &[])).unwrap();
    let server = traced(&tracer);
    for request in requests {
        server.send(request).await;
    }
    sent(&tracer).await;
    collector.spans()
}

fn asking(query: &str) -> Request<Body> {
    post().header("x-request-id", "id-1").body(Body::from(json!({ "query": query }).to_string())).unwrap()
}

fn getting(path: &str) -> Request<Body> {
    request(Method::GET, path).body(Body::empty()).unwrap()
}

#[tokio::test]
async fn a_request_is_a_span_of_its_own_trace() {
    let spans = spans([asking("query Greeting { echo(text: \"the secret of the text\") }")]).await;
    let [span] = &spans[..] else { panic!("{spans:#?}") };
    assert_eq!((span.name.as_str(), span.kind, &span.parent_span_id), ("POST /graphql", 2, &None));
    assert_eq!(span.status.code, None);
    for (name, told) in [
        ("http.request.method", "POST"),
        ("http.route", "/graphql"),
        ("url.path", "/graphql"),
        ("url.scheme", "http"),
        ("http.response.status_code", "200"),
        ("graphql.operation.name", "Greeting"),
        ("graphql.operation.type", "query"),
        ("wikigraph.request.id", "id-1"),
        ("wikigraph.error.code", ""),
        ("error.type", ""),
    ] {
        assert_eq!(span.told(name), told, "{name}");
    }
    assert!(!format!("{span:?}").contains("secret"), "{span:?}");
}

#[tokio::test]
async fn failures_are_told_by_their_codes() {
    let spans = spans([asking("{ leaks }"), asking("mutation { write(text: \"\") }"), asking("{")]).await;
    let told: Vec<_> = spans
        .iter()
        .map(|span| ["graphql.operation.type", "wikigraph.error.code"].map(|name| span.told(name)))
        .collect();
    assert_eq!(told, [["query", "INTERNAL"], ["mutation", ""], ["", "GRAPHQL_PARSE_FAILED"]]);
    assert!(!format!("{spans:?}").contains("the secret of the disk"));
}

#[tokio::test]
async fn a_panic_is_a_failed_span() {
    let spans = spans([asking("{ panics }")]).await;
    let [span] = &spans[..] else { panic!("{spans:#?}") };
    assert_eq!((span.told("http.response.status_code"), span.told("error.type")), ("500", "500"));
    assert_eq!(span.status.code, Some(2));
}

#[tokio::test]
async fn a_client_that_goes_away_leaves_a_span() {
    let collector = Collector::start().await;
    let tracer = Tracer::start(settings(&collector.url, &[])).unwrap();
    let server = traced(&tracer);
    assert!(server.send(asking("{ never }")).now_or_never().is_none());
    sent(&tracer).await;
    let spans = collector.spans();
    let [span] = &spans[..] else { panic!("{spans:#?}") };
    assert_eq!((span.told("error.type"), span.status.code), ("abandoned", Some(2)));
}

#[tokio::test]
async fn names_have_no_paths_that_clients_made_up() {
    let id = "0".repeat(64);
    let invented = request("BREW".parse().unwrap(), "/graphql").body(Body::empty()).unwrap();
    let spans = spans([getting(&format!("/graphql/{id}?x=secret")), getting("/nowhere?x=secret"), invented]).await;
    let names: Vec<&str> = spans.iter().map(|span| span.name.as_str()).collect();
    assert_eq!(names, ["GET /graphql/{id}", "GET", "_OTHER /graphql"]);
    assert_eq!(spans[0].told("url.path"), format!("/graphql/{id}"));
    assert!(!format!("{spans:?}").contains("secret"));
}

#[tokio::test]
async fn probes_are_not_traced() {
    assert_eq!(spans(["/healthz", "/readyz", "/metrics"].map(getting)).await, []);
}

#[tokio::test]
async fn a_sound_parent_is_taken_over() {
    let asked = post().header("traceparent", parent("01")).body(Body::from("{")).unwrap();
    let spans = spans([asked]).await;
    let [span] = &spans[..] else { panic!("{spans:#?}") };
    assert_eq!((span.trace_id.as_str(), span.parent_span_id.as_deref()), (TRACE, Some(PARENT)));
    assert_eq!(span.flags, 0x301, "the parent is elsewhere");
}

#[tokio::test]
async fn any_other_begins_a_trace_of_its_own() {
    let with = |headers: &[&str]| {
        let asked = headers.iter().fold(post(), |asked, header| asked.header("traceparent", *header));
        asked.body(Body::from("{")).unwrap()
    };
    let (sound, upper) = (parent("01"), parent("01").to_uppercase());
    let spans = spans([with(&[&upper]), with(&["00-0-0-00"]), with(&[&sound, &sound]), with(&[])]).await;
    assert_eq!(spans.len(), 4);
    assert!(spans.iter().all(|span| span.parent_span_id.is_none() && span.trace_id != TRACE), "{spans:#?}");
    assert_ne!(spans[0].trace_id, spans[1].trace_id);
}
