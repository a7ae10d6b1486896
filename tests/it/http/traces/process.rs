//! The whole program, configured by variables.

use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

use super::{Collector, PARENT, Span, TRACE, only, parent};
use crate::harness::{Process, web_client};

const QUERY: &str = "query Feed($title: String!) {
    wiki { page(title: $title) { title html revisions(first: 2) { nodes { comment } } } } }";

#[tokio::test]
async fn statements_and_calls_are_sent_until_the_end() {
    let (collector, folder) = (Collector::start().await, TempDir::new().unwrap());
    let headers = folder.path().join("headers");
    std::fs::write(&headers, "authorization=Bearer%20the-token, x-tenant=a%2Cb\n").unwrap();
    let process = Process::serve(&[
        ("OTEL_EXPORTER_OTLP_ENDPOINT", format!("{}/", collector.url)),
        ("OTEL_EXPORTER_OTLP_HEADERS_FILE", headers.display().to_string()),
        ("OTEL_SERVICE_NAME", "my-gateway".to_owned()),
    ]);
    let asked = web_client().post(process.at("/graphql")).header("traceparent", parent("01"));
    let asked = asked.header("content-type", "application/json").header("x-request-id", "id-1");
    let body = json!({ "query": QUERY, "variables": { "title": "main_Page" } }).to_string();
    let answer = asked.body(body).send().await.unwrap().bytes().await.unwrap();
    let answer: Value = serde_json::from_slice(&answer).unwrap();
    assert!(answer["data"]["wiki"]["page"]["html"].is_string(), "{answer}");
    let api = Url::parse(&process.at("/sandbox/w/api.php")).unwrap();
    process.signal("TERM");
    assert!(process.ended().await.success());

    let spans = collector.spans();
    let request = only(&spans, |span| span.kind == 2);
    assert_eq!((request.trace_id.as_str(), request.parent_span_id.as_deref()), (TRACE, Some(PARENT)));
    let told = ["wikigraph.request.id", "graphql.operation.name"].map(|name| request.told(name));
    assert_eq!((request.name.as_str(), told), ("POST /graphql", ["id-1", "Feed"]));
    let asked: Vec<&Span> = spans.iter().filter(|span| span.kind == 3).collect();
    assert!(
        asked
            .iter()
            .all(|span| (&span.trace_id, span.parent_span_id.as_ref()) == (&request.trace_id, Some(&request.span_id)))
    );
    assert_eq!(asked.iter().filter(|span| span.told("db.system.name") == "sqlite").count(), 2, "{spans:#?}");
    let call = only(&spans, |span| !span.told("wikigraph.call").is_empty());
    assert_eq!((call.name.as_str(), call.told("http.request.method")), ("GET parse", "GET"));
    assert_eq!((call.told("http.response.status_code"), call.status.code), ("200", None));
    assert_eq!(call.told("url.full"), api.as_str());
    assert_eq!(call.told("server.port"), api.port().unwrap().to_string());
    assert!(!format!("{spans:?}").contains("ain_Page"), "{spans:#?}");

    for sent in collector.headers() {
        assert_eq!(["authorization", "x-tenant"].map(|name| &sent[name]), ["Bearer the-token", "a,b"]);
    }
    assert_eq!(collector.told_of_sender("service.name"), "my-gateway");
    assert_eq!(collector.told_of_sender("service.instance.id").len(), 32);
}
