//! `Server-Timing`: every GraphQL answer tells how its time was spent.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Method;
use serde_json::json;
use wikigraph::graph::{self, Wikis};
use wikigraph::http::{Settings, State, router};

use super::client::{Answer, JSON, Server, request};
use crate::harness::Gateway;

/// The parts that an answer tells of, each with its milliseconds and its description.
fn parts(answer: &Answer) -> Vec<(String, f64, String)> {
    let part = |text: &str| {
        let (name, rest) = text.split_once(";dur=").expect("a duration");
        let (time, description) = rest.split_once(";desc=").unwrap_or((rest, ""));
        (name.to_owned(), time.parse().expect("a number"), description.trim_matches('"').to_owned())
    };
    answer.header("server-timing").split(", ").map(part).collect()
}

fn names(answer: &Answer) -> Vec<String> {
    parts(answer).into_iter().map(|(name, ..)| name).collect()
}

fn described(answer: &Answer, name: &str) -> Option<String> {
    parts(answer).into_iter().find(|part| part.0 == name).map(|part| part.2)
}

/// A server on the embedded wiki, which keeps answers for so long.
async fn wiki_server(answer_life: Duration) -> Server {
    let gateway = Gateway::sandbox().await;
    let schema = graph::schema(Wikis::only(Arc::clone(&gateway.wiki), None), None);
    let settings = Settings { answer_life, ..Settings::default() };
    let ready = Arc::new(Vec::new);
    let state = State::new(schema, settings, Arc::new(graph::prepared), ready);
    Server { router: router(state), witness: Arc::default() }
}

#[tokio::test]
async fn every_graphql_answer_tells_its_time() {
    let server = Server::default();
    let bodies = [
        json!({ "query": "{ echo(text: \"\") }" }),
        json!({ "query": "{ nothing }" }),
        json!({ "query": "{" }),
        json!([{ "query": "{ __typename }" }, { "query": "{" }]),
        json!({}),
    ];
    for body in bodies {
        let answer = server.post(body.clone()).await;
        assert_eq!(names(&answer).last().map(String::as_str), Some("total"), "{body}");
    }
    let unacceptable = request(Method::POST, "/graphql").header("content-type", JSON).header("accept", "image/png");
    let refused = server.send(unacceptable.body("{}".into()).unwrap()).await;
    let other = server.send(request(Method::DELETE, "/graphql").body("".into()).unwrap()).await;
    for answer in [refused, other, server.get("/graphql?query=%7B__typename%7D").await] {
        assert_eq!(names(&answer).last().map(String::as_str), Some("total"));
    }
    for path in ["/", "/healthz", "/schema.graphql", "/nowhere"] {
        assert_eq!(server.get(path).await.header("server-timing"), "", "{path}");
    }
}

#[tokio::test]
async fn it_can_be_turned_off() {
    let server = Server::new(Settings { server_timing: false, ..Settings::default() });
    assert_eq!(server.query("{ __typename }").await.header("server-timing"), "");
    assert_eq!(server.query("{").await.header("server-timing"), "");
}

#[tokio::test]
async fn a_query_is_told_by_its_parts_which_add_up() {
    let server = wiki_server(Duration::ZERO).await;
    let query = "{ wiki { pages(first: 2) { nodes { title revisions(first: 2) { nodes { size } } } } } }";
    let answer = server.query(query).await;
    let names = names(&answer);
    for part in ["receive", "parse", "validate", "plan", "wait", "sql", "execute", "serialise", "total"] {
        assert!(names.iter().any(|name| name == part), "{part} is not in {names:?}");
    }
    assert_eq!(described(&answer, "sql").as_deref(), Some("2 statements in 2 rounds"));
    let (total, rest): (Vec<_>, Vec<_>) = parts(&answer).into_iter().partition(|part| part.0 == "total");
    let sum: f64 = rest.iter().map(|part| part.1).sum();
    // Each part is cut to microseconds.
    assert!((total[0].1 - sum).abs() < 0.02, "{sum} of {}", total[0].1);
}

#[tokio::test]
async fn one_statement_is_told_as_one() {
    let server = wiki_server(Duration::ZERO).await;
    let answer = server.query(r#"{ wiki { page(title: "Rhine") { title } } }"#).await;
    assert_eq!(described(&answer, "sql").as_deref(), Some("1 statement in 1 round"));
}

#[tokio::test]
async fn the_statements_of_a_batch_are_told_together() {
    let server = wiki_server(Duration::ZERO).await;
    let query = json!({ "query": "{ wiki { pages(first: 1) { nodes { title } } } }" });
    let told = described(&server.post(json!([query, query, query])).await, "sql").expect("statements");
    assert!(told.starts_with("3 statements in "), "{told}");
}

#[tokio::test]
async fn an_answer_that_was_there_took_no_statements() {
    let server = wiki_server(Duration::from_secs(60)).await;
    let query = "{ wiki { pages(first: 1) { nodes { title } } } }";
    assert!(described(&server.query(query).await, "sql").is_some());
    let names = names(&server.query(query).await);
    assert!(!names.iter().any(|name| name == "sql" || name == "parse"), "{names:?}");
}
