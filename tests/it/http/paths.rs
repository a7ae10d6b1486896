//! The paths beside GraphQL.

use axum::http::StatusCode;

use super::client::Server;

#[tokio::test]
async fn the_schema_is_served_as_text() {
    let answer = Server::default().get("/schema.graphql").await;
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert!(answer.text().contains("type Query {"));
    assert!(answer.text().contains("echo(text: String!): String!"));
}

#[tokio::test]
async fn an_unknown_path_is_told_which_there_are() {
    for path in ["/nowhere", "/graphql/", "/playground/nothing.js", "/playground/../Cargo.toml"] {
        let answer = Server::default().get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        for named in ["GET /  ", "POST /graphql", "/schema.graphql", "/healthz", "/readyz"] {
            assert!(answer.text().contains(named), "{path}");
        }
    }
}
