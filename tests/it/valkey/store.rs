//! What one instance keeps, the others find: until it is out of date, and nobody else.

use std::time::Duration;

use wikigraph::types::Secret;
use wikigraph::valkey::{Generation, Valkey};

use super::{KEY, valkey};
use crate::harness::RedisServer;

const LONG: Duration = Duration::from_secs(3_600);

async fn found(valkey: &Valkey, key: &[u8], generation: Generation) -> Option<Vec<u8>> {
    valkey.find("test", key, generation).await.map(|found| found.value)
}

#[tokio::test]
async fn instances_find_what_one_has_kept() {
    let server = RedisServer::start();
    let (one, other) = (valkey(&server).await, valkey(&server).await);
    let generation = one.generation().await.unwrap();
    assert_eq!(other.generation().await, Some(generation));
    one.keep("test", b"key", generation, b"value", LONG).await;
    for instance in [&one, &other] {
        assert_eq!(found(instance, b"key", generation).await, Some(b"value".to_vec()));
    }
    assert_eq!(found(&other, b"another", generation).await, None);
    assert_eq!(other.find("other", b"key", generation).await, None);
    assert_eq!(other.lookups(), (1, 2));
}

#[tokio::test]
async fn another_generation_finds_nothing_of_the_one_before() {
    let server = RedisServer::start();
    let (one, other) = (valkey(&server).await, valkey(&server).await);
    let before = one.generation().await.unwrap();
    one.keep("test", b"key", before, b"value", LONG).await;
    other.renew().await;
    let after = one.generation().await.unwrap();
    assert_ne!(after, before);
    assert_eq!(found(&one, b"key", after).await, None);
    // What was begun before, and is kept after, does not come back.
    one.keep("test", b"key", before, b"late", LONG).await;
    assert_eq!(found(&other, b"key", after).await, None);
}

#[tokio::test]
async fn a_generation_that_is_lost_does_not_come_back() {
    let mut server = RedisServer::start();
    let one = valkey(&server).await;
    let before = one.generation().await.unwrap();
    server.kill();
    server.restart();
    let other = valkey(&server).await;
    assert_ne!(other.generation().await.unwrap(), before);
}

#[tokio::test]
async fn instances_with_another_key_or_wiki_see_nothing() {
    let server = RedisServer::start();
    let one = valkey(&server).await;
    let generation = one.generation().await.unwrap();
    one.keep("test", b"key", generation, b"value", LONG).await;
    for (key, realm) in [([8; 32], "a wiki"), (KEY, "another wiki")] {
        let stranger = Valkey::open(&Secret::new(server.url()), &key, realm).await.unwrap();
        assert_eq!(found(&stranger, b"key", generation).await, None);
        assert_ne!(stranger.generation().await, Some(generation));
    }
}

#[tokio::test]
async fn what_is_kept_has_an_end() {
    let server = RedisServer::start();
    let one = valkey(&server).await;
    let generation = one.generation().await.unwrap();
    one.keep("test", b"key", generation, b"value", Duration::from_secs(100)).await;
    one.keep("test", b"large", generation, &[0; 200_000], Duration::from_secs(100)).await;
    let names = server.names().await;
    assert_eq!(names.len(), 2, "the generation and one value: {names:?}");
    for name in names {
        let left: i64 = server.ask(redis::cmd("PTTL").arg(name)).await;
        assert!((1..=24 * 60 * 60 * 1_000).contains(&left), "{left}");
    }
}
