//! The server is shared with strangers: what they could see, and what may be asked there.

use std::time::Duration;

use super::valkey;
use crate::harness::RedisServer;

#[tokio::test]
async fn neither_names_nor_values_can_be_read() {
    let server = RedisServer::start();
    let one = valkey(&server).await;
    let generation = one.generation().await.unwrap();
    one.keep("answer", b"what was asked", generation, b"what was answered", Duration::from_secs(100)).await;
    let names = server.names().await;
    let first = names.first().and_then(|name| name.split_once(':')).expect("a prefix").0;
    assert!(first.len() >= 22, "a prefix can be guessed: {first}");
    for name in &names {
        assert!(name.starts_with(first) && name.len() > first.len() + 20, "{name}");
        let value: Vec<u8> = server.ask(redis::cmd("GET").arg(name)).await;
        let all = String::from_utf8_lossy(&[name.as_bytes(), &value].concat()).into_owned();
        for secret in ["answer", "what was", "a wiki", "generation", "wikigraph"] {
            assert!(!all.contains(secret), "{all}");
        }
    }
}

#[tokio::test]
async fn what_strangers_put_there_is_not_believed() {
    let server = RedisServer::start();
    let one = valkey(&server).await;
    let generation = one.generation().await.unwrap();
    for key in [b"a", b"b"] {
        one.keep("answer", key, generation, b"value", Duration::from_secs(100)).await;
    }
    let mut values: Vec<(String, Vec<u8>)> = Vec::new();
    for name in server.names().await {
        let value: Vec<u8> = server.ask(redis::cmd("GET").arg(&name)).await;
        if value.len() > 16 {
            values.push((name, value));
        }
    }
    let [(a, of_a), (b, of_b)] = &values[..] else { panic!("not two values: {}", values.len()) };
    for (name, value) in [(a, of_b), (b, of_a)] {
        let () = server.ask(redis::cmd("SET").arg(name).arg(&value[..])).await;
    }
    for key in [b"a", b"b"] {
        assert_eq!(one.find("answer", key, generation).await, None, "a value was moved");
    }
    let () = server.ask(redis::cmd("SET").arg(a).arg("short")).await;
    let () = server.ask(redis::cmd("DEL").arg(b)).await;
    let () = server.ask(redis::cmd("LPUSH").arg(b).arg("a list")).await;
    for key in [b"a", b"b"] {
        assert_eq!(one.find("answer", key, generation).await, None, "a stranger's value was taken");
    }
}

#[tokio::test]
async fn no_command_is_sent_that_toolforge_forbids() {
    let server = RedisServer::start();
    let one = valkey(&server).await;
    let generation = one.generation().await.unwrap();
    one.keep("answer", b"a", generation, b"value", Duration::from_secs(100)).await;
    one.find("answer", b"a", generation).await;
    one.renew().await;
    assert!(one.is_up().await);
    // A command that the server does not know is an error, and these are counted.
    let errors: String = server.ask(redis::cmd("INFO").arg("errorstats")).await;
    assert_eq!(errors.lines().filter(|line| line.starts_with("errorstat")).collect::<Vec<_>>(), [""; 0]);
}
