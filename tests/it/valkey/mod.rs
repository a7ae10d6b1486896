//! What instances share in a Valkey or Redis, which is real here, and what happens without it.

mod answers;
mod faults;
mod limits;
mod secrecy;
mod store;

use std::time::Duration;

use wikigraph::types::Secret;
use wikigraph::valkey::Valkey;

use crate::harness::RedisServer;

const KEY: [u8; 32] = [7; 32];

/// An instance's access to the server.
async fn valkey(server: &RedisServer) -> Valkey {
    Valkey::open(&Secret::new(server.url()), &KEY, "a wiki").await.unwrap()
}

/// Goes on once the instance reaches the server.
async fn until_up(valkey: &Valkey) {
    let up = async {
        while !valkey.is_up().await {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), up).await.expect("it connects again");
}
