//! Pages that are asked for by their titles come in the list's order, however many are named and wanted.

use serde_json::{Value, json};

use super::assert_none;
use super::titles::pages;
use crate::harness::Gateway;

/// So many titles share a statement, the shortest with the shortest: one that is kept from short titles has to find long
/// ones, too.
const TOGETHER: usize = 20;

#[tokio::test]
async fn named_pages_come_in_order_on_the_embedded_wiki() {
    named_pages_come_in_order(Gateway::sandbox().await).await;
}

#[tokio::test]
async fn named_pages_come_in_order_on_tables() {
    named_pages_come_in_order(Gateway::lab("lab143").await).await;
}

#[tokio::test]
async fn named_pages_come_in_order_on_views() {
    named_pages_come_in_order(Gateway::lab("lab143_p").await).await;
}

async fn named_pages_come_in_order(gateway: Gateway) {
    let all = pages(&gateway).await;
    let key = |page: &Value| page["dbKey"].as_str().expect("a database key").to_owned();
    let namespace = |page: &Value| page["namespace"]["number"].as_i64().expect("a number");
    let mut by_length: Vec<&Value> = all.iter().collect();
    by_length.sort_by_key(|page| key(page).len());
    let mut problems = Vec::new();
    for named in by_length.chunks(TOGETHER) {
        let mut titles: Vec<Value> = named.iter().map(|page| page["title"].clone()).collect();
        titles.extend([titles[0].clone(), json!("There is no such page")]);
        for (direction, first, after_first) in
            [("ASC", 50, false), ("DESC", 50, false), ("ASC", 7, false), ("ASC", 50, true)]
        {
            let mut expected = named.to_vec();
            expected.sort_by_key(|page| (namespace(page), key(page)));
            if direction == "DESC" {
                expected.reverse();
            }
            let query = "query ($titles: [String!]!, $first: Int!, $after: String, $direction: OrderDirection!) { wiki {
                pages(filter: { titles: $titles }, orderBy: { field: TITLE, direction: $direction }, first: $first, after: $after) {
                    nodes { databaseId } pageInfo { hasNextPage startCursor }
                }
            } }";
            let asked =
                |after: Value| json!({ "titles": titles, "first": first, "after": after, "direction": direction });
            let mut found = gateway.ask_with(query, asked(Value::Null)).await["wiki"]["pages"].take();
            if after_first {
                expected.remove(0);
                found = gateway.ask_with(query, asked(found["pageInfo"]["startCursor"].take())).await["wiki"]["pages"]
                    .take();
            }
            let has_more = expected.len() > first;
            expected.truncate(first);
            let expected: Vec<Value> =
                expected.iter().map(|page| json!({ "databaseId": page["databaseId"] })).collect();
            if found["nodes"] != Value::Array(expected) || found["pageInfo"]["hasNextPage"] != has_more {
                problems.push(format!(
                    "{direction}, first {first}, after the first: {after_first}: {titles:?} give {found}"
                ));
            }
        }
    }
    assert_none(&problems);
}
