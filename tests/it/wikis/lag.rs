//! Answers say which of their rows may be old.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;
use wikigraph::graph;
use wikigraph::graph::Wikis;
use wikigraph::http::{Settings, State, router};
use wikigraph::telemetry::metrics::Metrics;

use super::lab_by_section;
use crate::harness::Gateway;

/// What a server says beside its answer, where a lag of so many seconds is worth telling.
async fn told(worth_telling: &str, query: &str) -> Value {
    let variables = lab_by_section().into_iter().chain([("LAG_WORTH_TELLING", worth_telling.to_owned())]);
    let gateway = Gateway::many(variables).await;
    let state = State::new(gateway.schema(), Settings::default(), Arc::new(graph::prepared), Arc::new(Vec::new));
    let request = Request::post("/graphql").header("content-type", "application/json");
    let request = request.body(Body::from(json!({ "query": query }).to_string())).unwrap();
    let response = router(state).oneshot(request).await.unwrap();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let mut answer: Value = serde_json::from_slice(&body).unwrap();
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["extensions"].take()
}

const BOTH: &str = "{ behind: wiki(code: \"lab146\") { pages(first: 1) { nodes { title } } }
                      beside: wiki(code: \"lab145\") { pages(first: 1) { nodes { title } } } }";

#[tokio::test]
async fn a_replica_that_is_behind_is_named() {
    assert_eq!(told("60", BOTH).await, json!({"replicationLag": {"lab146": 90.5}}));
    assert_eq!(told("60", "{ wiki(code: \"lab145\") { statistics { edits } } }").await, Value::Null);
    assert_eq!(told("60", "{ wiki(code: \"lab146\") { code } }").await, Value::Null, "no row of it is in the answer");
}

#[tokio::test]
async fn what_is_not_worth_telling_is_not_told() {
    assert_eq!(told("100", BOTH).await, Value::Null);
    assert_eq!(told("0", BOTH).await, Value::Null);
}

/// What the metrics tell of lags after these queries, where a lag of so many seconds is worth telling.
async fn measured(worth_telling: &str, queries: &[&str]) -> Vec<String> {
    let variables = lab_by_section().into_iter().chain([("LAG_WORTH_TELLING", worth_telling.to_owned())]);
    let gateway = Gateway::many(variables).await;
    for query in queries {
        gateway.ask(query).await;
    }
    let wikis: Wikis = gateway.wikis();
    let text = Metrics::new(Vec::new()).with_lags(Arc::new(move || wikis.lags())).text();
    text.lines().filter_map(|line| line.strip_prefix("wikigraph_replication_lag_seconds")).map(str::to_owned).collect()
}

#[tokio::test]
async fn lags_of_wikis_that_are_asked_are_metrics() {
    // The default one is on the server of lab145.
    let seen = ["lab143\"} 0.0", "lab145\"} 0.0", "lab146\"} 90.5"].map(|seen| format!("{{wiki=\"{seen}"));
    assert_eq!(measured("60", &[BOTH]).await, seen);
    assert_eq!(measured("100", &[BOTH]).await, seen, "also what is not worth telling");
    assert_eq!(measured("0", &[BOTH]).await, [""; 0], "nobody looks");
    assert_eq!(measured("0", &["{ wiki(code: \"lab146\") { replicationLag } }"]).await, seen[2..]);
}
