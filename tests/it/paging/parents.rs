//! Parents whose lists are worth paging through: found by the lengths of their lists.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::schema::Connection;
use crate::harness::Gateway;

/// Where nodes of a type are found: what of a wiki leads to the ids of some, and to no others.
const SOURCES: [(&str, &str); 4] = [
    (
        "Page",
        "longest: pages(first: 100, orderBy: { field: LENGTH, direction: DESC }) { nodes { id } }
         templates: pages(first: 50, filter: { namespace: 10 }) { nodes { id } }",
    ),
    ("User", "users(first: 100) { nodes { id } }"),
    ("Actor", "revisions(first: 500) { nodes { actor { id } } }"),
    ("Category", "pages(first: 100) { nodes { categories { nodes { id } } } }"),
];

/// How many nodes are looked at at once.
const TOGETHER: usize = 100;

/// The ids of some parents of each connection that has any, by the connection's full name: one with the longest list, one
/// with a middling one, and one with none, where there is such a one.
pub async fn of_all(gateway: &Gateway, connections: &[Connection]) -> BTreeMap<String, Vec<String>> {
    let mut parents = BTreeMap::new();
    for of in connections.iter().map(|connection| connection.of.as_str()).collect::<BTreeSet<_>>() {
        let own: Vec<&Connection> = connections.iter().filter(|connection| connection.of == of).collect();
        let ids = if matches!(of, "Query" | "Wiki") { Vec::new() } else { nodes(gateway, of).await };
        let mut lengths = Vec::new();
        for ids in ids.chunks(TOGETHER) {
            lengths.extend(lengths_of(gateway, of, &own, ids).await);
        }
        for (place, connection) in own.into_iter().enumerate() {
            let lengths = ids.iter().zip(&lengths).map(|(id, lengths)| (lengths[place], id.clone())).collect();
            parents.insert(connection.full_name(), chosen(lengths));
        }
    }
    parents
}

fn chosen(mut by_length: Vec<(u64, String)>) -> Vec<String> {
    by_length.sort();
    by_length.reverse();
    let filled = by_length.iter().take_while(|(length, _)| *length > 0).count();
    assert!(filled > 0 || by_length.is_empty(), "no list has rows: {by_length:?}");
    let mut places = vec![0, filled / 2, filled];
    places.dedup();
    places.into_iter().filter_map(|place| by_length.get(place)).map(|(_, id)| id.clone()).collect()
}

async fn lengths_of(gateway: &Gateway, of: &str, connections: &[&Connection], ids: &[String]) -> Vec<Vec<u64>> {
    let field = |connection: &&Connection| format!("{} {{ totalCount }}", connection.name);
    let fields = connections.iter().map(field).collect::<Vec<_>>().join(" ");
    let answer = gateway.ask(&format!("{{ nodes(ids: {ids:?}) {{ ... on {of} {{ {fields} }} }} }}")).await;
    let lengths = |node: &Value| {
        let of_list = |connection: &&Connection| node[&connection.name]["totalCount"].as_u64().expect("a short list");
        connections.iter().map(of_list).collect()
    };
    answer["nodes"].as_array().expect("nodes").iter().map(lengths).collect()
}

/// The ids of some nodes of a type, each once.
async fn nodes(gateway: &Gateway, of: &str) -> Vec<String> {
    let (_, path) = SOURCES.iter().find(|(known, _)| *known == of).unwrap_or_else(|| {
        panic!("the schema has a connection below {of}: say in SOURCES where such nodes are found");
    });
    let mut found = BTreeSet::new();
    collect_ids(&gateway.ask(&format!("{{ wiki {{ {path} }} }}")).await, &mut found);
    found.into_iter().collect()
}

fn collect_ids(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_ids(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| collect_ids(field, found)),
        Value::String(id) => {
            found.insert(id.clone());
        }
        _ => {}
    }
}
