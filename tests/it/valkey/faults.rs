//! The server is killed, hangs or never was there: instances go on without, and come back to it.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
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

/// Takes what is set, and closes the connection without a word: where it is, and the values.
fn speechless() -> (String, UnboundedReceiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("redis://{}", listener.local_addr().unwrap());
    let (sender, values) = unbounded_channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let (mut heard, mut piece) = (Vec::new(), [0; 1024]);
            while let Ok(length @ 1..) = stream.read(&mut piece) {
                heard.extend_from_slice(&piece[..length]);
                if heard.ends_with(b"PING\r\n") {
                    heard.clear();
                    stream.write_all(b"+PONG\r\n").unwrap_or_default();
                } else if let Some(value) = generation_set(&heard) {
                    sender.send(value).unwrap_or_default();
                    break;
                }
            }
        }
    });
    (url, values)
}

/// The sixteen bytes that a command sets, once all of it is here: it ends by how long they are kept.
fn generation_set(command: &[u8]) -> Option<Vec<u8>> {
    const LENGTH: &[u8] = b"$16\r\n";
    let begin = command.windows(LENGTH.len()).position(|part| part == LENGTH)? + LENGTH.len();
    command.ends_with(b"86400\r\n").then(|| command[begin..begin + 16].to_vec())
}

#[tokio::test]
async fn a_generation_that_is_owed_is_drawn_when_it_is_sent() {
    let (url, mut generations) = speechless();
    let one = in_time(Valkey::open(&Secret::new(url), &KEY, "a wiki")).await.unwrap();
    in_time(one.renew()).await;
    let first = in_time(generations.recv()).await.expect("it is sent");
    let owed = in_time(generations.recv()).await.expect("it is sent once more");
    assert_ne!(first, owed, "answers from before what other instances changed meanwhile would count again");
}

#[tokio::test]
async fn something_else_that_answers_is_no_server() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("redis://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            Write::write_all(&mut &stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap_or_default();
        }
    });
    let one = in_time(Valkey::open(&Secret::new(url), &KEY, "a wiki")).await.unwrap();
    in_time(asks_in_vain(&one)).await;
}
