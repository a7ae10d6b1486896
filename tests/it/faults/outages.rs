//! A database that is stopped, crashes, hangs, or has no connection to give, while clients ask.

use std::sync::Arc;

use futures_util::future::join_all;
use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Error, Opts};

use super::load::Load;
use super::mariadb::{MariaDb, READER, WIKI, kill};
use super::patience::until;
use super::served::Served;

const CLIENTS: usize = 16;

async fn stage() -> (MariaDb, Served, Load) {
    let server = MariaDb::start().await;
    let served = Served::impatient(server.url(READER.0, WIKI)).await;
    let load = Load::of(CLIENTS, Arc::clone(&served.asking)).await;
    (server, served, load)
}

/// Ends well: right answers again, for all, and nothing that is left taken.
async fn recovered(served: &Served, load: Load) {
    load.until_well().await;
    load.end().await;
    until("all places free", async || (served.wiki.usage().in_use == 0).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_stopped_and_started_again() {
    let (mut server, served, load) = stage().await;
    server.stop().await;
    load.until_told("UPSTREAM_UNAVAILABLE", 3 * CLIENTS).await;
    server.start_again(&[]).await;
    load.until_well().await;
    server.crash();
    load.until_told("UPSTREAM_UNAVAILABLE", 6 * CLIENTS).await;
    server.start_again(&[]).await;
    recovered(&served, load).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_hangs_and_goes_on() {
    let (server, served, load) = stage().await;
    server.freeze();
    // Who was being answered is late, and who comes finds no connection: how many there are of each is chance.
    load.until_refused(2 * CLIENTS).await;
    server.thaw();
    recovered(&served, load).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_has_no_connection_left() {
    let (server, served, load) = stage().await;
    let mut owner = server.owner().await;
    let allow = |connections| format!("ALTER USER {}@'%' WITH MAX_USER_CONNECTIONS {connections}", READER.0);
    owner.query_drop(allow(1)).await.unwrap();
    kill(&mut owner, "CONNECTION").await;
    // One connection for all: most wait for too long.
    load.until_told("UPSTREAM_UNAVAILABLE", CLIENTS).await;
    owner.query_drop(allow(READER.1)).await.unwrap();
    recovered(&served, load).await;
}

/// What every account of a server may have that has no limit of its own.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_allows_each_account_few_connections() {
    let mut server = MariaDb::start().await;
    server.stop().await;
    // A server that begins without a limit is given none later.
    server.start_again(&[&format!("--max-user-connections={}", READER.1)]).await;
    let mut owner = server.owner().await;
    owner.query_drop(format!("ALTER USER {}@'%' WITH MAX_USER_CONNECTIONS 0", READER.0)).await.unwrap();
    let served = Served::impatient(server.url(READER.0, WIKI)).await;
    let load = Load::of(CLIENTS, Arc::clone(&served.asking)).await;
    owner.query_drop("SET GLOBAL max_user_connections = 1").await.unwrap();
    kill(&mut owner, "CONNECTION").await;
    let url = server.url(READER.0, WIKI);
    let refused = async || match Conn::new(Opts::from_url(&url).unwrap()).await {
        Err(Error::Server(error)) => Some(error.code),
        // The gateway had none at the moment.
        _ => None,
    };
    assert_eq!(until("refused", refused).await, 1203);
    load.until_told("UPSTREAM_UNAVAILABLE", CLIENTS).await;
    owner.query_drop(format!("SET GLOBAL max_user_connections = {}", READER.1)).await.unwrap();
    recovered(&served, load).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_has_no_connection_left_for_anybody() {
    let (server, served, load) = stage().await;
    let mut owner = server.owner().await;
    let url = server.url("keeper", "people");
    let others = join_all((0..10).map(|_| Conn::new(Opts::from_url(&url).unwrap()))).await;
    // Whoever is there already stays; the gateway's connections are ended, and there is no place for new ones.
    owner.query_drop("SET GLOBAL max_connections = 10").await.unwrap();
    kill(&mut owner, "CONNECTION").await;
    load.until_told("UPSTREAM_UNAVAILABLE", CLIENTS).await;
    join_all(others.into_iter().map(|other| other.unwrap().disconnect())).await;
    recovered(&served, load).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_whose_operators_kill_statements_and_connections() {
    let (server, served, load) = stage().await;
    let mut owner = server.owner().await;
    for what in ["QUERY", "CONNECTION"] {
        let before = load.good();
        for _ in 0..20 {
            kill(&mut owner, what).await;
        }
        load.until_well().await;
        assert!(load.good() > before);
    }
    recovered(&served, load).await;
}
