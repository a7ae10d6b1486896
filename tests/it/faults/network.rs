//! What lies between the gateway and a database delays, cuts, corrupts or swallows, while clients ask.

use std::sync::Arc;
use std::time::Duration;

use super::load::Load;
use super::mariadb::{MariaDb, READER, WIKI};
use super::patience::until;
use super::proxy::{Does, Proxy};
use super::served::Served;

const CLIENTS: usize = 16;

struct Stage {
    server: MariaDb,
    proxy: Proxy,
    served: Served,
    load: Load,
}

impl Stage {
    async fn new() -> Self {
        let server = MariaDb::start().await;
        let proxy = Proxy::before(server.port()).await;
        let served = Served::impatient(server.url_through(proxy.port(), READER.0, WIKI)).await;
        let load = Load::of(CLIENTS, Arc::clone(&served.asking)).await;
        Self { server, proxy, served, load }
    }

    async fn recovers(self) {
        self.proxy.does(Does::Passes);
        self.load.until_well().await;
        self.load.end().await;
        until("all places free", async || (self.served.wiki.usage().in_use == 0).then_some(())).await;
        drop(self.server);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn delays_are_waited_for() {
    let stage = Stage::new().await;
    stage.proxy.does(Does::Delays(Duration::from_millis(20)));
    stage.load.until_well().await;
    stage.recovers().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cuts_are_told_or_made_good() {
    let stage = Stage::new().await;
    // In a packet's head, within the first packet, and far behind.
    for (round, behind) in [2, 40, 3000].into_iter().enumerate() {
        stage.proxy.does(Does::Cuts(behind));
        stage.load.until_told("UPSTREAM_UNAVAILABLE", (round + 1) * CLIENTS).await;
        stage.proxy.does(Does::Passes);
        stage.load.until_well().await;
    }
    stage.recovers().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn corrupted_packets_are_recognised() {
    let stage = Stage::new().await;
    stage.proxy.does(Does::Corrupts);
    stage.load.until_told("UPSTREAM_UNAVAILABLE", CLIENTS).await;
    stage.recovers().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_swallowed_is_not_waited_for_forever() {
    let stage = Stage::new().await;
    stage.proxy.does(Does::Swallows);
    // Who was being answered is late, and who comes finds no connection: how many there are of each is chance.
    stage.load.until_refused(2 * CLIENTS).await;
    stage.recovers().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_section_that_moved_is_found_where_it_is_now() {
    let mut stage = Stage::new().await;
    let other = MariaDb::start().await;
    stage.proxy.leads_to(other.port());
    stage.server.stop().await;
    stage.recovers().await;
    drop(other);
}
