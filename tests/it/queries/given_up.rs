//! What is given up in the middle keeps nothing else from its answer.

use serde_json::{Value, json};

use crate::harness::Gateway;

/// A list that fails while both actors are looked up together, and takes the first of them along.
const QUERY: &str = r#"{
  first: wiki { actor(name: "Zsófia") { id } pages(first: 1) { nodes { revisions(after: "x") { nodes { databaseId } } } } }
  second: wiki { actor(name: "Iskar") { name } }
}"#;

#[tokio::test]
async fn a_field_that_fails_fails_alone() {
    let gateway = Gateway::sandbox().await;
    // Once connections are open, statements are answered sooner than when they still have to be opened.
    for _ in 0..3 {
        let response = gateway.respond(QUERY, json!({})).await;
        assert_eq!(response["data"], json!({"first": null, "second": {"actor": {"name": "Iskar"}}}), "{response}");
        let codes: Vec<&Value> = response["errors"].as_array().into_iter().flatten().map(code).collect();
        assert_eq!(codes, ["BAD_USER_INPUT"]);
    }
}

fn code(error: &Value) -> &Value {
    &error["extensions"]["code"]
}
