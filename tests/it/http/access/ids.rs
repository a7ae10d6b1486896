//! Documents that are asked for by their ids.

use axum::http::{Method, StatusCode};
use serde_json::json;
use wikigraph::documents::Trusted;
use wikigraph::http::Settings;

use super::{TRUSTED, by_url, extension, id_of, trusting};
use crate::http::client::{Server, request};

#[tokio::test]
async fn a_trusted_document_goes_by_its_id_in_every_way() {
    let (server, _folder) = trusting(Settings::default());
    let id = id_of(TRUSTED);
    let variables = json!({ "text": "hello" });
    let bodies = [
        json!({ "documentId": id, "variables": variables }),
        json!({ "documentId": format!("sha256:{id}"), "variables": variables }),
        json!({ "documentId": id.to_uppercase(), "query": TRUSTED, "variables": variables }),
        json!({ "extensions": extension(TRUSTED), "operationName": "Said", "variables": variables }),
    ];
    for body in bodies {
        assert_eq!(server.post(body.clone()).await.json(), json!({ "data": { "echo": "hello" } }), "{body}");
        assert_eq!(by_url(&server, "/graphql", body.clone()).await.json()["data"]["echo"], "hello", "{body}");
    }
    let batch = server.post(json!([{ "documentId": id }, { "documentId": id, "variables": variables }])).await.json();
    assert_eq!((&batch[0]["data"]["echo"], &batch[1]["data"]["echo"]), (&json!("nothing"), &json!("hello")));
    let by_path = by_url(&server, &format!("/graphql/{id}"), json!({ "variables": variables })).await;
    assert_eq!(by_path.json()["data"]["echo"], "hello");
}

#[tokio::test]
async fn one_that_is_added_while_the_server_runs_is_known_at_once() {
    let (server, folder) = trusting(Settings::default());
    let later = "{ echo(text: \"later\") }";
    let body = json!({ "documentId": id_of(later) });
    assert_eq!(server.post(body.clone()).await.refusal(), "DOCUMENT_NOT_FOUND");
    Trusted::add(folder.path(), later).unwrap();
    assert_eq!(server.post(body).await.json()["data"]["echo"], "later");
}

#[tokio::test]
async fn what_is_no_id_or_names_something_else_is_told() {
    let (server, _folder) = trusting(Settings::default());
    let id = id_of(TRUSTED);
    let refused = [
        (json!({ "documentId": "said" }), "\"documentId\" is no SHA-256"),
        (json!({ "documentId": 1 }), "\"documentId\" is a number"),
        (json!({ "documentId": id, "query": "{ __typename }" }), "The id is not that of \"query\""),
        (json!({ "extensions": extension(TRUSTED), "query": "{ __typename }" }), "The id is not that of \"query\""),
        (json!({ "documentId": id, "extensions": extension("{ a }") }), "name two documents"),
        (json!({ "extensions": { "persistedQuery": 1 } }), "\"persistedQuery\" is a number"),
        (json!({ "extensions": { "persistedQuery": { "version": 1 } } }), "\"sha256Hash\" is null"),
        (
            json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "0" } } }),
            "\"sha256Hash\" is no SHA-256",
        ),
    ];
    for (body, hint) in refused {
        let answer = server.post(body.clone()).await;
        assert_eq!((answer.status, answer.refusal()), (StatusCode::BAD_REQUEST, "BAD_USER_INPUT".to_owned()), "{body}");
        assert!(answer.message().contains(hint), "{body}: {}", answer.message());
    }
    let twice = by_url(&server, &format!("/graphql/{id}"), json!({ "query": "{ __typename }" })).await;
    assert!(twice.message().contains("The URL's path names the document"), "{}", twice.message());
    let unknown = server.get("/graphql/unknown").await;
    assert_eq!((unknown.status, unknown.refusal()), (StatusCode::BAD_REQUEST, "BAD_USER_INPUT".to_owned()));
    let posted = server.send(request(Method::POST, &format!("/graphql/{id}")).body("{}".into()).unwrap()).await;
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn clients_register_what_they_ask_by_hash() {
    let server = Server::default();
    let query = "{ echo(text: \"registered\") }";
    let by_hash = json!({ "extensions": extension(query) });
    let unknown = server.post(by_hash.clone()).await;
    assert_eq!(
        (unknown.refusal(), unknown.message()),
        ("PERSISTED_QUERY_NOT_FOUND".into(), "PersistedQueryNotFound".into())
    );
    let along = json!({ "query": query, "extensions": extension(query) });
    assert_eq!(server.post(along).await.json()["data"]["echo"], "registered");
    assert_eq!(server.post(by_hash.clone()).await.json()["data"]["echo"], "registered");
    assert_eq!(by_url(&server, "/graphql", by_hash).await.json()["data"]["echo"], "registered");
    assert_eq!(server.post(json!({ "documentId": id_of(query) })).await.json()["data"]["echo"], "registered");
}

#[tokio::test]
async fn what_cannot_be_read_is_not_registered() {
    let server = Server::default();
    let broken = "{ echo(";
    assert_eq!(
        server.post(json!({ "query": broken, "extensions": extension(broken) })).await.refusal(),
        "GRAPHQL_PARSE_FAILED"
    );
    assert_eq!(server.post(json!({ "extensions": extension(broken) })).await.refusal(), "PERSISTED_QUERY_NOT_FOUND");
}

#[tokio::test]
async fn a_later_version_of_the_extension_is_not_known() {
    let extensions = json!({ "persistedQuery": { "version": 2, "sha256Hash": id_of(TRUSTED) } });
    let answer = Server::default().post(json!({ "extensions": extensions })).await;
    assert_eq!(answer.refusal(), "PERSISTED_QUERY_NOT_SUPPORTED");
    assert_eq!(answer.message(), "PersistedQueryNotSupported");
}

#[tokio::test]
async fn a_mutation_is_run_by_no_url_whatever_names_it() {
    let server = Server::default();
    let write = "mutation { write(text: \"x\") }";
    server.post(json!({ "query": write, "extensions": extension(write) })).await;
    assert_eq!(server.witness.written.lock().await.len(), 1);
    let by_path = by_url(&server, &format!("/graphql/{}", id_of(write)), json!({})).await;
    assert_eq!(by_path.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(server.witness.written.lock().await.len(), 1);
}
