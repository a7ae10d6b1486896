//! How big a body may be, and how an answer is packed.

use std::io::Read;

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use flate2::read::GzDecoder;
use futures_util::stream;
use serde_json::{Value, json};
use wikigraph::http::Settings;

use super::client::{Server, post};

fn small() -> Server {
    Server::new(Settings { body_bytes: 1000, ..Settings::default() })
}

/// A body of exactly that many bytes.
fn of_size(bytes: usize) -> String {
    let body = json!({ "query": "{ __typename }", "padding": "" }).to_string();
    body.replace("\"padding\":\"\"", &format!("\"padding\":\"{}\"", "x".repeat(bytes - body.len())))
}

#[tokio::test]
async fn a_body_may_have_the_limit_and_no_byte_more() {
    let server = small();
    let answer = server.send(post().body(Body::from(of_size(1000))).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = server.send(post().body(Body::from(of_size(1001))).unwrap()).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.refusal(), "PAYLOAD_TOO_LARGE");
    assert_eq!(answer.message(), "The body is larger than 1000 bytes. Split the request.");
}

#[tokio::test]
async fn the_limit_holds_for_a_body_of_unknown_length() {
    for (bytes, expected) in [(1000, StatusCode::OK), (1001, StatusCode::PAYLOAD_TOO_LARGE)] {
        let body = of_size(bytes).into_bytes();
        let pieces: Vec<_> =
            body.chunks(7).map(|piece| Ok::<_, std::io::Error>(Bytes::copy_from_slice(piece))).collect();
        let answer = small().send(post().body(Body::from_stream(stream::iter(pieces))).unwrap()).await;
        assert_eq!(answer.status, expected);
    }
}

#[tokio::test]
async fn a_client_that_waits_for_leave_is_refused_before_it_sends() {
    let never_sent = Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
    let request = post().header("expect", "100-continue").header("content-length", "1001");
    let answer = small().send(request.body(never_sent).unwrap()).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_a_bad_request() {
    let pieces = [Ok(Bytes::from_static(b"{\"query\"")), Err(std::io::Error::other("gone"))];
    let answer = small().send(post().body(Body::from_stream(stream::iter(pieces))).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.message(), "The body broke off. Send it again.");
}

#[tokio::test]
async fn a_large_answer_is_compressed_for_a_client_that_takes_it() {
    let server = Server::default();
    let text = "wiki".repeat(1000);
    let body = json!({ "query": format!("{{ echo(text: \"{text}\") }}") }).to_string();
    let answer = server.send(post().header("accept-encoding", "gzip").body(Body::from(body.clone())).unwrap()).await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert!(answer.body.len() < 1000);
    let mut plain = String::new();
    GzDecoder::new(&*answer.body).read_to_string(&mut plain).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&plain).unwrap()["data"]["echo"], text);
    let vary: Vec<_> = answer.headers.get_all("vary").iter().collect();
    assert_eq!(vary, ["accept", "accept-encoding"]);

    let plain = server.send(post().body(Body::from(body)).unwrap()).await;
    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(plain.json()["data"]["echo"], text);
}

#[tokio::test]
async fn a_small_answer_is_not_compressed() {
    let body = json!({ "query": "{ __typename }" }).to_string();
    let answer = Server::default().send(post().header("accept-encoding", "gzip").body(Body::from(body)).unwrap()).await;
    assert_eq!(answer.header("content-encoding"), "");
}
