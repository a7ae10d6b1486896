//! What runs on a MariaDB.

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Error, Row};

/// A connection that a server has.
pub struct Connected {
    pub id: u64,
    pub account: String,
    pub database: Option<String>,
    pub statement: Option<String>,
}

/// The connections that a server has, as its owner sees them.
pub async fn connected(owner: &mut Conn) -> Vec<Connected> {
    let rows: Vec<Row> = owner.query("SHOW FULL PROCESSLIST").await.unwrap();
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Connected {
    Connected {
        id: row.take("Id").expect("an id"),
        account: row.take("User").expect("a name"),
        database: row.take("db").expect("a column"),
        statement: row
            .take::<Option<Vec<u8>>, _>("Info")
            .expect("a column")
            .map(|text| String::from_utf8_lossy(&text).into_owned()),
    }
}

/// Ends the statements (`QUERY`) or the connections (`CONNECTION`) of those that are meant.
pub async fn kill(owner: &mut Conn, what: &str, is_meant: impl Fn(&Connected) -> bool) {
    /// It has ended by itself meanwhile.
    const GONE: u16 = 1094;
    for found in connected(owner).await.into_iter().filter(is_meant) {
        match owner.query_drop(format!("KILL {what} {}", found.id)).await {
            Err(Error::Server(error)) if error.code == GONE => {}
            outcome => outcome.unwrap(),
        }
    }
}
