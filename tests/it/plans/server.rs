//! A session at the lab's MariaDB that explains what the gateway sent, and counts what it really reads.

use std::collections::HashMap;
use std::time::Duration;

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Opts, Params, Row, Value};
use serde_json::Value as Json;
use wikigraph::db::{Bind, reading_session};

use super::sent::Sent;
use crate::harness::lab;

/// A session as the account that may EXPLAIN views and the tables below them.
pub struct Server {
    connection: Conn,
}

impl Server {
    /// Connects to a database of the lab.
    pub async fn connect(database: &str) -> Self {
        let options = Opts::from_url(&lab().url_as("views_owner", database)).expect("the lab's URLs are valid");
        let mut connection = Conn::new(options).await.expect("the lab's server answers");
        for statement in reading_session(Duration::from_secs(60)) {
            connection.query_drop(statement).await.expect("a session as the gateway's are");
        }
        Self { connection }
    }

    /// The plan for a statement with these very values.
    pub async fn explain(&mut self, sent: &Sent) -> Json {
        let sql = format!("EXPLAIN FORMAT=JSON {}", sent.sql);
        let row: Option<Row> = self.connection.exec_first(sql.as_str(), values(sent)).await.expect(&sql);
        let text: String = row.expect("a plan").take(0).expect("a text");
        serde_json::from_str(&text).expect("a plan is JSON")
    }

    /// About how many rows each table of a database has.
    pub async fn table_sizes(&mut self, database: &str) -> HashMap<String, u64> {
        let sql = "SELECT table_name, table_rows FROM information_schema.tables WHERE table_schema = ?";
        let sizes: Vec<(String, Option<u64>)> =
            self.connection.exec(sql, (database,)).await.expect("the tables' sizes");
        sizes.into_iter().map(|(table, rows)| (table, rows.unwrap_or(0))).collect()
    }

    /// Runs a statement, and counts the rows, of tables or of indexes, that it looked at.
    pub async fn rows_read_by(&mut self, sent: &Sent) -> u64 {
        let before = self.rows_read().await;
        let _: Vec<Row> = self.connection.exec(sent.sql.as_str(), values(sent)).await.expect(&sent.sql);
        self.rows_read().await - before
    }

    /// What the storage engine handed out so far, and what it looked at and kept back because of a condition that was
    /// pushed down to it.
    async fn rows_read(&mut self) -> u64 {
        let counters: Vec<(String, u64)> =
            self.connection.query("SHOW SESSION STATUS LIKE 'Handler\\_%'").await.expect("the session's counters");
        let sum = |counts: fn(&str) -> bool| -> u64 {
            counters.iter().filter(|(name, _)| counts(name)).map(|(_, count)| count).sum()
        };
        let handed_out = sum(|name| name.starts_with("Handler_read_"));
        let kept_back = sum(|name| name == "Handler_icp_attempts") - sum(|name| name == "Handler_icp_match");
        handed_out + kept_back
    }
}

/// The values as the gateway sends them.
fn values(sent: &Sent) -> Params {
    let value = |bind: &Bind| match bind {
        Bind::Integer(number) => Value::Int(*number),
        Bind::Text(text) => Value::Bytes(text.clone().into_bytes()),
        Bind::Bytes(bytes) => Value::Bytes(bytes.clone()),
        Bind::Null => Value::NULL,
    };
    if sent.values.is_empty() { Params::Empty } else { Params::Positional(sent.values.iter().map(value).collect()) }
}
