//! Two statements of the gateway's own database that wait for each other: the one that gives way is sent again.

use std::time::Duration;

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts};
use wikigraph::db::{AppDatabase, Statement};

use super::place::Place;

/// Fails while somebody else has locked the first row.
const FIRST: &str = "SELECT id FROM things WHERE id = 1 FOR UPDATE NOWAIT";

#[tokio::test(flavor = "multi_thread")]
async fn what_gave_way_is_done_when_the_other_is() {
    let place = Place::mariadb().await;
    let database = AppDatabase::open(&place.config.address, &place.config.pool).await.unwrap();
    let mut other = Conn::new(Opts::from_url(&place.url()).unwrap()).await.unwrap();
    other.query_drop("CREATE TABLE things (id INT PRIMARY KEY, text TEXT) ENGINE = InnoDB").await.unwrap();
    other.query_drop("INSERT INTO things SELECT seq, '' FROM seq_1_to_100").await.unwrap();
    // MariaDB gives up the one of the two that has changed less.
    other.query_drop("BEGIN").await.unwrap();
    other.query_drop("UPDATE things SET text = CONCAT(text, 'a') WHERE id > 1").await.unwrap();
    let ours = tokio::spawn(async move {
        database.changed(Statement::new("UPDATE things SET text = CONCAT(text, 'b') WHERE id IN (1, 2)")).await
    });
    let mut watching = Conn::new(Opts::from_url(&place.url()).unwrap()).await.unwrap();
    let locked = async { while watching.query_drop(FIRST).await.is_ok() {} };
    tokio::time::timeout(Duration::from_secs(60), locked).await.expect("ours has row 1 and wants row 2");
    other.query_drop("UPDATE things SET text = CONCAT(text, 'a') WHERE id = 1").await.unwrap();
    other.query_drop("COMMIT").await.unwrap();
    assert_eq!(ours.await.unwrap().unwrap(), 2);
    let texts = other.query::<String, _>("SELECT text FROM things WHERE id IN (1, 2)").await.unwrap();
    assert_eq!(texts, ["ab", "ab"]);
}
