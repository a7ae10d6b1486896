//! Documents that are small to send and would be dear to parse, validate or run.

use axum::http::StatusCode;
use serde_json::json;

use crate::http::client::Server;

async fn assert_refused(query: &str, code: &str) {
    let answer = Server::default().query(query).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.refusal(), code, "{}", answer.message());
    assert!(answer.body.len() < 10_000, "the answer repeats the attack");
}

async fn assert_too_complex(query: &str) {
    assert_refused(query, "QUERY_TOO_COMPLEX").await;
}

#[tokio::test]
async fn fragments_that_double_at_each_level() {
    for body in ["...F{} ...F{}", "a { ...F{} } b { ...F{} }", "... { ...F{} ...F{} }"] {
        let level = |number: usize| {
            let body = body.replace("{}", &(number + 1).to_string());
            format!("fragment F{number} on Query {{ {body} }} ")
        };
        let levels: String = (0..40).map(level).collect();
        assert_too_complex(&format!("{{ ...F0 }} {levels} fragment F40 on Query {{ __typename }}")).await;
    }
}

#[tokio::test]
async fn fragments_that_double_in_an_operation_that_does_not_run() {
    let level = |number: usize| {
        let next = number + 1;
        format!("fragment F{number} on Query {{ ...F{next} ...F{next} }} ")
    };
    let levels: String = (0..40).map(level).collect();
    let query = format!("query Run {{ __typename }} query Other {{ ...F0 }} {levels} fragment F40 on Query {{ a }}");
    let answer = Server::default().post(json!({ "query": query, "operationName": "Run" })).await;
    assert_eq!(answer.refusal(), "QUERY_TOO_COMPLEX");
}

#[tokio::test]
async fn fragments_that_go_deep() {
    let level = |number: usize| format!("fragment F{number} on Query {{ ...F{} }} ", number + 1);
    let levels: String = (0..60).map(level).collect();
    assert_too_complex(&format!("{{ ...F0 }} {levels} fragment F60 on Query {{ __typename }}")).await;
    let level = |number: usize| format!("fragment F{number} on Page {{ page {{ ...F{} }} }} ", number + 1);
    let levels: String = (0..30).map(level).collect();
    assert_too_complex(&format!("{{ page {{ ...F0 }} }} {levels} fragment F30 on Page {{ title }}")).await;
}

#[tokio::test]
async fn a_fragment_within_itself() {
    for circle in ["fragment F on Query { ...F }", "fragment F on Query { ... { ...G } } fragment G on Query { ...F }"]
    {
        assert_refused(&format!("{{ ...F }} {circle}"), "GRAPHQL_VALIDATION_FAILED").await;
    }
}

#[tokio::test]
async fn introspection_again_and_again() {
    let whole = "types { fields { type { fields { type { fields { name } } } } } }";
    assert_too_complex(&format!("{{ __schema {{ {whole} }} }}")).await;
    let again: String =
        (0..90).map(|number| format!("a{number}: __schema {{ types {{ fields {{ name }} }} }} ")).collect();
    assert_too_complex(&format!("{{ {again} }}")).await;
    let types: String = (0..150).map(|number| format!("a{number}: __type(name: \"Page\") {{ name }} ")).collect();
    assert_too_complex(&format!("{{ {types} }}")).await;
}

#[tokio::test]
async fn lists_that_nobody_needs() {
    let ids = "\"x\",".repeat(20_000);
    assert_too_complex(&format!("{{ nodes(ids: [{ids}]) {{ id }} }}")).await;
    let query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    let body = json!({ "query": query, "variables": { "ids": vec!["x"; 20_000] } });
    assert_eq!(Server::default().post(body).await.refusal(), "QUERY_TOO_COMPLEX");
    assert_too_complex(
        "{ wiki { pages(first: 2147483647) { nodes { links(first: 2147483647) { nodes { title } } } } } }",
    )
    .await;
}

#[tokio::test]
async fn requests_within_requests() {
    let entry = json!({ "query": "{ __typename }" });
    let eleven = serde_json::Value::from(vec![entry.clone(); 11]);
    for body in [eleven, json!([[entry]]), json!([[[]]])] {
        let answer = Server::default().post(body).await;
        assert_eq!((answer.status, answer.refusal()), (StatusCode::BAD_REQUEST, "BAD_USER_INPUT".to_owned()));
    }
}

#[tokio::test]
async fn fragments_in_circles() {
    let circle: String = (0..100).map(|number| format!("...F{number} ")).collect();
    let level = |number: usize| format!("fragment F{number} on Query {{ {circle} }} ");
    let levels: String = (0..20).map(level).collect();
    assert_refused(&format!("{{ ...F0 }} {levels}"), "GRAPHQL_VALIDATION_FAILED").await;
}

#[tokio::test]
async fn fragments_that_nobody_uses() {
    let unused: String = (0..300).map(|number| format!("fragment F{number} on Query {{ ...F0 ...F1 }} ")).collect();
    assert_refused(&format!("{{ __typename }} {unused}"), "GRAPHQL_VALIDATION_FAILED").await;
}

#[tokio::test]
async fn brackets_without_end() {
    let deep = |open: &str| open.repeat(90_000 / open.len());
    assert_too_complex(&deep("{a")).await;
    assert_too_complex(&format!("{{ a(b: {}", deep("["))).await;
    assert_too_complex(&format!("{{ a(b: {}", deep("{c:"))).await;
    assert_too_complex(&format!("query ($a: {}", deep("["))).await;
    assert_too_complex(&deep("{ ... ")).await;
}

#[tokio::test]
async fn brackets_hidden_behind_a_string_without_end() {
    let brackets = "[".repeat(50_000);
    assert_refused(&format!("{{ a(b: [\"\"\"x\" {brackets}"), "GRAPHQL_PARSE_FAILED").await;
    assert_refused(&format!("{{ a(b: [\"x\n\" {brackets}"), "GRAPHQL_PARSE_FAILED").await;
}

#[tokio::test]
async fn strings_that_are_searched_for_their_end_again_and_again() {
    assert_refused(&format!("{{ a(b: [{}", "\"\"\"x\\\"\"\"\"\"".repeat(8_000)), "GRAPHQL_PARSE_FAILED").await;
}

#[tokio::test]
async fn the_same_field_thousands_of_times() {
    assert_too_complex(&format!("{{ {} }}", "__typename ".repeat(5_000))).await;
    let aliased: String = (0..1_000).map(|number| format!("a{number}: __typename ")).collect();
    assert_too_complex(&format!("{{ {aliased} }}")).await;
}

#[tokio::test]
async fn directives_thousands_of_times() {
    assert_too_complex(&format!("{{ __typename {} }}", "@skip(if: false) ".repeat(1_000))).await;
}

#[tokio::test]
async fn more_text_than_anyone_writes() {
    assert_too_complex(&format!("{{ __typename }} #{}", "x".repeat(100_000))).await;
    assert_too_complex(&"a ".repeat(20_000)).await;
}

#[tokio::test]
async fn a_huge_variable_used_everywhere() {
    let query = format!("query ($text: String!) {{ {} }}", "echo(text: $text) ".repeat(50));
    let body = json!({ "query": query, "variables": { "text": vec![0; 100_000] } });
    assert_eq!(Server::default().post(body).await.refusal(), "QUERY_TOO_COMPLEX");
}
