//! The whole program: started while its database is away, and told to stop while it is busy.

use std::sync::Arc;

use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use super::load::Load;
use super::mariadb::{MariaDb, READER, WIKI};
use super::patience::until;
use super::served::{Answer, Asking};
use super::wikis::Wikis;
use crate::harness::{Process, SECRET_KEY, web_client};

/// What waits for a table that nothing else needs.
const LINKS: &str = "{ wiki { page(title: \"Main Page\") { title links(first: 1) { totalCount } } } }";

fn variables(url: String) -> Vec<(&'static str, String)> {
    vec![
        ("WIKI_DATABASE_URL", url),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
        ("ANSWER_CACHE", "0".to_owned()),
        ("DATABASE_CONNECTIONS", "6".to_owned()),
        ("DATABASE_WAIT", "5".to_owned()),
    ]
}

/// Asks for what waits, and tells the program to stop while it does.
async fn asked_and_told_to_stop(wikis: &Wikis, process: &Process) -> JoinHandle<Option<Answer>> {
    let asking = Asking::at(process.at("/graphql"));
    let running = tokio::spawn(async move { asking.ask("running", LINKS).await });
    wikis.until_runs("pagelinks").await;
    process.signal("TERM");
    running
}

async fn status(url: String) -> u16 {
    web_client().get(url).send().await.expect("an answer").status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_away_at_the_start_is_waited_for() {
    let mut server = MariaDb::start().await;
    server.stop().await;
    let process = Process::serve(&variables(server.url(READER.0, WIKI)));
    let asking = Asking::at(process.at("/graphql"));
    assert_eq!(status(process.at("/healthz")).await, 200);
    assert_eq!(status(process.at("/readyz")).await, 503);
    assert_eq!(status(process.at("/profile")).await, 503);
    let answer = asking.ask("early", LINKS).await.unwrap();
    assert_eq!((answer.status, answer.retry_after.as_deref()), (503, Some("5")));
    assert_eq!(answer.errors()[0].0, "UPSTREAM_UNAVAILABLE");
    server.start_again(&[]).await;
    let well = async || asking.ask("late", LINKS).await.filter(|answer| answer.errors().is_empty());
    assert_eq!(until("open", well).await.status, 200);
    assert_eq!(status(process.at("/readyz")).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_runs_is_finished_and_what_comes_is_refused_when_it_is_told_to_stop() {
    let wikis = Wikis::of_mediawiki(1, 8).await;
    let process = Process::serve(&variables(wikis.url(&wikis.names()[0])));
    let asking = Arc::new(Asking::at(process.at("/graphql")));
    let load = Load::of(8, Arc::clone(&asking)).await;
    let lock = wikis.locked("pagelinks").await;
    let running = asked_and_told_to_stop(&wikis, &process).await;
    let address = process.at("").trim_start_matches("http://").to_owned();
    until("closed to others", async || TcpStream::connect(&address).await.is_err().then_some(())).await;
    drop(lock);
    let answer = running.await.unwrap().expect("what runs is answered");
    assert_eq!((answer.status, answer.errors()), (200, vec![]), "{}", answer.body);
    assert!(process.ended().await.success());
    load.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_end_is_given_up_and_stopped_at_the_database_in_the_end() {
    let wikis = Wikis::of_mediawiki(1, 8).await;
    let process = Process::serve(&variables(wikis.url(&wikis.names()[0])));
    let lock = wikis.locked("pagelinks").await;
    let running = asked_and_told_to_stop(&wikis, &process).await;
    assert!(process.ended().await.success());
    assert!(running.await.unwrap().is_none(), "it cannot be answered");
    wikis.until_nothing_runs().await;
    drop(lock);
}
