//! Documents that come again are answered as they would be the first time, whatever the values of their variables.

use serde_json::{Value, json};

use super::client::Server;

/// A document, values that it was found valid with, and others.
const AGAIN: [(&str, &str, &str); 3] = [
    ("query ($really: Boolean = false) { panics(really: $really) }", "{}", r#"{"really":null}"#),
    (
        "query ($with: Boolean = true) { a: __typename b: echo(text: \"b\") @include(if: $with) }",
        r#"{"with":true}"#,
        r#"{"with":null}"#,
    ),
    (
        "query ($with: Boolean = true) { a: __typename b: echo(text: \"b\") @skip(if: $with) }",
        r#"{"with":false}"#,
        "{}",
    ),
];

async fn answered(server: &Server, query: &str, variables: &str) -> (u16, Value) {
    let variables: Value = serde_json::from_str(variables).expect("values");
    let answer = server.post(json!({ "query": query, "variables": variables })).await;
    let mut body = answer.json();
    for error in body["errors"].as_array_mut().into_iter().flatten() {
        error["extensions"]["requestId"].take();
    }
    (answer.status.as_u16(), body)
}

#[tokio::test]
async fn what_is_kept_answers_like_what_is_new() {
    for (query, before, now) in AGAIN {
        let kept = Server::default();
        assert_eq!(answered(&kept, query, before).await.0, 200, "{query}");
        assert_eq!(answered(&kept, query, now).await, answered(&Server::default(), query, now).await, "{query}");
    }
}

#[tokio::test]
async fn conditions_go_by_their_variables_defaults() {
    let server = Server::default();
    for (directive, default, is_there) in
        [("include", true, true), ("include", false, false), ("skip", true, false), ("skip", false, true)]
    {
        let query =
            format!("query ($if: Boolean = {default}) {{ a: __typename b: echo(text: \"b\") @{directive}(if: $if) }}");
        for _ in 0..2 {
            let (_, body) = answered(&server, &query, "{}").await;
            assert_eq!(body["data"]["b"].is_string(), is_there, "{query}: {body}");
        }
        let (_, body) = answered(&server, &query, &json!({ "if": !default }).to_string()).await;
        assert_eq!(body["data"]["b"].is_string(), !is_there, "{query}: {body}");
    }
}
