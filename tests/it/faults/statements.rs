//! Statements stay prepared, and say for whom they run where that costs nothing.

use std::time::Duration;

use wikigraph::config::PoolSettings;
use wikigraph::db::{DatabaseError, Pool, Server, Statement};
use wikigraph::tables::FromCell;
use wikigraph::telemetry::{called, metered, runs};

use super::wikis::{WHICH, Wikis, settings};

/// How many statements the only connection of a pool has prepared.
async fn prepared(pool: &Pool) -> i64 {
    counted(pool, "Com_stmt_prepare").await
}

/// How many of these it has not had closed again.
async fn left_prepared(pool: &Pool) -> i64 {
    prepared(pool).await - counted(pool, "Com_stmt_close").await
}

async fn counted(pool: &Pool, variable: &str) -> i64 {
    let rows = pool.rows(Statement::new(format!("SHOW SESSION STATUS LIKE '{variable}'"))).await.unwrap();
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

#[tokio::test]
async fn a_statement_that_fails_is_not_left_prepared() {
    let wikis = Wikis::new(1, 1).await;
    let limit = PoolSettings { statement: Duration::from_millis(200), ..settings(1) };
    let pool = Pool::new(wikis.address(&wikis.names()[0]), limit, None);
    // Asking for the counts is prepared twice, and stays so.
    for _ in 0..2 {
        left_prepared(&pool).await;
    }
    let before = left_prepared(&pool).await;
    let tables = ["a", "b", "c", "d"].map(|alias| format!("information_schema.collations {alias}")).join(", ");
    for number in 0..10 {
        let endless = pool.rows(Statement::new(format!("SELECT COUNT(*) + {number} FROM {tables}"))).await;
        assert!(matches!(endless, Err(DatabaseError::StatementTimeout(_))), "{endless:?}");
        let two_rows = pool.rows(Statement::new(format!("SELECT {number} = (SELECT 1 UNION SELECT 2)"))).await;
        assert!(matches!(two_rows, Err(DatabaseError::Refused { .. })), "{two_rows:?}");
    }
    assert_eq!(left_prepared(&pool).await, before);
}
