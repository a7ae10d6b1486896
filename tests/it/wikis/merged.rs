//! Lists over several wikis: whole, in order, and through any pages; and what becomes of a wiki that fails.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{lab_by_section, only_error};
use crate::harness::Gateway;

const WIKIS: [&str; 3] = ["lab143", "lab145", "lab146"];

/// A list over several wikis: its field, and the arguments that choose its rows.
struct List {
    field: &'static str,
    arguments: String,
}

const PAGE: &str = "edges { cursor node { id timestamp databaseId wiki { code } } }
                    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

impl List {
    fn new(field: &'static str, arguments: impl Into<String>) -> Self {
        Self { field, arguments: arguments.into() }
    }

    fn query(&self, wikis: &[&str], paging: &str) -> String {
        format!("{{ list: {}(wikis: {wikis:?}, {} {paging}) {{ {PAGE} }} }}", self.field, self.arguments)
    }

    async fn page(&self, gateway: &Gateway, wikis: &[&str], paging: &str) -> Value {
        gateway.ask(&self.query(wikis, paging)).await["list"].take()
    }

    /// All rows through pages of this size.
    async fn all(&self, gateway: &Gateway, wikis: &[&str], size: usize) -> Vec<Value> {
        let (mut rows, mut after) = (Vec::new(), String::new());
        loop {
            let page = self.page(gateway, wikis, &format!("first: {size}{after}")).await;
            let edges = page["edges"].as_array().unwrap();
            assert!(edges.len() <= size && page["pageInfo"]["hasPreviousPage"] == json!(!after.is_empty()));
            rows.extend(edges.iter().map(|edge| edge["node"].clone()));
            assert_eq!(page["pageInfo"]["endCursor"], edges.last().map_or(Value::Null, |edge| edge["cursor"].clone()));
            if page["pageInfo"]["hasNextPage"] == false {
                return rows;
            }
            assert_eq!(edges.len(), size, "a page that is not the last is full");
            after = format!(", after: {}", page["pageInfo"]["endCursor"]);
        }
    }
}

fn lists() -> [List; 4] {
    [
        List::new("recentChanges", ""),
        List::new("recentChanges", "filter: { namespaces: [0, 2], isBot: false },"),
        List::new("contributions", "actor: \"Admin\","),
        List::new("contributions", "actor: \"admin\", filter: { isMinor: false },"),
    ]
}

fn key(row: &Value) -> (String, String, i64) {
    let id = row["databaseId"].as_i64().or_else(|| row["databaseId"].as_str()?.parse().ok()).unwrap();
    (row["timestamp"].as_str().unwrap().to_owned(), row["wiki"]["code"].as_str().unwrap().to_owned(), id)
}

#[tokio::test]
async fn pages_of_any_size_make_the_whole() {
    let gateway = Gateway::many(lab_by_section()).await;
    for list in lists() {
        let whole = list.all(&gateway, &WIKIS, 500).await;
        let keys: Vec<_> = whole.iter().map(key).collect();
        assert!(keys.is_sorted_by(|before, after| before > after), "{}: not in order", list.field);
        let mut alone = Vec::new();
        for wiki in WIKIS {
            alone.extend(list.all(&gateway, &[wiki], 500).await);
        }
        let names = |rows: &[Value]| rows.iter().map(|row| row["id"].to_string()).collect::<BTreeSet<_>>();
        assert_eq!(names(&whole), names(&alone), "{} {}", list.field, list.arguments);
        assert!(whole.len() == alone.len() && whole.len() > 20, "{}: {} rows", list.field, whole.len());
        let short = &whole[..whole.len().min(60)];
        for size in [1, 2, 7, 19] {
            let (mut rows, mut after) = (Vec::new(), String::new());
            while rows.len() < short.len() {
                let page = list
                    .page(&gateway, &["lab146", "lab143", "lab145", "lab143"], &format!("first: {size}{after}"))
                    .await;
                rows.extend(page["edges"].as_array().unwrap().iter().map(|edge| edge["node"].clone()));
                after = format!(", after: {}", page["pageInfo"]["endCursor"]);
            }
            assert_eq!(&rows[..short.len()], short, "{} by {size}", list.field);
        }
    }
}

#[tokio::test]
async fn rows_of_one_second_come_by_wiki_and_id() {
    let gateway = Gateway::many(lab_by_section()).await;
    let list = List::new("contributions", "actor: \"Admin\",");
    // The same story was told on all three: each second has rows of each.
    let rows = list.all(&gateway, &WIKIS, 3).await;
    let shared = rows.windows(2).filter(|pair| pair[0]["timestamp"] == pair[1]["timestamp"]).count();
    assert!(shared > 10, "only {shared} neighbours are of one second");
    assert!(rows.iter().map(key).collect::<Vec<_>>().is_sorted_by(|before, after| before > after));
}

#[tokio::test]
async fn a_server_is_asked_once_and_rows_bring_their_partners() {
    let gateway = Gateway::many(lab_by_section()).await;
    let query = format!(
        "{{ recentChanges(wikis: {WIKIS:?}, first: 30) {{ totalCount nodes {{ wiki {{ code }} title actor {{ name }} }} }} }}"
    );
    gateway.ask(&query).await;
    gateway.statements();
    let answer = gateway.ask(&query).await;
    assert_eq!(gateway.statements().len(), 2, "a statement for all, as they are on one server, and one that counts");
    let mut total = 0;
    for wiki in WIKIS {
        let query = format!("{{ wiki(code: {wiki:?}) {{ recentChanges(first: 1) {{ totalCount }} }} }}");
        total += gateway.ask(&query).await["wiki"]["recentChanges"]["totalCount"].as_i64().unwrap();
    }
    assert_eq!(answer["recentChanges"]["totalCount"], total);
    let resolved = gateway.execute(&query, Value::Null).await;
    assert_eq!(gateway.difference_when_straight(&query, Value::Null, &resolved).await, None);
}

#[tokio::test]
async fn a_cursor_is_good_for_its_own_list_only() {
    let gateway = Gateway::many(lab_by_section()).await;
    let list = List::new("recentChanges", "");
    let cursor = list.page(&gateway, &WIKIS, "first: 3").await["pageInfo"]["endCursor"].to_string();
    let single = gateway.ask("{ wiki { recentChanges(first: 1) { pageInfo { endCursor } } } }").await;
    let single = single["wiki"]["recentChanges"]["pageInfo"]["endCursor"].to_string();
    let foreign = [
        list.query(&WIKIS[..2], &format!("after: {cursor}")),
        List::new("recentChanges", "filter: { isBot: true },").query(&WIKIS, &format!("after: {cursor}")),
        List::new("contributions", "actor: \"Admin\",").query(&WIKIS, &format!("after: {cursor}")),
        list.query(&WIKIS, &format!("after: {single}")),
        list.query(&WIKIS, "after: \"AAAA\""),
        list.query(&WIKIS, "after: \"\""),
        list.query(&WIKIS, "first: 501"),
        list.query(&WIKIS, "first: -1"),
        list.query(&[], "first: 1"),
        list.query(&["lab143", "no-code"], "first: 1"),
    ];
    for query in foreign {
        let (code, message, _) = only_error(&gateway.respond(&query, Value::Null).await);
        assert_eq!(code, "BAD_USER_INPUT", "{query}: {message}");
    }
    let many: Vec<String> = (0..51).map(|number| format!("wiki{number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let (code, message, _) = only_error(&gateway.respond(&list.query(&many, ""), Value::Null).await);
    assert!(code == "BAD_USER_INPUT" && message.contains("50"), "{message}");
}

#[tokio::test]
async fn a_wiki_that_fails_is_named_and_leaves_the_others_rows() {
    let gateway = Gateway::many(lab_by_section()).await;
    let list = List::new("recentChanges", "");
    let response = gateway.respond(&list.query(&["lab143", "nowiki"], "first: 5"), Value::Null).await;
    let (code, message, wiki) = only_error(&response);
    assert_eq!((code.as_str(), wiki), ("BAD_USER_INPUT", json!("nowiki")), "{message}");
    assert_eq!(response["errors"][0]["path"], json!(["list"]));
    assert_eq!(response["data"]["list"]["edges"].as_array().unwrap().len(), 5);
}
