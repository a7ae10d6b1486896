//! Every database that the gateway is made for answers the same simple question.

use serde_json::json;

use crate::harness::Gateway;

const QUERY: &str =
    r#"{ wiki { page(title: "main_Page") { title namespace { number } latestRevision { isMinor } } } }"#;

#[tokio::test]
async fn the_embedded_wiki_answers() {
    let gateway = Gateway::sandbox().await;
    assert_eq!(gateway.ask(QUERY).await["wiki"]["page"]["title"], "Main Page");
}

#[tokio::test]
async fn every_database_of_the_lab_answers() {
    for database in ["lab143", "lab143_p", "lab145_p", "lab146_p", "sqlite"] {
        let gateway = Gateway::lab(database).await;
        let expected =
            json!({ "title": "Main Page", "namespace": { "number": 0 }, "latestRevision": { "isMinor": false } });
        assert_eq!(gateway.ask(QUERY).await["wiki"]["page"], expected, "on {database}");
        assert_eq!(gateway.statements().len(), 1, "on {database}");
    }
}
