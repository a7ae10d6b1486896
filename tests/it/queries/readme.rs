//! The README's first query gets the answer that stands below it.

use serde_json::Value;

use crate::harness::Gateway;

const README: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));

/// The first block of code in this language.
fn block(language: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("```{language}\n")).expect("the README has such a block");
    rest.split_once("```").expect("the block ends").0
}

#[tokio::test]
async fn the_readmes_query_is_answered_as_it_says() {
    let gateway = Gateway::sandbox().await;
    let answer: Value = serde_json::from_str(block("json")).expect("the answer is JSON");
    let response = gateway.respond(block("graphql"), Value::Null).await;
    assert_eq!(response, answer);
    assert_eq!(gateway.statements().len(), 3);
}
