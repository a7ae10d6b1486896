//! The spans of statements.

use std::sync::Arc;

use axum::body::Body;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;
use url::Url;
use wikigraph::graph;
use wikigraph::http::State;
use wikigraph::telemetry::traces::Tracer;

use super::super::client::post;
use super::{Collector, Span, only, sent, settings, traced_router};
use crate::harness::{Gateway, SECRET_KEY, lab};
use crate::wikis::cluster::TABLES;
use crate::wikis::server::{READER, Server, schema};

const QUERY: &str = "query Feed($title: String!) {
    wiki { page(title: $title) { title logEntries(first: 2) { nodes { comment } } } } }";

/// The spans of a query for a title over a database of the lab.
async fn spans(database: &str, title: &str) -> (Value, Vec<Span>) {
    let gateway = Gateway::lab(database).await;
    spans_of(&gateway, json!({ "query": QUERY, "variables": { "title": title } })).await
}

/// The spans of a request to a gateway.
async fn spans_of(gateway: &Gateway, request: Value) -> (Value, Vec<Span>) {
    let collector = Collector::start().await;
    let tracer = Tracer::start(settings(&collector.url, &[])).unwrap();
    let settings = wikigraph::http::Settings::default();
    let state = State::new(gateway.schema(), settings, Arc::new(graph::prepared), Arc::new(Vec::new));
    let asked = post().body(Body::from(request.to_string())).unwrap();
    let response = traced_router(state, &tracer).oneshot(asked).await.unwrap();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    sent(&tracer).await;
    (serde_json::from_slice(&body).unwrap(), collector.spans())
}

#[tokio::test]
async fn each_statement_is_a_span_of_the_request_that_asks_it() {
    for database in ["lab143_p", "sqlite"] {
        let (answer, spans) = spans(database, "main_Page").await;
        assert_eq!(answer["data"]["wiki"]["page"]["title"], "Main Page", "{answer}");
        let request = only(&spans, |span| span.kind == 2);
        let statements: Vec<&Span> = spans.iter().filter(|span| span.kind == 3).collect();
        assert_eq!((spans.len(), statements.len()), (3, 2), "{spans:#?}");
        for span in &statements {
            assert_eq!(span.trace_id, request.trace_id);
            assert_eq!((span.parent_span_id.as_ref(), span.flags), (Some(&request.span_id), 0x101));
            assert_eq!(span.told("db.operation.name"), "SELECT");
            assert_eq!(span.name, format!("SELECT {}", span.told("db.namespace")));
            assert!(span.told("db.query.text").contains('?'), "{span:?}");
            let waited: u64 = span.told("wikigraph.connection.wait_us").parse().expect("it had a connection");
            let [began, ended] = [&span.start_time_unix_nano, &span.end_time_unix_nano].map(|time| time.parse::<u64>());
            assert!(waited * 1000 <= ended.unwrap() - began.unwrap(), "{span:?}");
            assert_eq!(span.status.code, None);
        }
        assert_eq!(statements[0].told("db.response.returned_rows"), "1");
        assert_ne!(statements[0].span_id, statements[1].span_id);
        assert!(!format!("{spans:?}").contains("ain_Page"), "no value is in any span: {spans:#?}");
    }
}

#[tokio::test]
async fn a_statement_that_reads_several_databases_is_named_after_their_server() {
    let server = Server::start().await;
    let tables = schema(&TABLES).await.join("; ");
    let wiki = |code: &str| {
        format!("[[wiki]]\ncode = \"{code}\"\ndatabase = \"mysql://{READER}:{READER}@{}/{code}_p\"\n", server.end())
    };
    for code in ["first", "second"] {
        server.run(&format!("CREATE DATABASE {code}_p; USE {code}_p; {tables}")).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wikis.toml");
    std::fs::write(&path, wiki("first") + &wiki("second")).unwrap();
    let variables = [
        ("WIKIS_FILE", path.display().to_string()),
        ("WIKIS_TIMEOUT", "120".to_owned()),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
    ];
    let gateway = Gateway::many(variables).await;
    let query = "{ recentChanges(wikis: [\"first\", \"second\"], first: 3) { nodes { title } } }";
    // Wikis are asked what they have when they are opened.
    gateway.ask(query).await;
    let (answer, spans) = spans_of(&gateway, json!({ "query": query })).await;
    assert_eq!(answer["data"]["recentChanges"]["nodes"], json!([]), "{answer}");
    let span = only(&spans, |span| span.kind == 3);
    assert_eq!(span.name, format!("SELECT {}", server.end()));
    // The connection's own, which is that of one of them.
    assert!(["first_p", "second_p"].contains(&span.told("db.namespace")), "{span:?}");
    assert_eq!(span.told("wikigraph.databases"), "2");
}

#[tokio::test]
async fn a_span_says_which_database_it_is_of() {
    let (_, spans) = spans("lab143_p", "Main Page").await;
    let url = Url::parse(&lab().url("lab143_p")).unwrap();
    let (host, port) = (url.host_str().unwrap(), url.port().unwrap().to_string());
    for span in spans.iter().filter(|span| span.kind == 3) {
        let told = ["db.system.name", "db.namespace", "server.address", "server.port"].map(|name| span.told(name));
        assert_eq!(told, ["mariadb", "lab143_p", host, &port]);
    }
    let (_, spans) = self::spans("sqlite", "Main Page").await;
    for span in spans.iter().filter(|span| span.kind == 3) {
        assert_eq!(["db.system.name", "server.address"].map(|name| span.told(name)), ["sqlite", ""]);
        assert!(!span.told("db.namespace").contains('/'), "it is no path of this machine");
    }
}
