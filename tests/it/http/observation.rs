//! Request ids, and what is logged of a request.

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::json;

use super::client::{Server, post, request};
use super::log;

async fn id_for(sent: &[u8]) -> String {
    let request = request(Method::GET, "/healthz").header("x-request-id", sent);
    Server::default().send(request.body(Body::empty()).unwrap()).await.header("x-request-id").to_owned()
}

#[tokio::test]
async fn a_sound_request_id_is_taken_over() {
    let longest = "x".repeat(64);
    for id in ["1", "A-b_c.9", &longest] {
        assert_eq!(id_for(id.as_bytes()).await, id);
    }
}

#[tokio::test]
async fn any_other_is_replaced() {
    let too_long = "x".repeat(65);
    for id in ["", "a b", "a\"b", "a/b", "a\tb", &too_long] {
        let made = id_for(id.as_bytes()).await;
        assert!(made.len() == 32 && made.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}: {made}");
    }
    assert_eq!(id_for(b"\xff").await.len(), 32);
    assert_ne!(id_for(b"").await, id_for(b"").await);
}

#[tokio::test]
async fn every_answer_has_an_id() {
    let server = Server::default();
    for path in ["/", "/nowhere", "/graphql", "/readyz", "/schema.graphql"] {
        assert_eq!(server.get(path).await.header("x-request-id").len(), 32, "{path}");
    }
}

/// What is logged from the level of info on while the server answers.
async fn logged(request: Request<Body>) -> String {
    let server = Server::default();
    log::start();
    server.send(request).await;
    log::stop()
}

#[tokio::test]
async fn a_request_has_one_line_in_the_log() {
    let body = json!({
        "query": "query Greeting($text: String!) { echo(text: $text) }",
        "variables": { "text": "the secret of the variable" },
    });
    let request = post().header("x-request-id", "id-1").header("authorization", "Basic secret-token");
    let request = request.header("cookie", "wikigraph=secret-session");
    let log = logged(request.body(Body::from(body.to_string())).unwrap()).await;
    assert_eq!(log.lines().count(), 1, "{log}");
    let parts =
        ["request_id=id-1", "method=POST", "path=\"/graphql\"", "status=200", "duration_ms=", "operation=\"Greeting\""];
    for part in parts {
        assert!(log.contains(part), "{part}: {log}");
    }
    assert!(!log.contains("secret"), "{log}");
}

#[tokio::test]
async fn what_a_url_asks_is_not_logged() {
    let url = "/graphql?query=query($t:String!)%7Becho(text:$t)%7D&variables=%7B%22t%22:%22secret%22%7D";
    let log = logged(request(Method::GET, url).body(Body::empty()).unwrap()).await;
    assert!(log.contains("path=\"/graphql\" status=200") && !log.contains("secret"), "{log}");
}

#[tokio::test]
async fn long_names_are_cut() {
    let body = json!({ "query": format!("query {} {{ __typename }}", "N".repeat(5_000)) });
    let log = logged(post().body(Body::from(body.to_string())).unwrap()).await;
    assert!(log.contains(&"N".repeat(200)) && !log.contains(&"N".repeat(201)), "{log}");
    let path = format!("/{}", "p".repeat(5_000));
    let log = logged(request(Method::GET, &path).body(Body::empty()).unwrap()).await;
    assert!(log.contains(&"p".repeat(199)) && !log.contains(&"p".repeat(200)), "{log}");
}

#[tokio::test]
async fn probes_are_not_logged() {
    assert_eq!(logged(request(Method::GET, "/healthz").body(Body::empty()).unwrap()).await, "");
}

#[tokio::test]
async fn the_log_has_what_the_answer_to_an_internal_error_leaves_out() {
    for (query, secret) in [("{ leaks }", "the secret of the disk"), ("{ panics }", "the secret of the panic")] {
        let body = json!({ "query": query }).to_string();
        let log = logged(post().header("x-request-id", "id-2").body(Body::from(body)).unwrap()).await;
        let line = log.lines().find(|line| line.contains("ERROR")).expect(&log);
        assert!(line.contains(secret) && line.contains("id-2"), "{log}");
    }
}
