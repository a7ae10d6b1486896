//! What is said of errors, and what is not.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use futures_util::stream;
use serde_json::json;
use wikigraph::http::Settings;

use super::client::{JSON, Server, post};

fn impatient() -> Server {
    Server::new(Settings { deadline: Duration::from_millis(50), ..Settings::default() })
}

#[tokio::test]
async fn a_syntax_error_says_where_and_what() {
    let answer = Server::default().query("{\n  echo(\n}").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.refusal(), "GRAPHQL_PARSE_FAILED");
    assert_eq!(answer.message(), "Syntax error at line 3, column 1: expected name.");
    assert_eq!(answer.json()["errors"][0]["locations"], json!([{ "line": 3, "column": 1 }]));
}

#[tokio::test]
async fn a_syntax_error_does_not_repeat_the_query() {
    let answer = Server::default().query(&format!("{{ echo(text: \"{}\" ", "x".repeat(50_000))).await;
    assert!(answer.body.len() < 1000);
}

#[tokio::test]
async fn a_number_that_is_too_large_is_a_syntax_error() {
    let answer = Server::default().query("{ echo(text: 1e999) }").await;
    assert_eq!(answer.refusal(), "GRAPHQL_PARSE_FAILED");
}

#[tokio::test]
async fn validation_errors_have_a_code_and_an_end() {
    let server = Server::default();
    let answer = server.query("{ nothing }").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.refusal(), "GRAPHQL_VALIDATION_FAILED");

    let many: String = (0..100).map(|number| format!("wrong{number} ")).collect();
    let answer = server.query(&format!("{{ {many} }}")).await;
    let body = answer.json();
    let errors = body["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 21);
    assert_eq!(errors[20]["message"], "There are 80 more errors.");
    assert!(errors.iter().all(|error| error["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"));
}

#[tokio::test]
async fn a_variable_of_the_wrong_type_runs_nothing() {
    let body = json!({ "query": "query ($text: String!) { echo(text: $text) }", "variables": { "text": 1 } });
    let answer = Server::default().post(body).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.refusal(), "GRAPHQL_VALIDATION_FAILED");
}

#[tokio::test]
async fn a_resolvers_own_code_is_kept() {
    let request = post().header("x-request-id", "seen-by-me");
    let body = json!({ "query": "{ page(title: \"\") { title } }" }).to_string();
    let answer = Server::default().send(request.body(Body::from(body)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let body = answer.json();
    assert_eq!(body["data"], json!(null));
    let error = &body["errors"][0];
    assert_eq!(error["message"], "A title is not empty.");
    assert_eq!(error["extensions"], json!({ "code": "NOT_A_TITLE", "requestId": "seen-by-me" }));
    assert_eq!(error["path"], json!(["page"]));
}

#[tokio::test]
async fn an_internal_error_has_the_requests_id_and_no_details() {
    let server = Server::default();
    for (query, message) in [("{ leaks }", None), ("{ breaks }", Some("It broke."))] {
        let request = post().header("x-request-id", "seen-by-me");
        let answer = server.send(request.body(Body::from(json!({ "query": query }).to_string())).unwrap()).await;
        let error = &answer.json()["errors"][0];
        assert_eq!(error["extensions"], json!({ "code": "INTERNAL", "requestId": "seen-by-me" }));
        if let Some(message) = message {
            assert_eq!(error["message"], message);
        }
        assert!(!answer.text().contains("secret"));
    }
}

#[tokio::test]
async fn every_error_has_the_requests_id() {
    let server = Server::default();
    for body in [
        json!({ "query": "{" }),
        json!({ "query": "{ nothing nowhere }" }),
        json!({ "query": "{ page(title: \"\") { title } }" }),
        json!({ "query": 1 }),
        json!({ "query": "mutation { write(text: \"\") }", "operationName": "Other" }),
    ] {
        let answer =
            server.send(post().header("x-request-id", "mine").body(Body::from(body.to_string())).unwrap()).await;
        let errors = answer.json()["errors"].as_array().unwrap().clone();
        assert!(
            !errors.is_empty() && errors.iter().all(|error| error["extensions"]["requestId"] == "mine"),
            "{errors:?}"
        );
    }
}

#[tokio::test]
async fn a_panic_is_an_internal_error() {
    let server = Server::default();
    for query in [json!({ "query": "{ panics }" }), json!([{ "query": "{ panics }" }])] {
        let answer = server.send(post().header("x-request-id", "p").body(Body::from(query.to_string())).unwrap()).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answer.refusal(), "INTERNAL");
        assert_eq!(answer.json()["errors"][0]["extensions"]["requestId"], "p");
        assert_eq!(answer.header("x-request-id"), "p");
        assert!(!answer.text().contains("secret"));
    }
    assert_eq!(server.query("{ __typename }").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_query_that_takes_too_long_is_given_up() {
    let answer = impatient().query("{ never }").await;
    assert_eq!(answer.status, StatusCode::GATEWAY_TIMEOUT);
    assert_eq!(answer.refusal(), "TIMEOUT");
    let batch = json!([{ "query": "{ never }" }, { "query": "{ __typename }" }]);
    let answer = impatient().post(batch).await.json();
    assert_eq!(answer[0]["errors"][0]["extensions"]["code"], "TIMEOUT");
    assert_eq!(answer[1]["data"]["__typename"], "Query");
}

#[tokio::test]
async fn a_timeout_is_a_failure_in_the_older_type_too() {
    let request = axum::http::Request::post("/graphql").header("content-type", JSON);
    let answer = impatient().send(request.body(Body::from(r#"{"query":"{ never }"}"#)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::GATEWAY_TIMEOUT);
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_given_up() {
    let body = Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
    let answer = impatient().send(post().body(body).unwrap()).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(answer.refusal(), "TIMEOUT");
}

#[tokio::test]
async fn a_request_comes_with_what_the_server_gives_each() {
    let answer = Server::default().query("{ equipment }").await;
    assert_eq!(answer.json()["data"]["equipment"], "loaders");
}
