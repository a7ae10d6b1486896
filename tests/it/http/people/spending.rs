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

/// People and strangers may spend so many points in a day, so that none come back while a test runs.
fn limited(account: u32, address: u32) -> Settings {
    let points_window = Duration::from_secs(24 * 60 * 60);
    Settings { account_points: Some(account), address_points: Some(address), points_window, ..Settings::default() }
}

#[tokio::test]
async fn a_person_has_the_same_points_by_all_tokens_and_sessions() {
    let settings = limited(3, 1);
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

#[tokio::test]
async fn a_token_that_is_none_costs_the_address_that_it_comes_from() {
    let gateway = Gateway::with(None, limited(10, 10)).await;
    let (anna, _) = token_of(&gateway, "Anna").await;
    for (secret, status, left) in [
        ("wg_unknown", StatusCode::UNAUTHORIZED, "\"address\";r=9"),
        ("no token", StatusCode::UNAUTHORIZED, "\"address\";r=8"),
        (anna.as_str(), StatusCode::OK, "\"account\";r=9"),
        ("wg_unknown", StatusCode::UNAUTHORIZED, "\"address\";r=7"),
    ] {
        let answer = by_token(&gateway, secret).await;
        assert_eq!((answer.status, answer.header("ratelimit").split(";t").next()), (status, Some(left)), "{secret}");
        assert_eq!(answer.header("query-cost").split(';').next(), Some("1"), "{secret}");
    }
}
