//! What strangers may ask.

use axum::http::{Method, StatusCode};
use serde_json::json;
use wikigraph::config::AnonymousAccess;
use wikigraph::http::Settings;

use super::{TRUSTED, by_url, extension, id_of, trusting};
use crate::http::client::{Answer, Server, request};

fn policy(anonymous: AnonymousAccess) -> Settings {
    Settings { anonymous, ..Settings::default() }
}

/// A query of ten points.
const DEAR: &str =
    "{ a: page(title: \"A\") { title } b: page(title: \"B\") { title } c: page(title: \"C\") { title } }";

fn assert_told_how(answer: &Answer) {
    assert_eq!((answer.status, answer.refusal()), (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED".to_owned()));
    assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"wikigraph\"");
    assert!(answer.message().contains("make an API token at /profile and send it as Authorization: Bearer"));
    assert_eq!(answer.json()["errors"][0]["extensions"]["loginUrl"], "/oauth/login");
}

#[tokio::test]
async fn where_it_is_open_strangers_ask_whatever_they_like() {
    let server = Server::new(policy(AnonymousAccess::Open));
    assert_eq!(server.query(DEAR).await.status, StatusCode::OK);
}

#[tokio::test]
async fn bounded_strangers_ask_what_is_cheap() {
    let server = Server::new(policy(AnonymousAccess::Bounded(3)));
    assert_eq!(server.query("{ page(title: \"A\") { title } }").await.status, StatusCode::OK);
    let refused = server.query(DEAR).await;
    assert_told_how(&refused);
    let more = &refused.json()["errors"][0]["extensions"];
    assert_eq!((&more["cost"], &more["limit"], &more["field"]), (&json!(4), &json!(3), &json!("a")));
    let batch = server.post(json!([{ "query": "{ __typename }" }, { "query": DEAR }])).await.json();
    assert_eq!(batch[0]["data"]["__typename"], "Query");
    assert_eq!(batch[1]["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
}

#[tokio::test]
async fn bounded_strangers_ask_trusted_documents_whatever_they_cost() {
    let (server, folder) = trusting(policy(AnonymousAccess::Bounded(1)));
    std::fs::write(folder.path().join(format!("{}.graphql", id_of(DEAR))), DEAR).unwrap();
    assert_told_how(&server.query(&format!("{DEAR} ")).await);
    let trusted = [
        json!({ "documentId": id_of(DEAR) }),
        json!({ "extensions": extension(DEAR) }),
        json!({ "query": DEAR }),
        json!({ "query": DEAR, "extensions": extension(DEAR) }),
    ];
    for body in trusted {
        assert_eq!(server.post(body.clone()).await.status, StatusCode::OK, "{body}");
    }
    let by_path = by_url(&server, &format!("/graphql/{}", id_of(DEAR)), json!({})).await;
    assert_eq!(by_path.status, StatusCode::OK);
}

#[tokio::test]
async fn to_register_a_document_is_not_to_have_it_trusted() {
    let (server, _folder) = trusting(policy(AnonymousAccess::Bounded(2)));
    assert_told_how(&server.post(json!({ "query": DEAR, "extensions": extension(DEAR) })).await);
    assert_eq!(server.post(json!({ "extensions": extension(DEAR) })).await.refusal(), "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn where_all_log_in_strangers_ask_nothing() {
    let (server, _folder) = trusting(policy(AnonymousAccess::Login));
    for query in ["{ __typename }", "{ __schema { queryType { name } } }", TRUSTED, "{"] {
        assert_told_how(&server.query(query).await);
    }
    assert_told_how(&server.post(json!({ "documentId": id_of(TRUSTED) })).await);
    assert_told_how(&by_url(&server, &format!("/graphql/{}", id_of(TRUSTED)), json!({})).await);
    for path in ["/", "/healthz", "/readyz"] {
        assert_eq!(server.get(path).await.status, StatusCode::OK, "{path}");
    }
    let browser = request(Method::GET, "/graphql").header("accept", "text/html").body("".into()).unwrap();
    assert_eq!(server.send(browser).await.status, StatusCode::SEE_OTHER);
}
