//! What is told of the schema.

use std::sync::Arc;

use axum::http::StatusCode;
use wikigraph::graph::{self, Wikis};
use wikigraph::http::{Settings, State, router};

use crate::harness::Gateway;
use crate::http::client::Server;

#[tokio::test]
async fn the_schema_can_be_kept_from_being_asked_for() {
    let server = Server::new(Settings { introspection: false, ..Settings::default() });
    for query in [
        "{ __schema { queryType { name } } }",
        "{ kind: __type(name: \"Page\") { name } }",
        "{ ...Hidden } fragment Hidden on Query { ... { __schema { queryType { name } } } }",
    ] {
        let refused = server.query(query).await;
        assert_eq!((refused.status, refused.refusal()), (StatusCode::BAD_REQUEST, "INTROSPECTION_DISABLED".to_owned()));
    }
    assert_eq!(server.query("{ __typename }").await.json()["data"]["__typename"], "Query");
    let skipped = server.query("{ __typename __schema @skip(if: true) { queryType { name } } }").await;
    assert_eq!(skipped.status, StatusCode::OK);
    assert_eq!(server.get("/schema.graphql").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn errors_can_be_kept_from_suggesting_names() {
    let gateway = Gateway::sandbox().await;
    let told = async |has_suggestions: bool| {
        let schema = if has_suggestions { graph::schema } else { graph::schema_without_suggestions };
        let schema = schema(Wikis::only(Arc::clone(&gateway.wiki), None), None);
        let state = State::new(schema, Settings::default(), Arc::new(graph::prepared), Arc::new(Vec::new));
        let server = Server { router: router(state), witness: Arc::default() };
        let field = server.query("{ wiki { nane } }").await.message();
        let argument = server.query("{ wiki { page(titl: \"A\") { id } } }").await.message();
        [field, argument]
    };
    let messages = told(true).await;
    assert!(messages.iter().all(|message| message.contains("Did you mean")), "{messages:?}");
    let [field, argument] = told(false).await;
    assert!(!field.contains("name") && !argument.contains("title"), "{field} {argument}");
}

#[tokio::test]
async fn a_dry_run_tells_nothing_of_the_schema() {
    let gateway = Gateway::sandbox().await;
    let schema = graph::schema(Wikis::only(Arc::clone(&gateway.wiki), None), None);
    let state = State::new(schema, Settings::default(), Arc::new(graph::prepared), Arc::new(Vec::new));
    let server = Server { router: router(state), witness: Arc::default() };
    let answer = server.query("{ rateLimit(dryRun: true) { cost } __schema { types { name } } }").await.json();
    assert_eq!(answer, serde_json::json!({ "data": { "rateLimit": { "cost": 1 } } }));
}
