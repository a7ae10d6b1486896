//! A server's connections are shared by its databases, and by those who ask.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, join_all};
use wikigraph::config::PoolSettings;
use wikigraph::db::{DatabaseError, Pool, Rows, Server, Statement};
use wikigraph::http::Settings;
use wikigraph::telemetry::{Asker, Weight, asked_by, metered, weighs};

use super::patience;
use super::served::{Answer, Served};
use super::wikis::{WHICH, Wikis, settings, which};

type Asked = tokio::task::JoinHandle<Result<Rows, DatabaseError>>;

/// Asks for somebody, in a task of its own.
fn ask(asker: Asker, pool: &Pool) -> Asked {
    ask_for(asker, Weight::Light, pool)
}

/// The same, for a request that asks for so much.
fn ask_for(asker: Asker, weight: Weight, pool: &Pool) -> Asked {
    let pool = pool.clone();
    let asking: BoxFuture<'static, _> = Box::pin(async move {
        asked_by(asker);
        weighs(weight);
        pool.rows(Statement::new(WHICH)).await
    });
    tokio::spawn(metered(asking))
}

/// Waits until a server's connections are used so.
async fn until(server: &Server, wanted: impl Fn(&Server) -> bool) {
    patience::until("used so", async || wanted(server).then_some(())).await;
}

#[tokio::test]
async fn many_databases_share_few_connections_and_never_answer_for_each_other() {
    let wikis = Wikis::new(5, 2).await;
    let server = Server::new(&settings(2));
    let pools = wikis.pools(&server);
    let rounds = (0..8).flat_map(|_| pools.iter().zip(wikis.names()));
    let asked = rounds.map(async |(pool, name)| {
        assert_eq!(which(pool).await, *name);
        let usage = server.usage();
        assert!(usage.in_use + usage.idle <= 2, "{usage:?}");
    });
    join_all(asked).await;
    assert!(server.usage().opened > 2, "those of others were closed to make room");
}

#[tokio::test]
async fn a_connection_that_lies_idle_is_used_by_its_own_database_first() {
    let wikis = Wikis::new(2, 2).await;
    let server = Server::new(&settings(2));
    let pools = wikis.pools(&server);
    for _ in 0..3 {
        for (pool, name) in pools.iter().zip(wikis.names()) {
            assert_eq!(which(pool).await, *name);
        }
    }
    assert_eq!((server.usage().opened, server.usage().idle), (2, 2));
}

#[tokio::test]
async fn idle_connections_are_closed_at_the_server_after_a_moment() {
    let wikis = Wikis::new(2, 2).await;
    let server = Server::new(&PoolSettings { idle: Duration::from_millis(20), ..settings(2) });
    for pool in wikis.pools(&server) {
        which(&pool).await;
    }
    until(&server, |server| server.usage().idle + server.usage().in_use == 0).await;
    patience::until("without connections", async || (wikis.connections().await == 0).then_some(())).await;
}

#[tokio::test]
async fn a_connection_gives_way_to_another_when_it_has_been_used_for_long_enough() {
    let wikis = Wikis::new(1, 1).await;
    let server = Server::new(&PoolSettings { life: Duration::ZERO, ..settings(1) });
    let pool = &wikis.pools(&server)[0];
    for opened in 1..=3 {
        which(pool).await;
        assert_eq!(server.usage().opened, opened);
    }
    until(&server, |server| server.usage().idle + server.usage().in_use == 0).await;
}

#[tokio::test]
async fn strangers_leave_a_connection_to_people_and_one_person_leaves_one_to_others() {
    let wikis = Wikis::new(1, 5).await;
    let server = Server::new(&settings(5));
    let pool = &wikis.pools(&server)[0];
    for (greedy, other) in [
        (Asker::Stranger(1), Asker::Person(1)),
        (Asker::Person(1), Asker::Person(2)),
        (Asker::Person(1), Asker::Stranger(1)),
    ] {
        let lock = wikis.locked("which").await;
        let asked: Vec<Asked> = (0..6).map(|_| ask(greedy, pool)).collect();
        until(&server, |server| server.usage().in_use == 3 && server.waiting() == 3).await;
        let others = ask(other, pool);
        until(&server, |server| server.usage().in_use == 4 && server.waiting() == 3).await;
        drop(lock);
        for asked in asked.into_iter().chain([others]) {
            assert_eq!(asked.await.unwrap().unwrap().len(), 1);
        }
    }
}

#[tokio::test]
async fn strangers_share_what_they_have_together() {
    let wikis = Wikis::new(1, 5).await;
    let server = Server::new(&settings(5));
    let pool = &wikis.pools(&server)[0];
    let lock = wikis.locked("which").await;
    let asked: Vec<Asked> = (0..6).map(|number| ask(Asker::Stranger(number), pool)).collect();
    until(&server, |server| server.usage().in_use == 3 && server.waiting() == 3).await;
    drop(lock);
    for asked in asked {
        assert_eq!(asked.await.unwrap().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_asks_for_much_leaves_connections_to_what_does_not() {
    let wikis = Wikis::new(1, 10).await;
    let server = Server::new(&settings(10));
    let pool = &wikis.pools(&server)[0];
    let lock = wikis.locked("which").await;
    let mut asked: Vec<Asked> = (0..8).map(|number| ask_for(Asker::Person(number), Weight::Heavy, pool)).collect();
    until(&server, |server| server.usage().in_use == 3 && server.waiting() == 5).await;
    asked.extend((0..4).map(|_| ask(Asker::Person(1), pool)));
    until(&server, |server| server.usage().in_use == 7 && server.waiting() == 5).await;
    assert_eq!(pool.rows(Statement::new("SELECT 1")).await.unwrap().len(), 1);
    drop(lock);
    for asked in asked {
        assert_eq!(asked.await.unwrap().unwrap().len(), 1);
    }
}

/// A list of lists, and little.
const EXPENSIVE: &str =
    "{ wiki { pages(first: 50) { nodes { title revisions(first: 20) { nodes { databaseId } } } } } }";
const CHEAP: &str = "{ wiki { page(title: \"Main Page\") { title } } }";

/// A gateway with five connections to a wiki.
async fn served(wikis: &Wikis, settings: Settings) -> Served {
    let variables = [("WIKI_DATABASE_URL", wikis.url(&wikis.names()[0])), ("DATABASE_CONNECTIONS", "5".to_owned())];
    Served::configured(&variables, settings).await
}

/// Asks what is expensive, in a task of its own.
fn ask_much(served: &Served, id: &str) -> tokio::task::JoinHandle<Option<Answer>> {
    let (asking, id) = (Arc::clone(&served.asking), id.to_owned());
    tokio::spawn(async move { asking.ask(&id, EXPENSIVE).await })
}

#[tokio::test(flavor = "multi_thread")]
async fn while_expensive_queries_wait_for_a_database_cheap_ones_are_answered() {
    let wikis = Wikis::of_mediawiki(1, 5).await;
    let served = served(&wikis, Settings::default()).await;
    let lock = wikis.locked("revision").await;
    let asking: Vec<_> = (0..6).map(|number| ask_much(&served, &format!("expensive-{number}"))).collect();
    wikis.until_runs("revision").await;
    for number in 0..20 {
        assert_eq!(served.ask(&format!("cheap-{number}"), CHEAP).await.errors(), []);
        assert!(served.wiki.usage().in_use <= 2, "{:?}", served.wiki.usage());
    }
    drop(lock);
    for answer in asking {
        assert_eq!(answer.await.unwrap().unwrap().errors(), []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn few_expensive_queries_run_at_a_time_and_who_waits_too_long_is_told() {
    let wikis = Wikis::of_mediawiki(1, 5).await;
    let settings = Settings { heavy_at_once: 1, turn_wait: Duration::ZERO, ..Settings::default() };
    let served = served(&wikis, settings).await;
    let lock = wikis.locked("revision").await;
    let first = ask_much(&served, "first");
    wikis.until_runs("revision").await;
    let second = ask_much(&served, "second").await.unwrap().unwrap();
    assert_eq!((second.status, second.retry_after.as_deref()), (503, Some("1")), "{}", second.body);
    assert_eq!(second.errors()[0].0, "UPSTREAM_UNAVAILABLE");
    assert_eq!(served.ask("cheap", CHEAP).await.errors(), []);
    drop(lock);
    assert_eq!(first.await.unwrap().unwrap().errors(), []);
    assert_eq!(ask_much(&served, "third").await.unwrap().unwrap().errors(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_database_keeps_nobody_from_beginning() {
    let wikis = Wikis::of_mediawiki(1, 5).await;
    let settings = Settings { beginnings_at_once: 1, turn_wait: Duration::ZERO, ..Settings::default() };
    let served = served(&wikis, settings).await;
    let lock = wikis.locked("revision").await;
    let waiting = ask_much(&served, "waiting");
    wikis.until_runs("revision").await;
    for number in 0..20 {
        assert_eq!(served.ask(&format!("cheap-{number}"), CHEAP).await.errors(), []);
    }
    drop(lock);
    assert_eq!(waiting.await.unwrap().unwrap().errors(), []);
}

#[tokio::test]
async fn who_waits_too_long_is_told_so_and_who_leaves_frees_the_queue() {
    let wikis = Wikis::new(1, 2).await;
    let server = Server::new(&PoolSettings { wait: Duration::from_secs(2), ..settings(1) });
    let pool = &wikis.pools(&server)[0];
    which(pool).await;
    let lock = wikis.locked("which").await;
    let first = ask(Asker::Person(1), pool);
    until(&server, |server| server.usage().in_use == 1).await;
    let late = ask(Asker::Person(2), pool).await.unwrap();
    assert!(matches!(late, Err(DatabaseError::Busy(_))), "{late:?}");
    let leaving = ask(Asker::Person(3), pool);
    until(&server, |server| server.waiting() == 1).await;
    leaving.abort();
    until(&server, |server| server.waiting() == 0).await;
    drop(lock);
    assert_eq!(first.await.unwrap().unwrap().len(), 1);
}
