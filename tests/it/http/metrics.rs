//! `/metrics`: who may read it, and what it counts.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use futures_util::FutureExt;
use serde_json::json;
use wikigraph::http::Settings;

use super::client::{Server, post, request};

const TOKEN: &str = "0123456789abcdef";

/// What is counted, as whoever has the token reads it.
async fn metrics(server: &Server) -> String {
    let headers = request(Method::GET, "/metrics").header("authorization", format!("Bearer {TOKEN}"));
    let answer = server.send(headers.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").starts_with("application/openmetrics-text"));
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.text().to_owned()
}

/// The count of operations of a kind, name and outcome; 0 where there were none.
async fn operations(server: &Server, kind: &str, name: &str, code: &str) -> u64 {
    let metrics = metrics(server).await;
    let line = format!("wikigraph_operations_total{{kind=\"{kind}\",name=\"{name}\",code=\"{code}\"}} ");
    metrics.lines().find_map(|text| text.strip_prefix(&line)).map_or(0, |count| count.parse().unwrap())
}

#[tokio::test]
async fn without_a_token_that_is_configured_there_are_none() {
    let answer = Server::default().get("/metrics").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.text(), Server::default().get("/nowhere").await.text());
}

#[tokio::test]
async fn only_the_token_opens_them() {
    let server = Server::with_metrics(Settings::default(), TOKEN);
    for shown in ["", "Bearer", "Bearer ", "Bearer 0123456789abcdeF", "Basic 0123456789abcdef", "0123456789abcdef"] {
        let headers = request(Method::GET, "/metrics").header("authorization", shown);
        let answer = server.send(headers.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{shown}");
        assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"metrics\"");
        assert!(!answer.text().contains("wikigraph_"), "{shown}");
    }
    assert!(metrics(&server).await.ends_with("# EOF\n"));
}

#[tokio::test]
async fn operations_are_counted_by_kind_name_and_outcome() {
    let server = Server::with_metrics(Settings::default(), TOKEN);
    for query in [
        "query Greeting { echo(text: \"\") }",
        "query Greeting { echo(text: \"again\") }",
        "{ __typename }",
        "mutation Note { write(text: \"a\") }",
        "query Bad { page(title: \"\") { title } }",
        "{",
        "query Junk { nothing }",
    ] {
        server.query(query).await;
    }
    server.post(json!([{ "query": "query Greeting { echo(text: \"\") }" }, { "query": "{" }])).await;
    for (kind, name, code, wanted) in [
        ("query", "Greeting", "OK", 3),
        ("query", "-", "OK", 1),
        ("mutation", "Note", "OK", 1),
        ("query", "Bad", "NOT_A_TITLE", 1),
        ("-", "-", "GRAPHQL_PARSE_FAILED", 2),
        ("query", "-", "GRAPHQL_VALIDATION_FAILED", 1),
    ] {
        assert_eq!(operations(&server, kind, name, code).await, wanted, "{kind} {name} {code}");
    }
    let all = metrics(&server).await;
    assert!(!all.contains("Junk"), "what is not run is told by no name");
    assert!(all.contains("wikigraph_request_seconds_count 8\n"), "{all}");
}

#[tokio::test]
async fn a_panic_and_a_client_that_goes_away_are_counted() {
    let server = Server::with_metrics(Settings::default(), TOKEN);
    server.query("{ panics }").await;
    assert_eq!(operations(&server, "-", "-", "INTERNAL").await, 1);
    let body = json!({ "query": "{ never }" }).to_string();
    let waiting = server.send(post().body(Body::from(body)).unwrap());
    assert!(waiting.now_or_never().is_none());
    assert_eq!(operations(&server, "-", "-", "CLIENT_GONE").await, 1);
}

#[tokio::test]
async fn a_browser_that_gets_graphiql_and_a_path_that_is_no_text_are_no_clients_that_go_away() {
    let server = Server::with_metrics(Settings::default(), TOKEN);
    let browser = request(Method::GET, "/graphql").header("accept", "text/html");
    assert_eq!(server.send(browser.body(Body::empty()).unwrap()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(server.get("/graphql/%ff").await.refusal(), "BAD_USER_INPUT");
    assert_eq!(operations(&server, "-", "-", "BAD_USER_INPUT").await, 1);
    assert_eq!(operations(&server, "-", "-", "CLIENT_GONE").await, 0);
}

#[tokio::test]
async fn shared_answers_are_counted_as_operations_too() {
    let settings = Settings { answer_life: Duration::from_secs(60), ..Settings::default() };
    let server = Server::with_metrics(settings, TOKEN);
    for _ in 0..3 {
        server.query("query Greeting { echo(text: \"\") }").await;
    }
    assert_eq!(operations(&server, "query", "Greeting", "OK").await, 3);
    assert!(metrics(&server).await.contains("wikigraph_shared_answers_total 2\n"));
}

/// How often an answer about the schema was there already.
async fn schema_hits(server: &Server) -> u64 {
    let metrics = metrics(server).await;
    let line = "wikigraph_cache_lookups_total{cache=\"schema_answers\",outcome=\"hit\"} ";
    metrics.lines().find_map(|text| text.strip_prefix(line)).expect("the metric").parse().unwrap()
}

#[tokio::test]
async fn what_is_asked_about_the_schema_only_is_run_once() {
    let server = Server::with_metrics(Settings::default(), TOKEN);
    let question = "query About { __typename __schema { queryType { name } } __type(name: \"Query\") { kind } }";
    let first = server.query(question).await;
    let second = server.query(question).await;
    assert_eq!((second.status, second.text()), (StatusCode::OK, first.text()));
    assert!(first.text().contains("\"kind\":\"OBJECT\""), "{}", first.text());
    assert_eq!(schema_hits(&server).await, 1);
    assert_eq!(operations(&server, "query", "About", "OK").await, 2);
    // In the other media type it is another answer.
    let asked = request(Method::POST, "/graphql").header("content-type", "application/json");
    let asked = asked.header("accept", "application/json").body(Body::from(json!({ "query": question }).to_string()));
    let json = server.send(asked.unwrap()).await;
    assert!(json.header("content-type").starts_with("application/json"));
    assert_eq!((json.text(), schema_hits(&server).await), (first.text(), 1));
}

#[tokio::test]
async fn a_body_that_is_no_json_is_not_taken_for_the_document_that_it_is() {
    let server = Server::default();
    assert_eq!(server.query("{ __typename }").await.status, StatusCode::OK);
    let asked = request(Method::POST, "/graphql").header("content-type", "application/json");
    let answer = server.send(asked.body(Body::from("{ __typename }")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn other_questions_are_run_each_time() {
    let server = Server::with_metrics(Settings::default(), TOKEN);
    for query in [
        "{ __typename echo(text: \"\") }",
        "mutation { __typename }",
        "query About($name: String = \"Query\") { __type(name: $name) { kind } }",
        "{ ... { __typename } }",
        "query One { __typename } query Other { __typename }",
        "{ __typename __nothing }",
    ] {
        server.query(query).await;
        server.query(query).await;
    }
    assert_eq!(schema_hits(&server).await, 0);
}
