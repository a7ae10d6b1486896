//! Lists that the wiki's API orders, over the embedded wiki and what a database has of it.

use std::path::Path;

use diesel::connection::{Connection as _, SimpleConnection};
use diesel::sqlite::SqliteConnection;
use serde_json::{Value, json};
use wikigraph::auth::Identity;
use wikigraph::graph::Schema;

use super::embedded::{Embedded, ask, respond};

async fn writes(schema: &Schema, who: &Identity, title: &str, text: &str) {
    let edit = "mutation($title: String!, $text: String!) {
        editPage(input: { page: { title: $title }, content: { append: $text } }) { errors { message } } }";
    let done = ask(schema, Some(who), edit, json!({"title": title, "text": text})).await;
    assert_eq!(done["editPage"]["errors"], json!([]), "{title}");
}

async fn watches(schema: &Schema, who: &Identity, title: &str) {
    let watch = "mutation($title: String!) { watchPage(input: { page: { title: $title } }) { errors { message } } }";
    let done = ask(schema, Some(who), watch, json!({"title": title})).await;
    assert_eq!(done["watchPage"]["errors"], json!([]), "{title}");
}

const WATCHED: &str = "query($first: Int, $after: String) { viewer { watchlist(first: $first, after: $after) {
    nodes { databaseId kind title } pageInfo { endCursor } } } }";

/// Two changes elsewhere that are like each other, and like the newest change but for their source.
fn add_changes_elsewhere(file: &Path) {
    let mut wiki = SqliteConnection::establish(&file.display().to_string()).unwrap();
    let statements = "PRAGMA busy_timeout = 5000;
        CREATE TEMP TABLE elsewhere AS SELECT * FROM recentchanges ORDER BY rc_id DESC LIMIT 1;
        UPDATE elsewhere SET rc_id = rc_id + 1, rc_source = 'wb';
        INSERT INTO recentchanges SELECT * FROM elsewhere;
        UPDATE elsewhere SET rc_id = rc_id + 1;
        INSERT INTO recentchanges SELECT * FROM elsewhere;";
    wiki.batch_execute(statements).unwrap();
}

#[tokio::test]
async fn what_is_watched_is_told_from_what_changed_with_it() {
    let embedded = Embedded::start().await;
    let schema = embedded.gateway_over(&embedded.file()).await;
    let zsofia = embedded.identity_of("Zsófia").await;
    watches(&schema, &zsofia, "Danube").await;
    writes(&schema, &zsofia, "Danube", "[[Category:Far shores]] [[Category:Near shores]]").await;
    let newest = ask(&schema, Some(&zsofia), WATCHED, json!({"first": 1})).await;
    let newest = &newest["viewer"]["watchlist"]["nodes"][0];
    assert_eq!((&newest["kind"], &newest["title"]), (&json!("EDIT"), &json!("Danube")));

    for title in ["Category:Far shores", "Category:Near shores"] {
        watches(&schema, &zsofia, title).await;
    }
    add_changes_elsewhere(&embedded.file());
    let all = "{ wiki { recentChanges(first: 5) { nodes { databaseId kind title } } } }";
    let all = ask(&schema, None, all, Value::Null).await["wiki"]["recentChanges"]["nodes"].take();
    let kinds: Vec<&Value> = all.as_array().unwrap().iter().map(|change| &change["kind"]).collect();
    assert_eq!(kinds, ["EXTERNAL", "EXTERNAL", "CATEGORIZE", "CATEGORIZE", "EDIT"]);
    let watched = ask(&schema, Some(&zsofia), WATCHED, json!({"first": 5})).await;
    assert_eq!(watched["viewer"]["watchlist"]["nodes"], all);

    let (mut after, mut one_by_one) = (Value::Null, Vec::new());
    for _ in 0..5 {
        let answer = ask(&schema, Some(&zsofia), WATCHED, json!({"first": 1, "after": after})).await;
        let page = &answer["viewer"]["watchlist"];
        one_by_one.push(page["nodes"][0].clone());
        after = page["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(Value::from(one_by_one), all);
}

#[tokio::test]
async fn a_search_goes_on_behind_pages_that_the_database_does_not_have() {
    let embedded = Embedded::start().await;
    let schema = embedded.gateway_over(&embedded.copy()).await;
    let zsofia = embedded.identity_of("Zsófia").await;
    for title in ["Oxbow one", "Oxbow two", "Oxbow three"] {
        writes(&schema, &zsofia, title, "A zwirbelfluss.").await;
    }
    let search = "query($after: String) { wiki {
        search(query: \"zwirbelfluss\", mode: FULL_TEXT, first: 2, after: $after) {
            totalCount edges { cursor } pageInfo { hasNextPage startCursor endCursor } } } }";
    let mut after = Value::Null;
    for has_next in [true, false] {
        let answer = ask(&schema, None, search, json!({"after": after})).await;
        let page = &answer["wiki"]["search"];
        assert_eq!((&page["totalCount"], &page["edges"]), (&json!(3), &json!([])));
        assert_eq!(page["pageInfo"]["hasNextPage"], has_next);
        assert_eq!(page["pageInfo"]["startCursor"], Value::Null);
        after = page["pageInfo"]["endCursor"].clone();
        assert!(after.is_string(), "{page}");
    }
    let answer = ask(&schema, None, search, json!({"after": after})).await;
    assert_eq!(answer["wiki"]["search"]["pageInfo"]["endCursor"], Value::Null, "nothing was looked at");
}

/// Lists with their cursors; of those that the API orders, each has rows.
const LISTS: [&str; 6] = [
    "viewer { list: contributions(first: 1, after: $after) { pageInfo { endCursor } } }",
    "viewer { list: watchlist(first: 1, after: $after) { pageInfo { endCursor } } }",
    "wiki { list: search(query: \"river\", mode: FULL_TEXT, first: 1, after: $after) { pageInfo { endCursor } } }",
    "wiki { list: search(query: \"bridge\", mode: FULL_TEXT, first: 1, after: $after) { pageInfo { endCursor } } }",
    "wiki { list: search(query: \"river\", namespaces: [0, 14], mode: FULL_TEXT, first: 1, after: $after) {
        pageInfo { endCursor } } }",
    "wiki { list: search(query: \"R\", first: 1, after: $after) { pageInfo { endCursor } } }",
];

#[tokio::test]
async fn cursors_of_the_apis_lists_are_each_of_one_list() {
    let embedded = Embedded::start().await;
    let schema = embedded.gateway_over(&embedded.file()).await;
    let zsofia = embedded.identity_of("Zsófia").await;
    watches(&schema, &zsofia, "Danube").await;
    writes(&schema, &zsofia, "Danube", "More.").await;
    let page = async |list: &str, after: &Value| {
        let query = format!("query($after: String) {{ {list} }}");
        respond(&schema, Some(&zsofia), &query, json!({"after": after})).await
    };
    let mut cursors = Vec::new();
    for list in LISTS {
        let first = page(list, &Value::Null).await;
        let cursor = ["viewer", "wiki"].map(|of| first["data"][of]["list"]["pageInfo"]["endCursor"].clone());
        cursors.extend(cursor.into_iter().filter(|cursor| !cursor.is_null()));
    }
    assert_eq!(cursors.len(), LISTS.len());
    for (number, list) in LISTS.into_iter().enumerate() {
        for (other, cursor) in cursors.iter().enumerate() {
            let answer = page(list, cursor).await;
            if number == other {
                assert_eq!(answer.get("errors"), None, "{list}");
                continue;
            }
            let error = &answer["errors"][0];
            assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{list} with a cursor of {}", LISTS[other]);
            let message = error["message"].as_str().unwrap();
            // The last list is the database's.
            let is_told = other + 1 == LISTS.len() || message.contains("from a list with another order or filter");
            assert!(is_told, "{list} with a cursor of {}: {message}", LISTS[other]);
        }
    }
}
