//! Statements stay prepared, and say for whom they run where that costs nothing.

use wikigraph::db::{Pool, Server, Statement};
use wikigraph::tables::FromCell;
use wikigraph::telemetry::{called, metered, runs};

use super::wikis::{WHICH, Wikis, settings};

/// How many statements the only connection of a pool has prepared.
async fn prepared(pool: &Pool) -> i64 {
    let rows = pool.rows(Statement::new("SHOW SESSION STATUS LIKE 'Com_stmt_prepare'")).await.unwrap();
    String::from_cell(rows.cell(0, 1)).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_text_that_comes_again_stays_prepared_whoever_asks() {
    let wikis = Wikis::new(1, 1).await;
    let pool = &wikis.pools(&Server::new(&settings(1)))[0];
    // Asking for the count is prepared twice, too.
    for _ in 0..2 {
        prepared(pool).await;
    }
    let before = prepared(pool).await;
    for number in 0..20 {
        let asked = metered(async {
            called(&format!("request-{number}"));
            runs(&format!("Operation{number}"));
            pool.rows(Statement::new(WHICH)).await
        });
        assert_eq!(asked.await.unwrap().len(), 1);
    }
    assert_eq!(prepared(pool).await - before, 2);
}
