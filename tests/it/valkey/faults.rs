//! The server is killed, hangs or never was there: instances go on without, and come back to it.

use std::net::TcpListener;
use std::time::Duration;

use wikigraph::types::Secret;
use wikigraph::valkey::Valkey;

use super::{KEY, until_up, valkey};
use crate::harness::RedisServer;

const LONG: Duration = Duration::from_secs(3_600);

/// Longer than anything here may take.
async fn in_time<T>(work: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(60), work).await.expect("nothing waits for ever")
}

/// Asks for everything there is to ask, and gets nothing.
async fn asks_in_vain(valkey: &Valkey) {
    let generation = Default::default();
    assert_eq!(valkey.generation().await, None);
    valkey.keep("test", b"key", generation, b"value", LONG).await;
    assert_eq!(valkey.find("test", b"key", generation).await, None);
    assert!(!valkey.is_up().await);
}

#[tokio::test]
async fn a_server_that_is_killed_is_done_without_and_found_again() {
    let mut server = RedisServer::start();
    let one = valkey(&server).await;
    one.generation().await.unwrap();
    server.kill();
    in_time(asks_in_vain(&one)).await;
    server.restart();
    until_up(&one).await;
    let generation = one.generation().await.unwrap();
    one.keep("test", b"key", generation, b"value", LONG).await;
    assert!(one.find("test", b"key", generation).await.is_some());
}

#[tokio::test]
async fn a_server_that_hangs_is_done_without() {
    let server = RedisServer::start();
    let one = valkey(&server).await;
    one.generation().await.unwrap();
    server.freeze();
    in_time(asks_in_vain(&one)).await;
    server.thaw();
    until_up(&one).await;
    assert!(one.generation().await.is_some());
}

#[tokio::test]
async fn a_server_that_comes_later_is_found() {
    let mut server = RedisServer::start();
    server.kill();
    let one = in_time(valkey(&server)).await;
    in_time(asks_in_vain(&one)).await;
    server.restart();
    until_up(&one).await;
}

#[tokio::test]
async fn what_became_out_of_date_meanwhile_is_not_found_afterwards() {
    let server = RedisServer::start();
    let (one, other) = (valkey(&server).await, valkey(&server).await);
    let before = one.generation().await.unwrap();
    server.freeze();
    in_time(one.renew()).await;
    in_time(one.renew()).await;
    server.thaw();
    until_up(&one).await;
    assert_ne!(one.generation().await.unwrap(), before);
    until_up(&other).await;
    assert_eq!(other.generation().await, one.generation().await);
}

#[tokio::test]
async fn something_else_that_answers_is_no_server() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("redis://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            std::io::Write::write_all(&mut &stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap_or_default();
        }
    });
    let one = in_time(Valkey::open(&Secret::new(url), &KEY, "a wiki")).await.unwrap();
    in_time(asks_in_vain(&one)).await;
}
