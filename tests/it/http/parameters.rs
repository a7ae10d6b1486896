//! What a request may say, in a body and in a URL.

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::client::{Answer, Server, post};

async fn send(body: &str) -> Answer {
    Server::default().send(post().body(Body::from(body.to_owned())).unwrap()).await
}

async fn assert_refused(body: &str, hint: &str) {
    let answer = send(body).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
    assert_eq!(answer.refusal(), "BAD_USER_INPUT", "{body}");
    assert!(answer.message().contains(hint), "{body}: {}", answer.message());
}

#[tokio::test]
async fn a_malformed_request_is_told_what_to_send() {
    assert_refused("", "The request has no body. Send {\"query\"").await;
    assert_refused("  ", "no body").await;
    assert_refused("{\"query\": \"{", "cannot be read as JSON").await;
    assert_refused("{\"query\": \"{ __typename }\"} more", "cannot be read as JSON").await;
    assert_refused("\"{ __typename }\"", "no JSON object").await;
    assert_refused("null", "no JSON object").await;
    assert_refused("{}", "has no \"query\"").await;
    assert_refused("{\"query\": null}", "has no \"query\"").await;
    assert_refused("{\"query\": 1}", "\"query\" is a number. Send a string").await;
    let parameters = [
        ("variables", "[]", "is an array. Send an object, or leave it out"),
        ("variables", "\"{}\"", "is a string. Send an object"),
        ("operationName", "{}", "is an object. Send a string"),
        ("extensions", "false", "is a boolean. Send an object"),
    ];
    for (name, value, hint) in parameters {
        let body = format!("{{\"query\": \"{{ __typename }}\", \"{name}\": {value}}}");
        assert_refused(&body, &format!("\"{name}\" {hint}")).await;
    }
}

#[tokio::test]
async fn json_that_nests_without_end_is_refused() {
    let deep = format!("{{\"query\": \"{{ __typename }}\", \"variables\": {{\"a\": {}", "[".repeat(500_000));
    assert_refused(&deep, "recursion limit").await;
}

#[tokio::test]
async fn bytes_that_are_no_utf_8_are_refused() {
    let body = b"{\"query\": \"{ echo(text: \\\"\xff\\\") }\"}".to_vec();
    let answer = Server::default().send(post().body(Body::from(body)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn of_a_key_that_is_sent_twice_the_last_counts() {
    let answer = send(r#"{"query": "{ nothing }", "query": "{ __typename }"}"#).await;
    assert_eq!(answer.json()["data"]["__typename"], "Query");
    let variables = r#"{"text": "first", "text": "last"}"#;
    let query = "query ($text: String!) { echo(text: $text) }";
    let answer = send(&format!(r#"{{"query": "{query}", "variables": {variables}}}"#)).await;
    assert_eq!(answer.json()["data"]["echo"], "last");
}

#[tokio::test]
async fn null_and_unknown_keys_are_let_be() {
    let body = json!({
        "query": "{ __typename }", "variables": null, "operationName": null, "extensions": null, "id": 7,
    });
    assert_eq!(Server::default().post(body).await.status, StatusCode::OK);
    let deep = format!(r#"{{"query": "{{ __typename }}", "odd": {}1e999{}}}"#, "[".repeat(500), "]".repeat(500));
    assert_eq!(send(&deep).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_operation_is_chosen_by_its_name() {
    let server = Server::default();
    let query = "query A { a: __typename } query B { b: __typename }";
    let ask = |name: Value| server.post(json!({ "query": query, "operationName": name }));
    assert_eq!(ask(json!("B")).await.json()["data"], json!({ "b": "Query" }));
    for (name, hint) in [(json!("C"), "no operation named \"C\""), (Value::Null, "has several operations")] {
        let answer = ask(name).await;
        assert_eq!(answer.refusal(), "BAD_USER_INPUT");
        assert!(answer.message().contains(hint), "{}", answer.message());
    }
    let unnamed = server.post(json!({ "query": "{ __typename }", "operationName": "A" })).await;
    assert!(unnamed.message().contains("no operation named \"A\""));
    let empty = server.post(json!({ "query": "query A { __typename }", "operationName": "" })).await;
    assert_eq!(empty.status, StatusCode::OK);
}

#[tokio::test]
async fn a_required_variable_has_to_be_sent() {
    let server = Server::default();
    let query = "query ($text: String!) { echo(text: $text) }";
    for variables in [json!({}), json!({ "text": null })] {
        let answer = server.post(json!({ "query": query, "variables": variables })).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.refusal(), "BAD_USER_INPUT");
        let expected = "The variable \"$text\" of type \"String!\" has no value. Send one in \"variables\".";
        assert_eq!(answer.message(), expected);
    }
    let answer = server.query("query ($text: String! = \"default\") { echo(text: $text) }").await;
    assert_eq!(answer.json()["data"]["echo"], "default");
}

#[tokio::test]
async fn a_document_that_is_known_is_refused_too_many_values() {
    let server = Server::default();
    let query = "query ($text: String!) { echo(text: $text) }";
    let asked = async |more: usize| {
        let variables = json!({ "text": "a", "more": vec![0; more] });
        server.post(json!({ "query": query, "variables": variables })).await
    };
    for _ in 0..2 {
        assert_eq!(asked(9_998).await.json()["data"]["echo"], "a");
        let message = asked(9_999).await.message();
        assert!(message.contains("hold more than 10000 values"), "{message}");
    }
}

#[tokio::test]
async fn more_values_than_may_be_sent_are_not_looked_into() {
    let server = Server::default();
    // Whatever else is wrong comes after it.
    let asked = async |name: &str, values: usize| {
        let mut body = json!({ "query": "{" });
        body[name] = json!({ "many": vec![0; values] });
        server.post(body).await
    };
    for name in ["variables", "extensions"] {
        assert_eq!(asked(name, 9_999).await.refusal(), "GRAPHQL_PARSE_FAILED", "{name}");
        let refused = asked(name, 10_000).await;
        assert_eq!(refused.refusal(), "QUERY_TOO_COMPLEX", "{name}");
        let expected = format!("The {name} hold more than 10000 values. Give shorter lists, in several requests.");
        assert_eq!(refused.message(), expected);
    }
    let zeros = vec![0; 20_000];
    let entry =
        server.post(json!([{ "query": "{ __typename }" }, { "query": "{", "variables": { "many": zeros } }])).await;
    assert_eq!(entry.refusal(), "QUERY_TOO_COMPLEX");
    assert!(entry.message().starts_with("Entry 2 of the batch: The variables hold more"), "{}", entry.message());
    for (name, wanted) in [("query", "a string"), ("operationName", "a string"), ("variables", "an object")] {
        let hint = format!("\"{name}\" is an array. Send {wanted}");
        assert_refused(&json!({ "query": "{ __typename }", name: zeros }).to_string(), &hint).await;
    }
}

#[tokio::test]
async fn a_url_carries_the_same_parameters() {
    let server = Server::default();
    let url = "/graphql?query=query+A($text:String!){echo(text:$text)}query+B{__typename}&operationName=A&variables=%7B%22text%22:%22%C3%A9%26%22%7D&extensions=&other=1";
    assert_eq!(server.get(url).await.json()["data"]["echo"], "é&");
    let refused = [
        ("/graphql?query={__typename}&variables={", "The URL's \"variables\" is no JSON"),
        ("/graphql?query={__typename}&variables=[]", "\"variables\" is an array"),
        ("/graphql?query={__typename}&extensions=1", "\"extensions\" is a number"),
        ("/graphql?query={__typename}&query={__typename}", "more than once"),
        ("/graphql?operationName=A", "has no \"query\""),
        ("/graphql", "has no \"query\""),
    ];
    for (url, hint) in refused {
        let answer = server.get(&url.replace('{', "%7B").replace('}', "%7D")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{url}");
        assert!(answer.message().contains(hint), "{url}: {}", answer.message());
    }
}
