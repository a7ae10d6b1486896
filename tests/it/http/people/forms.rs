//! Forms that do not arrive: whoever holds them back holds no connection.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Method, StatusCode};
use futures_util::stream;
use http_body_util::BodyExt;
use tower::ServiceExt;
use wikigraph::http::Settings;

use super::gateway::Gateway;
use crate::http::client::request;

#[tokio::test]
async fn a_form_that_does_not_arrive_is_given_up() {
    let settings = Settings { deadline: Duration::from_millis(50), ..Settings::default() };
    let gateway = Gateway::with(None, settings).await;
    let session = gateway.session_of("Anna").await;
    for path in [
        "/oauth/logout",
        "/profile/tokens",
        "/profile/tokens/revoke",
        "/profile/sessions/end",
        "/profile/sessions/end-all",
        "/profile/forget",
    ] {
        let form = request(Method::POST, path)
            .header("host", "localhost:8000")
            .header("origin", "http://localhost:8000")
            .header("cookie", format!("wikigraph={session}"))
            // A script's form needs no token, so that all of it is here but its end.
            .header("x-wikigraph-csrf", "1");
        let body = Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
        let answer = gateway.router.clone().oneshot(form.body(body).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::REQUEST_TIMEOUT, "{path}");
        let page = answer.into_body().collect().await.unwrap().to_bytes();
        assert!(String::from_utf8_lossy(&page).contains("Nothing was done"), "{path}");
    }
    assert!(gateway.auth.by_session(&session).await.unwrap().is_some(), "nothing was done");
}
