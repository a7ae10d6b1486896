//! API tokens in `Authorization: Bearer`.

use axum::body::Body;
use axum::http::{HeaderValue, Method, StatusCode};
use tower::ServiceExt;

use super::browser::Browser;
use super::gateway::Gateway;
use super::tokens::token_of;
use crate::http::client::{Answer, Server, post};

const ASKED: &str = "{\"query\": \"{ whoami }\"}";

async fn ask_with(browser: &Browser<'_>, authorization: &str) -> Answer {
    let headers = [("content-type", "application/json"), ("authorization", authorization)];
    browser.send(Method::POST, "/graphql", &headers, ASKED).await
}

#[tokio::test]
async fn a_token_is_its_owner() {
    let gateway = Gateway::new().await;
    let (secret, _) = token_of(&gateway, "Anna").await;
    let script = Browser::new(&gateway);
    for scheme in ["Bearer", "bearer", "BEARER"] {
        let answer = ask_with(&script, &format!("{scheme} {secret}")).await;
        assert_eq!(answer.whoami().as_deref(), Some("Anna"), "{scheme}");
    }
    // A GET is for queries only, whoever asks.
    let headers = [("authorization", format!("Bearer {secret}"))];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let by_url = script.send(Method::GET, "/graphql?query=%7Bwhoami%7D", &headers, "").await;
    assert_eq!(by_url.whoami().as_deref(), Some("Anna"));
    let written = script.send(Method::GET, "/graphql?query=mutation%7Bsign(text:%22x%22)%7D", &headers, "").await;
    assert_eq!(written.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(gateway.written().is_empty());
}

#[tokio::test]
async fn a_token_counts_more_than_a_cookie() {
    let gateway = Gateway::new().await;
    let (secret, _) = token_of(&gateway, "Anna").await;
    let berta = Browser::of(&gateway, "Berta").await;
    assert_eq!(ask_with(&berta, &format!("Bearer {secret}")).await.whoami().as_deref(), Some("Anna"));
    assert_eq!(ask_with(&berta, "Bearer wg_wrong").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_that_is_none_is_refused_before_anything_runs() {
    let gateway = Gateway::new().await;
    let (secret, id) = token_of(&gateway, "Anna").await;
    let identity = gateway.auth.by_api_token(&secret).await.unwrap().unwrap();
    assert!(gateway.auth.revoke_api_token(identity.account, id).await.unwrap());
    let script = Browser::new(&gateway);
    for authorization in [&format!("Bearer {secret}"), "Bearer wg_unknown", "Bearer", "Bearer "] {
        let answer = ask_with(&script, authorization).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{authorization}");
        assert_eq!(answer.refusal(), "UNAUTHENTICATED");
        assert!(answer.header("www-authenticate").starts_with("Bearer realm=\"wikigraph\""));
        assert!(!answer.text().contains(&secret));
    }
}

#[tokio::test]
async fn a_token_that_is_no_text_is_none_and_not_nobodys() {
    let gateway = Gateway::new().await;
    let session = gateway.session_of("Anna").await;
    for token in [&b"wg_\xff"[..], b"\xff", "wg_é".as_bytes()] {
        let authorization = HeaderValue::from_bytes(&[&b"Bearer "[..], token].concat()).unwrap();
        let request = post().header("host", "localhost:8000").header("cookie", format!("wikigraph={session}"));
        let request = request.header("authorization", authorization).body(Body::from(ASKED)).unwrap();
        let response = gateway.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{token:?}");
    }
}

#[tokio::test]
async fn a_server_that_knows_nobody_takes_no_token() {
    let request = post().header("authorization", "Bearer wg_x").body(ASKED.into()).unwrap();
    let answer = Server::default().send(request).await;
    assert_eq!((answer.status, answer.refusal()), (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED".to_owned()));
}

#[tokio::test]
async fn other_schemes_are_for_what_stands_in_front() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    assert_eq!(ask_with(&anna, "Basic dXNlcjpwYXNz").await.whoami().as_deref(), Some("Anna"));
}
