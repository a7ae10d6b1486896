//! What each method may do, and where.

use axum::body::Body;
use axum::http::{Method, StatusCode};

use super::client::{Server, request};

#[tokio::test]
async fn a_mutation_is_not_run_over_get() {
    let server = Server::default();
    let urls = [
        "/graphql?query=mutation%7Bwrite(text:%22x%22)%7D",
        "/graphql?query=query+A%7B__typename%7Dmutation+B%7Bwrite(text:%22x%22)%7D&operationName=B",
    ];
    for url in urls {
        for method in [Method::GET, Method::HEAD] {
            let answer = server.send(request(method, url).body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
            assert_eq!(answer.header("allow"), "POST");
        }
        assert_eq!(server.get(url).await.refusal(), "METHOD_NOT_ALLOWED");
    }
    assert!(server.witness.written.lock().await.is_empty());
    let query_beside_it = urls[1].replace("operationName=B", "operationName=A");
    assert_eq!(server.get(&query_beside_it).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_mutation_runs_over_post() {
    let server = Server::default();
    let answer = server.query("mutation { write(text: \"x\") }").await;
    assert_eq!(answer.json()["data"]["write"], true);
    assert_eq!(*server.witness.written.lock().await, ["x"]);
}

#[tokio::test]
async fn a_subscription_is_refused() {
    let answer = Server::default().query("subscription { nothing }").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.message().starts_with("Subscriptions are not run over"));
}

#[tokio::test]
async fn any_other_method_is_told_which_there_are() {
    let server = Server::default();
    let cases = [
        (Method::DELETE, "/graphql", "GET,HEAD,POST"),
        (Method::OPTIONS, "/graphql", "GET,HEAD,POST"),
        (Method::POST, "/healthz", "GET,HEAD"),
        (Method::POST, "/", "GET,HEAD"),
    ];
    for (method, path, allowed) in cases {
        let answer = server.send(request(method, path).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert_eq!(answer.header("allow"), allowed, "{path}");
        assert!(!answer.body.is_empty(), "{path}");
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let server = Server::default();
    for path in ["/graphql?query=%7B__typename%7D", "/schema.graphql", "/healthz", "/readyz", "/", "/nowhere"] {
        let got = server.get(path).await;
        let head = server.send(request(Method::HEAD, path).body(Body::empty()).unwrap()).await;
        assert_eq!(head.status, got.status, "{path}");
        assert_eq!(head.header("content-type"), got.header("content-type"), "{path}");
        assert_eq!(head.header("content-length"), got.body.len().to_string(), "{path}");
        assert!(head.body.is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_browser_that_wants_a_page_gets_graphiql() {
    let server = Server::default();
    for accept in ["text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"] {
        let answer =
            server.send(request(Method::GET, "/graphql").header("accept", accept).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.header("location"), "/");
    }
    let url = "/graphql?query=%7B__typename%7D";
    let accept = "text/html,*/*;q=0.8";
    let answer = server.send(request(Method::GET, url).header("accept", accept).body(Body::empty()).unwrap()).await;
    assert_eq!(answer.json()["data"]["__typename"], "Query");
    for url in ["/graphql?documentId=unknown", "/graphql?extensions=%7B%7D"] {
        let answer = server.send(request(Method::GET, url).header("accept", accept).body(Body::empty()).unwrap()).await;
        assert!(answer.status.is_client_error() && !answer.refusal().is_empty(), "{url}: {}", answer.status);
    }
}

#[tokio::test]
async fn a_url_that_is_too_long_is_sent_to_post() {
    let url = format!("/graphql?query=%7B__typename%7D&other={}", "x".repeat(8 * 1024));
    let answer = Server::default().get(&url).await;
    assert_eq!(answer.status, StatusCode::URI_TOO_LONG);
    assert_eq!(answer.refusal(), "URI_TOO_LONG");
    assert!(answer.message().contains("Send the query by POST"));
}
