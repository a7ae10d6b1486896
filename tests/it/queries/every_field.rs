//! Every field of the schema alone: a column that a type forgets to ask for cannot hide behind another field's.

use serde_json::Value;
use wikigraph::types::{NodeId, NodeKind};

use super::schema::{Field, Path, Schema};
use crate::harness::Gateway;

/// Fields that need arguments, though the schema says so of few.
const ARGUMENTS: [(&str, &str); 10] = [
    ("Wiki.namespace", "number: 1"),
    ("Wiki.page", r#"title: "Danube""#),
    ("Wiki.search", r#"query: "D""#),
    ("Wiki.revision", "id: 1"),
    ("Wiki.actor", r#"name: "Ada""#),
    ("Wiki.user", r#"name: "Ada""#),
    ("Wiki.recentChange", "id: 1"),
    ("Wiki.logEntry", "id: 1"),
    ("Wiki.category", r#"name: "Rivers""#),
    ("Page.viewerCan", "action: READ"),
];

/// How many rows are asked of the first list on a path, so that some of them have what the path goes on with, and how
/// many of each list below it.
const ROWS: (usize, usize) = (200, 3);

#[tokio::test]
async fn each_field_alone_and_each_below_it_answers() {
    let gateway = Gateway::sandbox().await;
    let schema = Schema::exported();
    let page = NodeId::encode(&gateway.wiki.code, NodeKind::Page, "1");
    let mut problems = Vec::new();
    let mut asked = 0;
    for path in schema.paths(|field| field.is_list || !ARGUMENTS.iter().any(|(name, _)| *name == field.full_name)) {
        for below in schema.below(&path) {
            let query = query(&below, &page);
            let response = gateway.respond(&query, Value::Null).await;
            asked += 1;
            if let Some(errors) = response.get("errors") {
                problems.push(format!("{query}: {errors}"));
            } else if !is_reached(&response["data"], &below) {
                problems.push(format!("{query}: no row of the embedded wiki leads there"));
            }
        }
    }
    assert!(asked > 500, "only {asked} queries were made");
    assert!(problems.is_empty(), "{} of {asked}:\n{}", problems.len(), problems.join("\n"));
}

fn query(path: &Path, page: &str) -> String {
    let mut lists = 0;
    let mut texts = Vec::new();
    for field in path {
        let mut arguments: Vec<String> = Vec::new();
        match field.full_name.as_str() {
            "Query.node" => arguments.push(format!("id: {page:?}")),
            "Query.nodes" => arguments.push(format!("ids: [{page:?}]")),
            name => {
                arguments.extend(ARGUMENTS.iter().find(|(known, _)| *known == name).map(|(_, text)| text.to_string()))
            }
        }
        if field.is_list {
            arguments.push(format!("first: {}", if lists == 0 { ROWS.0 } else { ROWS.1 }));
            lists += 1;
        }
        let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
        texts.push(format!("{}{arguments}", field.name));
    }
    format!("{{ {} {}", texts.join(" { "), "}".repeat(texts.len()))
}

/// Whether the last field of the path was answered at least once, be it with null.
fn is_reached(data: &Value, path: &[Field]) -> bool {
    let Some((field, rest)) = path.split_first() else { return true };
    match data {
        Value::Array(items) => items.iter().any(|item| is_reached(item, path)),
        Value::Object(fields) => fields.get(&field.name).is_some_and(|value| is_reached(value, rest)),
        _ => false,
    }
}
