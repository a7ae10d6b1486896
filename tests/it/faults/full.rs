//! A server that has no room left.

use mysql_async::Conn;
use mysql_async::prelude::Queryable;

use super::mariadb::MariaDb;

/// After so many rows in a row that were refused there is no room for any: how much one needs depends on where in an index
/// it belongs.
const REFUSALS: usize = 20;

/// Has all tables share a file that may hardly grow any more, and fills it, in the end with rows by these statements.
pub async fn fill_up(server: &mut MariaDb, last: &[String]) {
    server.owner().await.query_drop("CREATE TABLE people.filler (bytes LONGBLOB)").await.unwrap();
    server.stop().await;
    let path = format!("--innodb-data-file-path=ibdata1:12M:autoextend:max:{}M", server.tablespace() + 1);
    server.start_again(&["--innodb-file-per-table=0", &path]).await;
    let mut owner = server.owner().await;
    let blobs =
        [1_000_000, 100_000, 7_000].map(|length| format!("INSERT INTO people.filler VALUES (REPEAT('x', {length}))"));
    loop {
        // What is remembered so that rows can be undone is in the same file, and given back in a while.
        owner.query_drop("SET GLOBAL innodb_max_purge_lag_wait = 0").await.unwrap();
        let mut written = 0;
        for sql in blobs.iter().chain(last) {
            written += fill(&mut owner, sql).await;
        }
        if written == 0 {
            return;
        }
    }
}

/// Writes rows until there is no room for another one, and says how many there was room for.
async fn fill(owner: &mut Conn, sql: &str) -> usize {
    let (mut written, mut refused) = (0, 0);
    while refused < REFUSALS {
        match owner.query_drop(sql).await {
            Ok(()) => (written, refused) = (written + 1, 0),
            Err(mysql_async::Error::Server(error)) if error.code == 1114 => refused += 1,
            Err(error) => panic!("{sql}: {error}"),
        }
    }
    written
}
