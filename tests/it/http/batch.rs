//! Several requests in one JSON array.

use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use serde_json::{Value, json};
use wikigraph::http::Settings;

use super::client::Server;

fn batch(queries: &[&str]) -> Value {
    queries.iter().map(|query| json!({ "query": query })).collect()
}

#[tokio::test]
async fn the_answers_come_in_the_order_of_the_requests() {
    let queries: Vec<_> = (0..10).map(|number| format!("{{ echo(text: \"{number}\") }}")).collect();
    let queries: Vec<_> = queries.iter().map(String::as_str).collect();
    let answer = Server::default().post(batch(&queries)).await;
    assert_eq!(answer.status, StatusCode::OK);
    let expected: Value = (0..10).map(|number| json!({ "data": { "echo": number.to_string() } })).collect();
    assert_eq!(answer.json(), expected);
}

#[tokio::test]
async fn one_entry_that_fails_leaves_the_others() {
    let server = Server::default();
    let answer = server.post(batch(&["{ __typename }", "{", "{ nothing }", "{ leaks }"])).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answers = answer.json();
    let code = |index: usize| answers[index]["errors"][0]["extensions"]["code"].clone();
    assert_eq!(answers[0], json!({ "data": { "__typename": "Query" } }));
    assert_eq!(code(1), "GRAPHQL_PARSE_FAILED");
    assert_eq!(code(2), "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(code(3), "INTERNAL");
    assert_eq!(answers[3]["data"], json!({ "leaks": null }));
}

#[tokio::test]
async fn a_batch_has_between_one_and_ten_entries() {
    let server = Server::default();
    let too_many = vec!["{ __typename }"; 11];
    let cases = [
        (json!([]), "a batch has at least one request"),
        (batch(&too_many), "a batch has at most 10 requests; send several batches"),
        (json!([{ "query": "{ __typename }" }, { "query": 1 }]), "Entry 2 of the batch: \"query\" is a number"),
        (json!(["{ __typename }"]), "cannot be read as JSON"),
        (json!([[{ "query": "{ __typename }" }]]), "cannot be read as JSON"),
    ];
    for (body, hint) in cases {
        let answer = server.post(body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.refusal(), "BAD_USER_INPUT");
        assert!(answer.message().contains(hint), "{}", answer.message());
    }
}

#[tokio::test]
async fn each_entry_is_limited_like_a_request_alone() {
    let deep = "{ a ".repeat(16) + &"}".repeat(16);
    let answer = Server::default().post(batch(&["{ __typename }", &deep])).await;
    assert_eq!(answer.json()[1]["errors"][0]["extensions"]["code"], "QUERY_TOO_COMPLEX");
    assert_eq!(answer.json()[0]["data"]["__typename"], "Query");
}

#[tokio::test]
async fn entries_run_at_the_same_time() {
    // Each waits for the other.
    let answer = Server::default().post(batch(&["{ meet }", "{ meet }"])).await;
    assert_eq!(answer.json(), json!([{ "data": { "meet": true } }, { "data": { "meet": true } }]));
}

#[tokio::test]
async fn no_more_entries_run_at_the_same_time_than_the_setting_says() {
    let server = Server::new(Settings { batch_concurrency: 3, ..Settings::default() });
    let answer = server.post(batch(&["{ work }"; 10])).await;
    assert_eq!(answer.json().as_array().unwrap().len(), 10);
    assert_eq!(server.witness.most_running.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn entries_that_write_run_one_after_the_other() {
    let server = Server::default();
    // The first takes longer than the others.
    let queries = ["mutation { write(text: \"the longest\") }", "mutation { write(text: \"b\") }", "{ __typename }"];
    server.post(batch(&queries)).await;
    assert_eq!(*server.witness.written.lock().await, ["the longest", "b"]);
}
