//! Every field of the schema alone: a column that a type forgets to ask for cannot hide behind another field's.

use futures_util::{StreamExt, stream};
use serde_json::Value;

use super::schema::{Field, Path, Schema};
use crate::harness::Gateway;

/// Fields that need arguments, though the schema says so of few: rows of the embedded wiki that lead on everywhere.
const ARGUMENTS: [(&str, &str); 14] = [
    ("Query.node", r#"id: "{page}""#),
    ("Query.nodes", r#"ids: ["{page}"]"#),
    ("Wiki.namespace", "number: 1"),
    ("Wiki.page", r#"title: "Danube""#),
    (
        "Wiki.pages",
        r#"filter: { titles: [
            "Danube", "Talk:Danube", "Donau", "Ister", "Esztergom", "Main Page", "Template:Infobox river", "Category:Danube"
        ] }"#,
    ),
    ("Query.recentChanges", r#"wikis: ["sandboxwiki"]"#),
    ("Query.contributions", r#"wikis: ["sandboxwiki"], actor: "Iskar""#),
    ("Wiki.search", r#"query: "D""#),
    ("Wiki.revision", "id: {revision}"),
    ("Wiki.actor", r#"name: "Ada""#),
    ("Wiki.user", r#"name: "Splash9000""#),
    ("Wiki.recentChange", "id: {change}"),
    ("Wiki.logEntry", "id: {entry}"),
    ("Wiki.category", r#"name: "Danube""#),
];

/// Fields, and fields below them, that no row has.
const NOWHERE: [(&str, &str); 7] = [
    // The first has none before it.
    ("Page.firstRevision", "Revision.parent"),
    // It tells of an edit.
    ("Revision.recentChange", "RecentChange.logEntry"),
    ("Wiki.recentChange", "RecentChange.logEntry"),
    // The Danube is no redirect; nor is any category's page, and none is protected.
    ("Wiki.page", "Page.redirectTarget"),
    ("Category.page", "Page.redirectTarget"),
    ("Category.page", "Page.protections"),
    // Who is blocked has no rights.
    ("Wiki.user", "User.groups"),
];

/// Fields that the wiki's Action API answers, or that take somebody who is logged in: `tests/wiki/mutations` asks for them.
const BY_THE_API: [&str; 8] = [
    "Query.viewer",
    "Page.content",
    "Page.html",
    "Page.extract",
    "Page.viewerCan",
    "Revision.content",
    "Revision.html",
    "Revision.diff",
];

/// How many rows are asked of the first list on a path, so that some of them have what the path goes on with, and how
/// many of each list below it.
const ROWS: (usize, usize) = (500, 3);

/// How many queries run at a time.
const TOGETHER: usize = 4;

#[tokio::test]
async fn each_field_alone_and_each_below_it_answers() {
    let gateway = Gateway::sandbox().await;
    let schema = Schema::exported();
    let rows = KnownRows::of(&gateway).await;
    let may_walk = |field: &Field| field.is_list || !ARGUMENTS.iter().any(|(name, _)| *name == field.full_name);
    let is_of_the_api = |field: &Field| BY_THE_API.contains(&field.full_name.as_str());
    let paths = schema.paths(is_of_the_api, may_walk);
    let paths = paths.iter().flat_map(|path| schema.below(path));
    let paths: Vec<Path> = paths.filter(|path| !path.iter().any(is_of_the_api)).collect();
    assert!(paths.len() > 500, "only {} paths were found", paths.len());
    let problems = stream::iter(&paths).map(|path| problem(&gateway, path, rows.query(path))).buffered(TOGETHER);
    let problems: Vec<Option<String>> = problems.collect().await;
    let problems: Vec<String> = problems.into_iter().flatten().collect();
    assert!(problems.is_empty(), "{} of {}:\n{}", problems.len(), paths.len(), problems.join("\n"));
}

async fn problem(gateway: &Gateway, path: &Path, query: String) -> Option<String> {
    let resolved = gateway.execute(&query, Value::Null).await;
    if let Some(difference) = gateway.difference_when_straight(&query, Value::Null, &resolved).await {
        return Some(format!("{query}: {difference}"));
    }
    let response = serde_json::to_value(resolved).expect("a response is JSON");
    if let Some(errors) = response.get("errors") {
        return Some(format!("{query}: {errors}"));
    }
    let is_nowhere = path
        .windows(2)
        .any(|pair| NOWHERE.iter().any(|(field, below)| pair[0].full_name == *field && pair[1].full_name == *below));
    (!is_nowhere && !is_reached(&response["data"], path))
        .then(|| format!("{query}: no row of the embedded wiki leads there"))
}

/// Ids of rows that lead on: an edit of the newest month, and a move.
struct KnownRows([(&'static str, String); 4]);

impl KnownRows {
    async fn of(gateway: &Gateway) -> Self {
        let query = r#"{ wiki {
            page(title: "Danube") {
                id
                recentChanges(filter: { kinds: [EDIT] }, first: 1) { nodes { databaseId revision { databaseId } } }
            }
            logEntries(filter: { type: "move" }, first: 1) { nodes { databaseId } }
        } }"#;
        let answer = gateway.ask(query).await;
        let page = &answer["wiki"]["page"];
        let change = &page["recentChanges"]["nodes"][0];
        Self([
            ("{page}", page["id"].as_str().expect("the page has an id").to_owned()),
            ("{revision}", change["revision"]["databaseId"].to_string()),
            ("{change}", change["databaseId"].to_string()),
            ("{entry}", answer["wiki"]["logEntries"]["nodes"][0]["databaseId"].to_string()),
        ])
    }

    fn query(&self, path: &Path) -> String {
        let mut lists = 0;
        let mut texts = Vec::new();
        for field in path {
            let known = ARGUMENTS.iter().find(|(name, _)| *name == field.full_name);
            let mut arguments: Vec<String> = known.map(|(_, text)| (*text).to_owned()).into_iter().collect();
            if field.is_list {
                arguments.push(format!("first: {}", if lists == 0 { ROWS.0 } else { ROWS.1 }));
                lists += 1;
            }
            let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
            texts.push(format!("{}{arguments}", field.name));
        }
        let query = format!("{{ {} {}", texts.join(" { "), "}".repeat(texts.len()));
        self.0.iter().fold(query, |query, (word, value)| query.replace(word, value))
    }
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
