//! Very many parents get the lists that few get: on MariaDB those with few rows come by a join, the others by branches.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wikigraph::db::{Bind, Statement};

use crate::harness::Gateway;

/// Lists of all shapes below pages, actors and categories: both ways, filtered, of no rows, of more than are wanted.
const QUERY: &str = "query($ids: [ID!]!) { nodes(ids: $ids) {
    ... on Page {
        newest: revisions(first: 2) { nodes { databaseId size actor { name } comment } pageInfo { hasNextPage endCursor } }
        oldest: revisions(last: 1) { nodes { databaseId } pageInfo { hasPreviousPage startCursor } totalCount }
        minor: revisions(filter: { isMinor: true }, first: 1) { nodes { databaseId } }
        firstRevision { databaseId actor { name } }
        links(first: 3) { nodes { title } }
        backlinks(first: 2) { nodes { title } }
        categories(first: 1) { nodes { name } pageInfo { hasNextPage } }
        logEntries(first: 2) { nodes { databaseId type } }
        redirects(first: 2) { nodes { title } }
    }
    ... on Actor {
        revisions(first: 3) { nodes { databaseId page { title } } pageInfo { hasNextPage } }
        logEntries(first: 2, filter: { type: \"move\" }) { nodes { databaseId type } }
        recentChanges(last: 2) { nodes { databaseId } }
    }
} }";

#[tokio::test]
async fn very_many_parents_get_what_few_get_on_tables() {
    very_many_parents_get_what_few_get("lab143").await;
}

#[tokio::test]
async fn very_many_parents_get_what_few_get_on_views() {
    very_many_parents_get_what_few_get("lab143_p").await;
}

/// Rows that came along with those that were wanted have nothing loaded below them.
#[tokio::test]
async fn what_is_below_first_revisions_is_loaded_for_those_only() {
    let gateway = Gateway::lab("lab143").await;
    let query = "{ wiki { pages(first: 100) { nodes { firstRevision { databaseId recentChange { databaseId } } } } } }";
    let answer = gateway.ask(query).await;
    let pages = answer["wiki"]["pages"]["nodes"].as_array().expect("pages").len();
    assert!(pages >= 64, "{pages} parents are no crowd");
    let statements = gateway.statements();
    let below = statements.iter().filter(|statement| statement.sql().contains("rc_this_oldid"));
    let asked: BTreeSet<i64> = below.flat_map(Statement::binds).flat_map(numbers).collect();
    let revision = |page: &Value| page["firstRevision"]["databaseId"].as_i64();
    let wanted = answer["wiki"]["pages"]["nodes"].as_array().into_iter().flatten().filter_map(revision).collect();
    assert_eq!(asked, wanted);
}

/// The number that a value is, or those of a text in JSON.
fn numbers(value: &Bind) -> Vec<i64> {
    match value {
        Bind::Integer(number) => vec![*number],
        Bind::Text(text) => serde_json::from_str(text).unwrap_or_default(),
        Bind::Bytes(_) | Bind::Null => Vec::new(),
    }
}

async fn very_many_parents_get_what_few_get(database: &str) {
    let gateway = Gateway::lab(database).await;
    let found = gateway
        .ask("{ wiki { pages(first: 100) { nodes { id } } users(first: 100) { nodes { actor { id } } } } }")
        .await;
    let pages = found["wiki"]["pages"]["nodes"].as_array().expect("pages").iter().map(|page| page["id"].clone());
    let actors = found["wiki"]["users"]["nodes"].as_array().expect("users").iter().map(|user| &user["actor"]["id"]);
    let pages: Vec<Value> = pages.collect();
    let actors: Vec<Value> = actors.filter(|id| id.is_string()).cloned().collect();
    for (ids, least) in [(pages, 64), (actors, 32)] {
        assert!(ids.len() >= least, "{} parents are no crowd", ids.len());
        let all = gateway.ask_with(QUERY, json!({ "ids": ids })).await;
        let (joins, others): (Vec<_>, Vec<_>) =
            gateway.statements().into_iter().partition(|statement| statement.sql().contains("AS more FROM "));
        assert!(!joins.is_empty(), "no list came by a join");
        let is_of_revisions = |sql: &str| sql.contains("ORDER BY t.rev_") && sql.contains("t.rev_timestamp DESC");
        assert!(others.iter().any(|statement| is_of_revisions(statement.sql())), "nobody has many revisions");
        let mut few = Vec::new();
        for ids in ids.chunks(10) {
            let answer = gateway.ask_with(QUERY, json!({ "ids": ids })).await;
            few.extend(answer["nodes"].as_array().expect("nodes").clone());
        }
        assert_eq!(all["nodes"], Value::Array(few));
    }
}
