//! What people are told is kept by nobody.

use axum::http::{Method, StatusCode};

use super::browser::Browser;
use super::gateway::Gateway;
use super::tokens::token_of;

const WIKI: &str = "/graphql?query=%7Bwiki%7Bname%7D%7D";

#[tokio::test]
async fn what_people_are_told_is_kept_by_nobody() {
    let gateway = Gateway::new().await;
    let (secret, _) = token_of(&gateway, "Anna").await;
    let authorization = format!("Bearer {secret}");
    let script = Browser::new(&gateway);
    let in_browser = Browser::of(&gateway, "Anna").await;
    let by_token =
        script.send(Method::GET, WIKI, &[("authorization", &authorization), ("if-none-match", "*")], "").await;
    let by_session = in_browser.send(Method::GET, WIKI, &[("x-wikigraph-csrf", "1"), ("if-none-match", "*")], "").await;
    let stale = Browser::with(&gateway, "localhost:8000", "wikigraph=gone");
    let by_stale = stale.send(Method::GET, WIKI, &[("x-wikigraph-csrf", "1"), ("if-none-match", "*")], "").await;
    for answer in [by_token, by_session, by_stale] {
        assert_eq!(
            (answer.status, answer.header("cache-control"), answer.header("etag")),
            (StatusCode::OK, "no-store", "")
        );
    }
    let stranger = script.send(Method::GET, WIKI, &[], "").await;
    assert_eq!(stranger.header("cache-control"), "public, max-age=60");
}
