//! What is late is given up, at the database too, and the rest is answered.

use std::time::Duration;

use serde_json::json;
use wikigraph::db::{Server, Statement};
use wikigraph::http::Settings;

use super::patience::until;
use super::served::Served;
use super::wikis::{WHICH, Wikis, settings, which};

/// A part that is answered, and one that needs the table of revisions.
const QUERY: &str = "query Both {
  fast: wiki { page(title: \"Main Page\") { title } }
  slow: wiki { name page(title: \"Main Page\") { revisions(first: 1) { nodes { databaseId } } } }
}";

/// A row that comes with its list.
const ALONE: &str = "{ wiki { name page(title: \"Main Page\") { revisions(first: 1) { nodes { databaseId } } } } }";

const LONG: Duration = Duration::from_secs(300);

#[tokio::test]
async fn a_statement_that_nobody_waits_for_is_stopped_at_the_server() {
    for connections in [1, 2, 4] {
        let wikis = Wikis::new(1, connections).await;
        let server = Server::new(&settings(connections));
        let pool = wikis.pools(&server)[0].clone();
        for _ in 0..3 {
            let asking = {
                let pool = pool.clone();
                tokio::spawn(async move { pool.rows(Statement::new("SELECT SLEEP(600)")).await })
            };
            wikis.until_runs("SLEEP").await;
            asking.abort();
            wikis.until_nothing_runs().await;
            assert_eq!(which(&pool).await, wikis.names()[0]);
        }
        until("free", async || (server.usage().in_use == 0).then_some(())).await;
    }
}

#[tokio::test]
async fn all_that_was_left_at_once_is_stopped_and_the_places_come_back() {
    let wikis = Wikis::new(3, 6).await;
    let server = Server::new(&settings(6));
    let pools = wikis.pools(&server);
    let lock = wikis.locked("which").await;
    let asking: Vec<_> = (0..20)
        .map(|number| {
            let pool = pools[number % 3].clone();
            tokio::spawn(async move { pool.rows(Statement::new(WHICH)).await })
        })
        .collect();
    until("busy", async || (server.usage().in_use == 6).then_some(())).await;
    asking.iter().for_each(tokio::task::JoinHandle::abort);
    wikis.until_nothing_runs().await;
    drop(lock);
    for (pool, name) in pools.iter().zip(wikis.names()) {
        assert_eq!(which(pool).await, *name);
    }
}

#[tokio::test]
async fn a_field_that_is_late_is_null_and_the_rest_is_answered() {
    let wikis = Wikis::of_mediawiki(1, 4).await;
    let moment = Duration::from_millis(500);
    let by_field = Settings { field_deadline: moment, deadline: LONG, ..Settings::default() };
    let by_request = Settings { field_deadline: LONG, deadline: 2 * moment, ..Settings::default() };
    for (settings, told) in [(by_field, "This field took longer"), (by_request, "The request took longer")] {
        let served = Served::over(wikis.url(&wikis.names()[0]), settings).await;
        // What is asked first takes its time to be prepared.
        assert_eq!(served.ask("before", QUERY).await.errors(), []);
        assert_eq!(served.ask("before", ALONE).await.errors(), []);
        let lock = wikis.locked("revision").await;
        let answer = served.ask("late", QUERY).await;
        let path = json!(["slow", "page", "revisions"]);
        assert_eq!(answer.errors(), [("TIMEOUT".to_owned(), path)], "{}", answer.body);
        assert!(answer.body["errors"][0]["message"].as_str().unwrap().starts_with(told), "{}", answer.body);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.body["data"]["fast"]["page"]["title"], "Main Page");
        assert_eq!(answer.body["data"]["slow"]["page"], json!(null));
        let alone = served.ask("alone", ALONE).await;
        assert_eq!(alone.errors(), [("TIMEOUT".to_owned(), json!(["wiki", "page"]))], "{}", alone.body);
        assert!(alone.body["data"]["wiki"]["name"].is_string(), "{}", alone.body);
        wikis.until_nothing_runs().await;
        drop(lock);
        assert_eq!(served.ask("after", QUERY).await.errors(), []);
    }
}

#[tokio::test]
async fn a_client_that_goes_away_has_its_statements_stopped() {
    let wikis = Wikis::of_mediawiki(1, 4).await;
    let served = Served::over(wikis.url(&wikis.names()[0]), Settings::default()).await;
    let lock = wikis.locked("revision").await;
    let asking = served.ask("gone-1", QUERY);
    tokio::select! {
        answer = asking => panic!("the table is locked: {answer:?}"),
        // The first time, a statement says for whom it is.
        statement = wikis.until_runs("revision") => {
            assert!(statement.contains("/* wikigraph operation=Both request=gone-1 */ "), "{statement}");
        }
    }
    wikis.until_nothing_runs().await;
    drop(lock);
}
