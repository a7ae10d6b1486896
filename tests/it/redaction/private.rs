//! Tags that are for some only, and log types that are not known to be for all.

use wikigraph::types::{NodeId, NodeKind};

use super::paths::{miscounted, told};
use super::rows::Text;
use super::stage::{PRIVATE_TAG, Stage};
use crate::harness::Gateway;

/// Types of MediaWiki and its extensions that are for some, and one that nobody has heard of.
const TYPES: [&str; 5] = ["suppress", "abusefilterprivatedetails", "titleblacklist", "checkuser-private", "unheard of"];

/// A log entry that nobody may see; its number is also its actor's, its comment's and its recent change's.
pub struct PrivateEntry {
    id: u32,
    kind: &'static str,
}

/// Every path to a log entry.
const PATHS: [&str; 14] = [
    "wiki { logEntry(id: {id}) { ...entry } }",
    r#"node(id: "{node}") { ...entry }"#,
    "wiki { logEntries(first: 500) { nodes { ...entry } } }",
    r#"wiki { logEntries(filter: { type: "{type}" }) { nodes { ...entry } totalCount } }"#,
    r#"wiki { logEntries(filter: { type: "{type}", action: "private_{id}" }) { nodes { ...entry } totalCount } }"#,
    r#"wiki { logEntries(filter: { title: "Private title {id}" }) { nodes { ...entry } totalCount } }"#,
    r#"wiki { logEntries(filter: { actor: "Private actor {id}" }) { nodes { ...entry } totalCount } }"#,
    r#"wiki { logEntries(filter: { actor: "Private actor {id}", type: "{type}" }) { nodes { ...entry } totalCount } }"#,
    r#"wiki { actor(name: "Private actor {id}") { logEntries { nodes { ...entry } totalCount } } }"#,
    "wiki { actor(id: {id}) { logEntries { nodes { ...entry } totalCount } } }",
    "wiki { recentChange(id: {id}) { logEntry { ...entry } } }",
    "wiki { recentChanges(first: 500) { nodes { logEntry { ...entry } } } }",
    r#"wiki { page(title: "Private title {id}") { logEntries { nodes { ...entry } totalCount } } }"#,
    r#"wiki { pages(filter: { titles: ["Private title {id}"] }) { nodes { logEntries { nodes { ...entry } totalCount } } } }"#,
];

const FIELDS: &str = "fragment entry on LogEntry { id type action title comment params actor { name } tags }";

/// Adds a log entry of each private type to the stage, about a page that is there.
pub fn entries_of(stage: &mut Stage) -> Vec<PrivateEntry> {
    TYPES.map(|kind| add(stage, kind)).into()
}

/// Looks for private log entries on every path.
pub async fn look_for_entries(gateway: &Gateway, entries: &[PrivateEntry]) -> Vec<String> {
    let secrets: Vec<String> = entries.iter().flat_map(PrivateEntry::secrets).collect();
    let mut problems = Vec::new();
    for entry in entries {
        for path in PATHS {
            let id = entry.id.to_string();
            let node = NodeId::encode(&gateway.wiki.code, NodeKind::LogEntry, &id);
            let path = path.replace("{id}", &id).replace("{type}", entry.kind).replace("{node}", &node);
            let answer = gateway.ask(&format!("{{ answer: {path} }} {FIELDS}")).await;
            problems.extend(told(&answer, &secrets).into_iter().map(|secret| format!("{path} tells {secret}")));
            problems.extend(miscounted(&answer).map(|page| format!("{path}: {page}")));
        }
    }
    problems
}

/// Asks for recent changes by a private tag.
pub async fn look_for_tag(gateway: &Gateway) -> Option<String> {
    let query =
        format!("{{ wiki {{ recentChanges(filter: {{ tag: {PRIVATE_TAG:?} }}) {{ nodes {{ id }} totalCount }} }} }}");
    let answer = gateway.ask(&query).await;
    let is_empty = answer["wiki"]["recentChanges"] == serde_json::json!({ "nodes": [], "totalCount": 0 });
    (!is_empty).then(|| format!("a private tag finds {answer}"))
}

impl PrivateEntry {
    /// What it holds. That it is told of elsewhere, as its recent change does where the wiki made one, is the wiki's will.
    fn secrets(&self) -> [String; 3] {
        let id = self.id;
        [format!("private_{id}"), format!("Private parameter {id}"), format!("\"type\":{:?}", self.kind)]
    }
}

fn add(stage: &mut Stage, kind: &'static str) -> PrivateEntry {
    let id = stage.number();
    let title = format!("Private_title_{id}");
    let action = format!("private_{id}");
    let when = Text("20010103000000");
    stage.comment(id, &format!("Private comment {id}"));
    let rows = &mut stage.rows;
    rows.add(
        "actor",
        &[("actor_id", &id), ("actor_user", &"NULL"), ("actor_name", &Text(&format!("Private actor {id}")))],
    );
    rows.add(
        "page",
        &[
            ("page_id", &id),
            ("page_namespace", &0),
            ("page_title", &Text(&title)),
            ("page_random", &0.5),
            ("page_touched", &when),
            ("page_latest", &0),
            ("page_len", &0),
        ],
    );
    rows.add(
        "logging",
        &[
            ("log_id", &id),
            ("log_type", &Text(kind)),
            ("log_action", &Text(&action)),
            ("log_timestamp", &when),
            ("log_actor", &id),
            ("log_title", &Text(&title)),
            ("log_page", &id),
            ("log_comment_id", &id),
            ("log_params", &Text(&format!("Private parameter {id}"))),
        ],
    );
    rows.add(
        "recentchanges",
        &[
            ("rc_id", &id),
            ("rc_timestamp", &when),
            ("rc_actor", &id),
            ("rc_title", &Text(&title)),
            ("rc_comment_id", &id),
            ("rc_cur_id", &id),
            ("rc_source", &Text("mw.log")),
            ("rc_logid", &id),
            ("rc_log_type", &Text(kind)),
            ("rc_log_action", &Text(&action)),
        ],
    );
    PrivateEntry { id, kind }
}
