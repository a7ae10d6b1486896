//! The paths beside GraphQL.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::json;
use wikigraph::http::Settings;

use super::client::Server;

#[tokio::test]
async fn healthz_says_that_the_process_is_alive() {
    let server = Server::with_readiness(Settings::default(), || Err("the database is away".to_owned()));
    let answer = server.get("/healthz").await;
    assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({ "status": "alive" })));
}

#[tokio::test]
async fn readyz_names_what_is_not_ready() {
    let server = Server::with_readiness(Settings::default(), || Err("the database is away".to_owned()));
    let answer = server.get("/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.json(), json!({ "status": "unavailable", "reason": "the database is away" }));
    assert_eq!(answer.header("cache-control"), "no-store");
    let answer = Server::default().get("/readyz").await;
    assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({ "status": "ready" })));
}

#[tokio::test]
async fn readyz_waits_only_so_long() {
    let settings = Settings { readiness_deadline: Duration::from_millis(50), ..Settings::default() };
    let answer = Server::never_ready(settings).get("/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.json()["reason"], "no answer within 50ms");
}

#[tokio::test]
async fn the_schema_is_served_as_text() {
    let answer = Server::default().get("/schema.graphql").await;
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert!(answer.text().contains("type Query {"));
    assert!(answer.text().contains("echo(text: String!): String!"));
}

#[tokio::test]
async fn an_unknown_path_is_told_which_there_are() {
    for path in ["/nowhere", "/graphql/", "/playground/nothing.js", "/playground/../Cargo.toml"] {
        let answer = Server::default().get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        for named in ["GET /  ", "POST /graphql", "/schema.graphql", "/healthz", "/readyz"] {
            assert!(answer.text().contains(named), "{path}");
        }
    }
}
