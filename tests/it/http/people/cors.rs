//! Which frontends' pages may read what the gateway answers.

use axum::http::{Method, StatusCode};

use super::browser::Browser;
use super::gateway::{FRONTEND, Gateway};
use crate::http::client::Answer;

const STRANGERS: [&str; 5] =
    ["https://evil.example", "http://front.example", "https://front.example:8443", "https://sub.front.example", "null"];

async fn preflight(gateway: &Gateway, origin: &str, path: &str) -> Answer {
    let headers = [
        ("origin", origin),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type"),
    ];
    Browser::new(gateway).send(Method::OPTIONS, path, &headers, "").await
}

fn cors_headers(answer: &Answer) -> Vec<&str> {
    let is_of_cors = |name: &&str| name.starts_with("access-control") || *name == "timing-allow-origin";
    answer.headers.keys().map(|name| name.as_str()).filter(is_of_cors).collect()
}

#[tokio::test]
async fn the_configured_frontend_may_ask_with_credentials() {
    let gateway = Gateway::new().await;
    for path in ["/graphql", "/session"] {
        let answer = preflight(&gateway, FRONTEND, path).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        assert_eq!(answer.header("access-control-allow-origin"), FRONTEND);
        assert_eq!(answer.header("access-control-allow-credentials"), "true");
        assert_eq!(answer.header("access-control-allow-methods"), "GET, POST");
        let allowed = answer.header("access-control-allow-headers");
        for header in ["authorization", "content-type", "x-wikigraph-csrf"] {
            assert!(allowed.split(", ").any(|name| name == header), "{allowed}");
        }
        assert_eq!(answer.header("vary"), "origin");
    }
    let anna = Browser::of(&gateway, "Anna").await;
    let headers = [("content-type", "application/json"), ("origin", FRONTEND), ("sec-fetch-site", "cross-site")];
    let answer = anna.send(Method::POST, "/graphql", &headers, "{\"query\": \"{ whoami }\"}").await;
    assert_eq!(answer.whoami().as_deref(), Some("Anna"));
    assert_eq!(answer.header("access-control-allow-origin"), FRONTEND);
    assert_eq!(answer.header("access-control-allow-credentials"), "true");
    // How its time was spent, too, by the header and by the browser's own account of it.
    let exposed = answer.header("access-control-expose-headers");
    assert!(exposed.split(", ").any(|name| name == "server-timing"), "{exposed}");
    assert_eq!(answer.header("timing-allow-origin"), FRONTEND);
}

#[tokio::test]
async fn all_others_get_no_cors_header() {
    let gateway = Gateway::new().await;
    for origin in STRANGERS {
        let answer = preflight(&gateway, origin, "/graphql").await;
        assert_eq!((answer.status, cors_headers(&answer)), (StatusCode::METHOD_NOT_ALLOWED, vec![]), "{origin}");
        let headers = [("content-type", "application/json"), ("origin", origin)];
        let answer =
            Browser::new(&gateway).send(Method::POST, "/graphql", &headers, "{\"query\": \"{ whoami }\"}").await;
        assert_eq!((answer.status, cors_headers(&answer)), (StatusCode::OK, vec![]), "{origin}");
    }
}

#[tokio::test]
async fn pages_are_shared_with_nobody() {
    let gateway = Gateway::new().await;
    for path in ["/profile", "/profile/tokens", "/oauth/logout", "/oauth/login", "/"] {
        assert_eq!(cors_headers(&preflight(&gateway, FRONTEND, path).await), [""; 0], "{path}");
        let got = Browser::new(&gateway).send(Method::GET, path, &[("origin", FRONTEND)], "").await;
        assert_eq!(cors_headers(&got), [""; 0], "{path}");
    }
}

#[tokio::test]
async fn caches_keep_answers_to_different_origins_apart() {
    let gateway = Gateway::new().await;
    for origin in [FRONTEND, "https://evil.example"] {
        let headers = [("content-type", "application/json"), ("origin", origin)];
        let answer =
            Browser::new(&gateway).send(Method::POST, "/graphql", &headers, "{\"query\": \"{ whoami }\"}").await;
        let varies: Vec<_> = answer.headers.get_all("vary").iter().map(|value| value.to_str().unwrap()).collect();
        assert!(varies.contains(&"accept") && varies.contains(&"origin"), "{varies:?}");
    }
}
