//! Rate limits hold over all instances.

use std::time::Duration;

use futures_util::future::join_all;
use wikigraph::buckets::{Buckets, Level, Rate};

use super::{until_up, valkey};
use crate::harness::RedisServer;

const ALICE: [u8; 17] = [1; 17];
const BOB: [u8; 17] = [2; 17];

/// It leaks a point in a hundred hours, which is none while a test runs.
const RATE: Rate = Rate { points: 1_000, window: Duration::from_secs(1_000 * 360_000) };

async fn instance(server: &RedisServer) -> Buckets {
    Buckets::everywhere(valkey(server).await, 100)
}

fn used(outcome: Result<Level, wikigraph::buckets::Full>) -> Option<u32> {
    outcome.ok().map(|level| level.used)
}

#[tokio::test]
async fn what_one_instance_takes_is_gone_for_all() {
    let server = RedisServer::start();
    let [one, other] = [instance(&server).await, instance(&server).await];
    assert_eq!(used(one.take(&ALICE, RATE, 600).await), Some(600));
    assert_eq!(used(other.take(&ALICE, RATE, 300).await), Some(900));
    let full = one.take(&ALICE, RATE, 200).await.expect_err("only 100 are left");
    assert_eq!(full.level.used, 900);
    assert_eq!(full.wait.as_secs().div_ceil(360_000), 100);
    assert_eq!(used(one.take(&BOB, RATE, 1_000).await), Some(1_000));
    assert!(other.take(&BOB, RATE, 1).await.is_err());
    assert!(other.take(&ALICE, RATE, u64::MAX).await.is_err());
    assert_eq!(used(other.take(&ALICE, RATE, 100).await), Some(1_000));
}

#[tokio::test]
async fn what_was_too_much_goes_back_and_what_was_too_little_follows() {
    let server = RedisServer::start();
    let [one, other] = [instance(&server).await, instance(&server).await];
    assert_eq!(used(one.take(&ALICE, RATE, 300).await), Some(300));
    assert_eq!(one.settle(&ALICE, RATE, 300, 20).await.used, 20);
    assert_eq!(other.settle(&ALICE, RATE, 20, 45).await.used, 45);
    assert_eq!(other.settle(&ALICE, RATE, 45, 45).await.used, 45);
    assert_eq!(other.settle(&ALICE, RATE, 45, 10_000).await.used, 1_000);
    assert_eq!(one.settle(&ALICE, RATE, 1_000, 0).await, Level::default());
    assert_eq!(server.names().await, [""; 0], "an empty bucket is kept");
}

#[tokio::test]
async fn a_bucket_leaks() {
    let server = RedisServer::start();
    let one = instance(&server).await;
    let rate = Rate { points: 100, window: Duration::from_millis(100) };
    one.take(&ALICE, rate, 100).await.expect("it is empty");
    let empty = async { while one.settle(&ALICE, rate, 0, 0).await.used > 0 {} };
    tokio::time::timeout(Duration::from_secs(60), empty).await.expect("it becomes empty");
    assert!(one.take(&ALICE, rate, 100).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn instances_that_take_at_the_same_time_take_no_more_than_there_is() {
    let server = RedisServer::start();
    let instances = [instance(&server).await, instance(&server).await];
    let takers = instances.iter().flat_map(|instance| [instance; 4]).map(|instance| async {
        let mut taken = 0;
        for _ in 0..200 {
            taken += usize::from(instance.take(&ALICE, RATE, 1).await.is_ok());
        }
        taken
    });
    assert_eq!(join_all(takers).await.into_iter().sum::<usize>(), 1_000);
}

#[tokio::test]
async fn without_the_server_each_instance_counts_itself() {
    let mut server = RedisServer::start();
    let looking = valkey(&server).await;
    let [one, other] = [instance(&server).await, instance(&server).await];
    assert_eq!(used(one.take(&ALICE, RATE, 900).await), Some(900));
    server.kill();
    for instance in [&one, &other] {
        assert_eq!(used(instance.take(&ALICE, RATE, 600).await), Some(600));
        assert!(instance.take(&ALICE, RATE, 600).await.is_err());
        assert_eq!(instance.settle(&ALICE, RATE, 600, 1).await.used, 1);
    }
    server.restart();
    until_up(&looking).await;
    assert!(looking.is_up().await);
}
