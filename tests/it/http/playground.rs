//! GraphiQL's files, as the server sends them.

use std::io::Read;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use flate2::read::GzDecoder;

use super::client::{Answer, Server, request};

/// The paths of all that the page loads.
async fn loaded() -> Vec<String> {
    let page = Server::default().get("/").await;
    let paths = page.text().split('"').filter(|text| text.starts_with("/playground/"));
    paths.map(str::to_owned).collect()
}

async fn fetch_with(path: &str, name: &str, value: &str) -> Answer {
    Server::default().send(request(Method::GET, path).header(name, value).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_page_and_all_it_loads_is_served() {
    let server = Server::default();
    let page = server.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let loaded = loaded().await;
    assert!(loaded.len() >= 3, "{loaded:?}");
    for path in loaded {
        let answer = server.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_ne!(answer.header("content-type"), "application/octet-stream", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn the_page_may_load_from_its_own_server_only() {
    let policy = Server::default().get("/").await.header("content-security-policy").to_owned();
    let parts: Vec<_> = policy.split(';').map(str::trim).collect();
    assert!(parts.contains(&"default-src 'none'"));
    assert!(parts.contains(&"script-src 'self'"));
    assert!(parts.contains(&"connect-src 'self'"));
    assert!(parts.contains(&"frame-ancestors 'none'"));
    assert!(!policy.contains("http") && !policy.contains('*') && !policy.contains("unsafe-eval"));
}

#[tokio::test]
async fn what_has_a_hash_in_its_name_is_kept_and_the_page_is_not() {
    assert_eq!(Server::default().get("/").await.header("cache-control"), "no-cache");
    for path in loaded().await {
        let answer = Server::default().get(&path).await;
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
    }
    let licenses = Server::default().get("/playground/licenses.txt").await;
    assert_eq!(licenses.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn a_file_that_the_client_has_is_not_sent_again() {
    let tag = Server::default().get("/").await.header("etag").to_owned();
    for known in [tag.clone(), format!("\"other\", {tag}")] {
        let answer = fetch_with("/", "if-none-match", &known).await;
        assert_eq!(answer.status, StatusCode::NOT_MODIFIED);
        assert_eq!(answer.header("etag"), tag);
        assert!(answer.body.is_empty());
    }
    assert_eq!(fetch_with("/", "if-none-match", "W/\"other\"").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_file_is_the_same_compressed() {
    for path in loaded().await {
        let plain = Server::default().get(&path).await;
        let packed = fetch_with(&path, "accept-encoding", "br, gzip;q=0.5").await;
        if packed.header("content-encoding") == "gzip" {
            let mut unpacked = Vec::new();
            GzDecoder::new(&*packed.body).read_to_end(&mut unpacked).unwrap();
            assert_eq!(unpacked, plain.body, "{path}");
        } else {
            assert!(plain.body.len() < 1024, "{path}");
        }
        assert_eq!(fetch_with(&path, "accept-encoding", "gzip;q=0").await.header("content-encoding"), "", "{path}");
    }
}
