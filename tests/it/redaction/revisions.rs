//! Revisions with every combination of hidden parts, on every path.

use serde_json::{Value, json};

use super::paths::Path;
use super::stage::{HISTORY, TAG, size};
use super::subject::{ACTOR, CONTENT, Kind, Subject};

/// What is asked of each revision.
pub const FIELDS: &str = "fragment row on Revision { databaseId actor { name user { name } } comment size sizeDelta sha1 \
     contentModel tags visibility { isContentHidden isCommentHidden isActorHidden isRestricted } }";

const LATEST: u32 = HISTORY - 1;

/// Every path to a revision.
pub const PATHS: [Path; 29] = [
    any("wiki { revision(id: {id}) { ...row } }"),
    any(r#"node(id: "{node}") { ...row }"#),
    any(r#"nodes(ids: ["{node}"]) { ...row }"#),
    any("wiki { revisions(filter: { {second} }) { nodes { ...row } totalCount } }"),
    any("wiki { revisions(filter: { {second} }, last: 5) { edges { node { ...row } } } }"),
    any(r#"wiki { page(title: "{title}") { revisions { nodes { ...row } totalCount } } }"#),
    any(r#"wiki { page(title: "{title}") { revisions { nodes { ...row } } } }"#),
    any(r#"wiki { pages(filter: { titles: ["{title}"] }) { nodes { revisions { nodes { ...row } } } } }"#),
    at_place(r#"wiki { page(title: "{title}") { latestRevision { ...row } } }"#, |revision| place(revision) == LATEST),
    at_place(
        r#"wiki { pages(filter: { titles: ["{title}"] }) { nodes { latestRevision { ...row } } } }"#,
        |revision| place(revision) == LATEST,
    ),
    at_place(r#"wiki { page(title: "{title}") { firstRevision { ...row } } }"#, |revision| place(revision) == 0),
    at_place("wiki { revision(id: {next}) { parent { ...row } } }", |revision| place(revision) < LATEST),
    at_place("wiki { revisions(filter: { {second} }) { nodes { page { latestRevision { ...row } } } } }", |revision| {
        place(revision) == LATEST
    }),
    any("wiki { recentChange(id: {change}) { revision { ...row } } }"),
    at_place("wiki { recentChange(id: {nextChange}) { previousRevision { ...row } } }", |revision| {
        place(revision) < LATEST
    }),
    any(r#"wiki { page(title: "{title}") { recentChanges { nodes { revision { ...row } } } } }"#),
    by_actor(r#"wiki { actor(name: "{actor}") { revisions { nodes { ...row } totalCount } } }"#),
    by_actor("wiki { actor(id: {id}) { revisions(last: 5) { nodes { ...row } totalCount } } }"),
    by_actor(r#"wiki { actor(name: "{actor}") { revisions { nodes { ...row } } } }"#),
    by_actor("wiki { actor(id: {id}) { revisions(last: 5) { edges { node { ...row } } } } }"),
    by_account(r#"wiki { user(name: "{actor}") { contributions { nodes { ...row } totalCount } } }"#),
    by_account(r#"wiki { user(name: "{actor}") { contributions { nodes { ...row } } } }"#),
    by_account(r#"wiki { user(name: "{actor}") { actor { revisions { nodes { ...row } } } } }"#),
    by_actor(r#"wiki { revisions(filter: { actor: "{actor}" }) { nodes { ...row } totalCount } }"#),
    by_actor(r#"wiki { revisions(filter: { actor: "{actor}", {second} }, last: 5) { nodes { ...row } totalCount } }"#),
    by_actor(
        r#"wiki { page(title: "{title}") { revisions(filter: { actor: "{actor}" }) { nodes { ...row } totalCount } } }"#,
    ),
    by_actor(
        r#"wiki { page(title: "{title}") { revisions(filter: { actor: "{actor}", isMinor: false }) { nodes { ...row } } } }"#,
    ),
    by_actor(r#"wiki { page(title: "{title}") { revisions(filter: { actor: "{actor}" }) { nodes { ...row } } } }"#),
    by_actor(
        r#"wiki { actor(name: "{actor}") { revisions(filter: { actor: "{actor}" }) { nodes { ...row } totalCount } } }"#,
    ),
];

const fn any(query: &'static str) -> Path {
    Path { query, leads_to: is_between, finds: |_| true }
}

const fn at_place(query: &'static str, leads_to: fn(&Subject) -> bool) -> Path {
    Path { query, leads_to, finds: |_| true }
}

const fn by_actor(query: &'static str) -> Path {
    Path { query, leads_to: is_between, finds: |revision| !revision.hides(ACTOR) }
}

const fn by_account(query: &'static str) -> Path {
    Path {
        query,
        leads_to: |revision| revision.has_account && is_between(revision),
        finds: |revision| !revision.hides(ACTOR),
    }
}

/// A revision as an answer shows it.
pub fn shown(revision: &Subject, has_sha1: bool) -> Value {
    let place = place(revision);
    let of_content = |value: Value| if revision.hides(CONTENT) { Value::Null } else { value };
    json!({
        "databaseId": revision.id,
        "actor": revision.shown_actor(),
        "comment": revision.shown_comment(),
        "size": of_content(size(place).into()),
        "sizeDelta": of_content(if place == 0 { size(0) } else { size(1) - size(0) }.into()),
        "sha1": of_content(if has_sha1 { "da39a3ee5e6b4b0d3255bfef95601890afd80709".into() } else { Value::Null }),
        "contentModel": of_content("wikitext".into()),
        "tags": [TAG],
        "visibility": revision.visibility(),
    })
}

/// Whether it is neither first nor latest: where its place is nothing to the path, one of them stands for all.
fn is_between(revision: &Subject) -> bool {
    (1..LATEST).contains(&place(revision))
}

fn place(revision: &Subject) -> u32 {
    match revision.kind {
        Kind::Revision { place, .. } => place,
        _ => unreachable!("a revision"),
    }
}
