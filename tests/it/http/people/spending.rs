//! Whose points people spend.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use wikigraph::http::Settings;

use super::browser::Browser;
use super::gateway::Gateway;
use super::tokens::token_of;
use crate::http::client::Answer;

async fn by_token(gateway: &Gateway, secret: &str) -> Answer {
    let authorization = format!("Bearer {secret}");
    let headers = [("content-type", "application/json"), ("authorization", authorization.as_str())];
    Browser::new(gateway).send(Method::POST, "/graphql", &headers, "{\"query\": \"{ whoami }\"}").await
}

#[tokio::test]
async fn a_person_has_the_same_points_by_all_tokens_and_sessions() {
    let points_window = Duration::from_secs(24 * 60 * 60);
    let settings = Settings { account_points: Some(3), address_points: Some(1), points_window, ..Settings::default() };
    let gateway = Gateway::with(None, settings).await;
    let (first, _) = token_of(&gateway, "Anna").await;
    let (second, _) = token_of(&gateway, "Anna").await;
    let browser = Browser::of(&gateway, "Anna").await;
    let answer = by_token(&gateway, &first).await;
    assert_eq!(answer.header("ratelimit-policy"), "\"account\";q=3;w=86400;qu=\"points\"");
    assert_eq!(by_token(&gateway, &second).await.whoami().as_deref(), Some("Anna"));
    assert_eq!(browser.ask("{ whoami }").await.whoami().as_deref(), Some("Anna"));
    for answer in [by_token(&gateway, &first).await, by_token(&gateway, &second).await, browser.ask("{ whoami }").await]
    {
        assert_eq!((answer.status, answer.refusal()), (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED".to_owned()));
    }
    // Others have their own.
    let (berta, _) = token_of(&gateway, "Berta").await;
    assert_eq!(by_token(&gateway, &berta).await.whoami().as_deref(), Some("Berta"));
    let stranger = Browser::new(&gateway);
    assert_eq!(stranger.ask("{ whoami }").await.status, StatusCode::OK);
    assert_eq!(stranger.ask("{ whoami }").await.refusal(), "RATE_LIMITED");
}
