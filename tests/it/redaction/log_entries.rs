//! Log entries with every combination of hidden parts, on every path.

use serde_json::{Value, json};

use super::paths::Path;
use super::stage::TAG;
use super::subject::{ACTOR, CONTENT, Subject};

/// What is asked of each log entry.
pub const FIELDS: &str = "fragment row on LogEntry { databaseId type action actor { name user { name } } \
     namespace { number } title page { title } comment params tags \
     visibility { isContentHidden isCommentHidden isActorHidden isRestricted } }";

/// Every path to a log entry.
pub const PATHS: [Path; 25] = [
    any("wiki { logEntry(id: {id}) { ...row } }"),
    any(r#"node(id: "{node}") { ...row }"#),
    any(r#"nodes(ids: ["{node}"]) { ...row }"#),
    any("wiki { logEntries(filter: { {second} }) { nodes { ...row } totalCount } }"),
    any("wiki { logEntries(filter: { {second} }, last: 5) { edges { node { ...row } } } }"),
    any(r#"wiki { logEntries(filter: { type: "protect", {second} }) { nodes { ...row } totalCount } }"#),
    about_page(r#"wiki { page(title: "{title}") { logEntries { nodes { ...row } totalCount } } }"#),
    about_page(
        r#"wiki { pages(filter: { titles: ["{title}"] }) { nodes { logEntries(last: 5) { nodes { ...row } } } } }"#,
    ),
    about_page(r#"wiki { page(title: "{title}") { logEntries(filter: { type: "protect" }) { nodes { ...row } } } }"#),
    about_page(
        r#"wiki { page(title: "{title}") { logEntries(filter: { action: "{action}" }) { nodes { ...row } totalCount } } }"#,
    ),
    by_content("wiki { recentChange(id: {change}) { logEntry { ...row } } }"),
    by_content(r#"wiki { logEntries(filter: { title: "{title}" }) { nodes { ...row } totalCount } }"#),
    by_content(r#"wiki { logEntries(filter: { title: "{title}", type: "protect" }) { nodes { ...row } totalCount } }"#),
    by_content(
        r#"wiki { logEntries(filter: { title: "{title}", action: "{action}" }) { nodes { ...row } totalCount } }"#,
    ),
    by_content(
        r#"wiki { logEntries(filter: { type: "protect", action: "{action}" }) { nodes { ...row } totalCount } }"#,
    ),
    by_actor(r#"wiki { actor(name: "{actor}") { logEntries { nodes { ...row } totalCount } } }"#),
    by_actor("wiki { actor(id: {id}) { logEntries(last: 5) { nodes { ...row } totalCount } } }"),
    by_account(r#"wiki { user(name: "{actor}") { logEntries { nodes { ...row } totalCount } } }"#),
    by_actor(r#"wiki { logEntries(filter: { actor: "{actor}" }) { nodes { ...row } totalCount } }"#),
    by_actor(r#"wiki { logEntries(filter: { actor: "{actor}", type: "protect" }) { nodes { ...row } totalCount } }"#),
    by_both(r#"wiki { logEntries(filter: { actor: "{actor}", action: "{action}" }) { nodes { ...row } totalCount } }"#),
    by_both(r#"wiki { logEntries(filter: { actor: "{actor}", title: "{title}" }) { nodes { ...row } totalCount } }"#),
    by_both(
        r#"wiki { actor(name: "{actor}") { logEntries(filter: { title: "{title}" }) { nodes { ...row } totalCount } } }"#,
    ),
    by_both(
        r#"wiki { actor(name: "{actor}") { logEntries(filter: { action: "{action}" }) { nodes { ...row } totalCount } } }"#,
    ),
    Path {
        query: r#"wiki { page(title: "{title}") { logEntries(filter: { actor: "{actor}" }) { nodes { ...row } totalCount } } }"#,
        leads_to: |entry| entry.page.exists,
        finds: |entry| !entry.hides(CONTENT) && !entry.hides(ACTOR),
    },
];

const fn any(query: &'static str) -> Path {
    Path { query, leads_to: |_| true, finds: |_| true }
}

const fn about_page(query: &'static str) -> Path {
    Path { query, leads_to: |entry| entry.page.exists, finds: |entry| !entry.hides(CONTENT) }
}

const fn by_content(query: &'static str) -> Path {
    Path { query, leads_to: |_| true, finds: |entry| !entry.hides(CONTENT) }
}

const fn by_actor(query: &'static str) -> Path {
    Path { query, leads_to: |_| true, finds: |entry| !entry.hides(ACTOR) }
}

const fn by_account(query: &'static str) -> Path {
    Path { query, leads_to: |entry| entry.has_account, finds: |entry| !entry.hides(ACTOR) }
}

const fn by_both(query: &'static str) -> Path {
    Path { query, leads_to: |_| true, finds: |entry| !entry.hides(CONTENT) && !entry.hides(ACTOR) }
}

/// A log entry as an answer shows it.
pub fn shown(entry: &Subject) -> Value {
    let of_content = |value: Value| if entry.hides(CONTENT) { Value::Null } else { value };
    let page = if entry.page.exists { json!({ "title": entry.page.title }) } else { Value::Null };
    json!({
        "databaseId": entry.id,
        "type": "protect",
        "action": of_content(entry.action().into()),
        "actor": entry.shown_actor(),
        "namespace": of_content(json!({ "number": 0 })),
        "title": of_content(entry.page.title.clone().into()),
        "page": of_content(page),
        "comment": entry.shown_comment(),
        "params": if entry.bits == 0 { json!({ "told": entry.parameter() }) } else { Value::Null },
        "tags": [TAG],
        "visibility": entry.visibility(),
    })
}
