//! Recent changes with every combination of hidden parts, on every path.

use serde_json::{Value, json};

use super::paths::Path;
use super::stage::{HISTORY, TAG, size};
use super::subject::{ACTOR, CONTENT, Kind, Subject};

/// What is asked of each recent change.
pub const FIELDS: &str = "fragment row on RecentChange { databaseId kind namespace { number } title page { title } \
     actor { name user { name } } comment newLength revision { databaseId page { title } } \
     previousRevision { databaseId page { title } } logEntry { databaseId title } tags \
     visibility { isContentHidden isCommentHidden isActorHidden isRestricted } }";

/// Every path to a recent change.
pub const PATHS: [Path; 20] = [
    Path { query: "wiki { recentChange(id: {id}) { ...row } }", leads_to: |_| true, finds: |_| true },
    any(r#"node(id: "{node}") { ...row }"#),
    any(r#"nodes(ids: ["{node}"]) { ...row }"#),
    any("wiki { recentChanges(filter: { {second} }) { nodes { ...row } totalCount } }"),
    any("wiki { recentChanges(filter: { {second} }, last: 5) { edges { node { ...row } } } }"),
    any("wiki { recentChanges(filter: { kinds: [NEW, EDIT, LOG], {second} }) { nodes { ...row } totalCount } }"),
    any(r#"wiki { recentChanges(filter: { tag: "stage tag", {second} }) { nodes { ...row } totalCount } }"#),
    by_content("wiki { recentChanges(filter: { namespaces: [0], {second} }) { nodes { ...row } totalCount } }"),
    of_page(r#"wiki { page(title: "{title}") { recentChanges { nodes { ...row } totalCount } } }"#),
    of_page(
        r#"wiki { pages(filter: { titles: ["{title}"] }) { nodes { recentChanges(last: 9) { nodes { ...row } } } } }"#,
    ),
    of_page(r#"wiki { page(title: "{title}") { recentChanges(filter: { namespaces: [0] }) { nodes { ...row } } } }"#),
    Path {
        query: "wiki { revision(id: {revision}) { recentChange { ...row } } }",
        leads_to: |change| !is_log(change),
        finds: |_| true,
    },
    by_actor(r#"wiki { actor(name: "{actor}") { recentChanges { nodes { ...row } totalCount } } }"#),
    by_actor("wiki { actor(id: {id}) { recentChanges(last: 5) { nodes { ...row } totalCount } } }"),
    Path {
        query: r#"wiki { user(name: "{actor}") { actor { recentChanges { nodes { ...row } } } } }"#,
        leads_to: |change| change.has_account && is_exemplary(change),
        finds: |change| !change.hides(ACTOR),
    },
    by_actor(r#"wiki { recentChanges(filter: { actor: "{actor}" }) { nodes { ...row } totalCount } }"#),
    by_actor(
        r#"wiki { recentChanges(filter: { actor: "{actor}", kinds: [NEW, EDIT, LOG] }, last: 5) { nodes { ...row } } }"#,
    ),
    by_both(r#"wiki { recentChanges(filter: { actor: "{actor}", namespaces: [0] }) { nodes { ...row } totalCount } }"#),
    by_both(
        r#"wiki { actor(name: "{actor}") { recentChanges(filter: { namespaces: [0] }) { nodes { ...row } totalCount } } }"#,
    ),
    Path {
        query: r#"wiki { page(title: "{title}") { recentChanges(filter: { actor: "{actor}" }) { nodes { ...row } totalCount } } }"#,
        leads_to: |change| change.page.exists && is_exemplary(change),
        finds: |change| !hides_target(change) && !change.hides(ACTOR),
    },
];

const fn any(query: &'static str) -> Path {
    Path { query, leads_to: is_exemplary, finds: |_| true }
}

const fn of_page(query: &'static str) -> Path {
    Path { query, leads_to: |change| change.page.exists && is_exemplary(change), finds: |change| !hides_target(change) }
}

const fn by_content(query: &'static str) -> Path {
    Path { query, leads_to: is_exemplary, finds: |change| !hides_target(change) }
}

const fn by_actor(query: &'static str) -> Path {
    Path { query, leads_to: is_exemplary, finds: |change| !change.hides(ACTOR) }
}

const fn by_both(query: &'static str) -> Path {
    Path { query, leads_to: is_exemplary, finds: |change| !hides_target(change) && !change.hides(ACTOR) }
}

/// One edit of each page and its log entry, which stand for all.
fn is_exemplary(change: &Subject) -> bool {
    matches!(change.kind, Kind::Log { .. } | Kind::Edit { place: 1, .. })
}

fn is_log(change: &Subject) -> bool {
    matches!(change.kind, Kind::Log { .. })
}

/// An edit whose text is hidden still says of which page it is; a log entry whose target is hidden does not.
fn hides_target(change: &Subject) -> bool {
    is_log(change) && change.hides(CONTENT)
}

/// A recent change as an answer shows it.
pub fn shown(change: &Subject) -> Value {
    let of_target = |value: Value| if hides_target(change) { Value::Null } else { value };
    let title = json!({ "title": change.page.title });
    let (kind, entry, revision, place) = match change.kind {
        Kind::Edit { place: 0, revision } => ("NEW", 0, revision, 0),
        Kind::Edit { place, revision } => ("EDIT", 0, revision, place),
        Kind::Log { entry, revision } => ("LOG", entry, revision, HISTORY - 1),
        _ => unreachable!("a recent change"),
    };
    // A log entry's target need not be the page of the revision that came with it.
    let of_revision = |id: u32| json!({ "databaseId": id, "page": { "title": change.page.of_revision } });
    json!({
        "databaseId": change.id,
        "kind": kind,
        "namespace": of_target(json!({ "number": 0 })),
        "title": of_target(change.page.title.clone().into()),
        "page": of_target(if change.page.exists { title } else { Value::Null }),
        "actor": change.shown_actor(),
        "comment": change.shown_comment(),
        "newLength": size(place),
        "revision": of_target(of_revision(revision)),
        "previousRevision": of_target(if place == 0 { Value::Null } else { of_revision(revision - 1) }),
        "logEntry": of_target(if entry == 0 {
            Value::Null
        } else {
            json!({ "databaseId": entry, "title": change.page.title })
        }),
        "tags": [TAG],
        "visibility": change.visibility(),
    })
}
