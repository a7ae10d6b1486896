//! What a server of a test's own holds: the lab's wiki, and accounts.

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts, Params, Row, Value};

use super::mariadb::{READER, WIKI};
use crate::harness::lab;

/// Tables that nothing reads and that are large.
const LEFT_OUT: [&str; 5] = ["text", "objectcache", "searchindex", "l10n_cache", "job"];

/// How many rows one statement writes.
const ROWS: usize = 200;

/// Fills an empty server.
pub async fn fill(owner: &mut Conn) {
    let mut lab = Conn::new(Opts::from_url(&lab().url_as("lab_owner", "lab143")).unwrap()).await.unwrap();
    let tables: Vec<String> = lab.query("SHOW TABLES").await.unwrap();
    for database in [WIKI, "people"] {
        owner.query_drop(format!("CREATE DATABASE {database} CHARACTER SET utf8mb4")).await.unwrap();
    }
    owner.query_drop(format!("USE {WIKI}")).await.unwrap();
    for table in tables {
        copy(&mut lab, owner, &table).await;
    }
    let (reader, connections) = READER;
    for account in [reader, "keeper"] {
        let limit = if account == reader { connections } else { 0 };
        let sql = format!("CREATE USER {account}@'%' IDENTIFIED BY '{account}' WITH MAX_USER_CONNECTIONS {limit}");
        owner.query_drop(sql).await.unwrap();
    }
    owner.query_drop(format!("GRANT SELECT ON {WIKI}.* TO {reader}@'%'")).await.unwrap();
    owner.query_drop("GRANT ALL ON people.* TO keeper@'%'").await.unwrap();
    owner.query_drop("DELETE FROM mysql.global_priv WHERE User = ''").await.unwrap();
    owner.query_drop("FLUSH PRIVILEGES").await.unwrap();
}

async fn copy(lab: &mut Conn, owner: &mut Conn, table: &str) {
    let made: Option<(String, String)> = lab.query_first(format!("SHOW CREATE TABLE `{table}`")).await.unwrap();
    owner.query_drop(made.expect("the table is there").1).await.unwrap();
    if LEFT_OUT.contains(&table) {
        return;
    }
    let rows: Vec<Row> = lab.exec(format!("SELECT * FROM `{table}`"), ()).await.unwrap();
    for rows in rows.chunks(ROWS) {
        let places = vec!["?"; rows[0].len()].join(", ");
        let places = vec![format!("({places})"); rows.len()].join(", ");
        let values: Vec<Value> = rows.iter().flat_map(|row| row.clone().unwrap()).collect();
        owner.exec_drop(format!("INSERT INTO `{table}` VALUES {places}"), Params::Positional(values)).await.unwrap();
    }
}
