//! The log of a running gateway, as a program reads it.

use serde_json::{Value, json};

use crate::harness::{Process, web_client};

/// A query that has to ask the wiki's database.
const QUERY: &str = "query Greeting { wiki { page(title: \"Main Page\") { title } } }";

/// What is logged of one request with this id, and of the errors that it was told.
async fn logged(variables: &[(&str, String)], query: &str) -> (String, Value) {
    let process = Process::serve(variables);
    let request = web_client().post(process.at("/graphql")).header("x-request-id", "mine-1");
    let request = request.header("content-type", "application/json").body(json!({ "query": query }).to_string());
    let answer = request.send().await.unwrap().text().await.unwrap();
    (process.kill(), serde_json::from_str(&answer).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_an_object_with_the_requests_id() {
    let (log, _) = logged(&[("LOG_FORMAT", "json".to_owned())], QUERY).await;
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let line = lines.iter().find(|line| line["message"] == "answered").expect(&log);
    assert_eq!(
        (&line["level"], &line["status"], &line["operation"]),
        (&json!("INFO"), &json!(200), &json!("Greeting"))
    );
    assert_eq!(line["spans"], json!([{ "name": "request", "request_id": "mine-1" }]));
    assert!(line["timestamp"].as_str().is_some_and(|time| time.ends_with('Z')), "{line}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_id_stands_in_lines_of_parts_too() {
    let filter = ("WIKIGRAPH_LOG", "wikigraph::http::observe=info".to_owned());
    let (log, answer) = logged(&[filter], "{").await;
    let line = log.lines().find(|line| line.contains("answered")).expect(&log);
    assert!(line.contains("request_id=mine-1"), "{log}");
    assert_eq!(answer["errors"][0]["extensions"]["requestId"], "mine-1");
}
