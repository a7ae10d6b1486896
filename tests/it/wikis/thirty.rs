//! Thirty wikis on three servers: one list over all, on few connections, through servers that hang and die.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::cluster::{AUTHOR, Cluster, Row, changes, codes, codes_of, contributions};
use crate::harness::Gateway;

/// How many connections each server has for the gateway: fewer than it has wikis.
const CONNECTIONS: usize = 4;

fn query(field: &str, codes: &[String], paging: &str) -> String {
    format!(
        "{{ list: {field}, wikis: {codes:?}, {paging}) {{ nodes {{ timestamp databaseId wiki {{ code }} \
         page {{ title }} actor {{ name }} comment }} pageInfo {{ hasNextPage endCursor }} }} }}"
    )
}

/// The rows of an answer; each is all of its own wiki.
fn rows(list: &Value) -> Vec<Row> {
    let row = |node: &Value| {
        let code = node["wiki"]["code"].as_str().unwrap().to_owned();
        assert_eq!(node["page"]["title"], format!("Page of {code}"));
        assert_eq!(node["comment"], format!("on {code}"));
        assert!(node["actor"]["name"] == AUTHOR || node["actor"]["name"] == format!("Somebody of {code}"));
        let id = node["databaseId"].as_i64().or_else(|| node["databaseId"].as_str()?.parse().ok()).unwrap();
        (node["timestamp"].as_str().unwrap().to_owned(), code, id)
    };
    list["nodes"].as_array().unwrap().iter().map(row).collect()
}

async fn paged(gateway: &Gateway, field: &str, codes: &[String], size: usize) -> Vec<Row> {
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let answer = gateway.ask(&query(field, codes, &format!("first: {size}{after}"))).await;
        found.extend(rows(&answer["list"]));
        if answer["list"]["pageInfo"]["hasNextPage"] == false {
            return found;
        }
        after = format!(", after: {}", answer["list"]["pageInfo"]["endCursor"]);
    }
}

/// The wikis that errors name, all of which have this code and the path of the list.
fn named(response: &Value, error_code: &str) -> BTreeSet<String> {
    let errors = response["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let wiki = |error: &Value| {
        assert_eq!((&error["extensions"]["code"], &error["path"]), (&json!(error_code), &json!(["list"])), "{error}");
        error["extensions"]["wiki"].as_str().expect("an error names its wiki").to_owned()
    };
    errors.iter().map(wiki).collect()
}

fn set(codes: Vec<String>) -> BTreeSet<String> {
    codes.into_iter().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_wikis_are_one_list() {
    let mut cluster = Cluster::start().await;
    let gateway = Gateway::many(cluster.variables(CONNECTIONS)).await;
    let (all, of_author) = ("recentChanges(filter: {}", format!("contributions(actor: {AUTHOR:?}"));
    let listed = gateway.ask("{ wikis(first: 50) { totalCount } }").await;
    assert_eq!(listed["wikis"]["totalCount"], 30);

    for size in [500, 97, 30, 7] {
        assert_eq!(paged(&gateway, all, &codes(), size).await, changes(&codes()), "by {size}");
        assert_eq!(paged(&gateway, &of_author, &codes(), size).await, contributions(&codes()), "by {size}");
    }
    gateway.statements();
    gateway.ask(&query(all, &codes(), "first: 20")).await;
    assert_eq!(gateway.statements().len(), 30, "one statement a wiki");

    let asked = query(&of_author, &codes(), "first: 20");
    let many = (0..20).map(|_| gateway.ask(&asked));
    for answer in futures_util::future::join_all(many).await {
        assert_eq!(rows(&answer["list"]), contributions(&codes())[..20]);
    }
    for server in &cluster.servers {
        assert!(server.connections().await <= CONNECTIONS, "a budget is a server's, not a wiki's");
    }

    let others: Vec<String> = codes().into_iter().filter(|code| !codes_of(1).contains(code)).collect();
    cluster.servers[1].freeze();
    let response = gateway.respond(&query(all, &codes(), "first: 500"), Value::Null).await;
    assert_eq!(named(&response, "TIMEOUT"), set(codes_of(1)));
    assert_eq!(rows(&response["data"]["list"]), changes(&others), "what hangs leaves all else");
    cluster.servers[1].thaw();
    assert_eq!(paged(&gateway, all, &codes(), 100).await, changes(&codes()), "all is well again");

    cluster.servers[1].crash();
    let response = gateway.respond(&query(all, &codes(), "first: 500"), Value::Null).await;
    assert_eq!(named(&response, "UPSTREAM_UNAVAILABLE"), set(codes_of(1)));
    assert_eq!(rows(&response["data"]["list"]), changes(&others), "what is down leaves all else");
    cluster.servers[1].start_again().await;
    assert_eq!(paged(&gateway, &of_author, &codes(), 50).await, contributions(&codes()), "all is well again");
}
