//! The lists that have filters.

use super::{Field, List, Parents, Values};

const ACTORS: [&str; 4] = ["\"Chloé 2\"", "\"Anna 6000\"", "\"Björn 1\"", "\"Nobody\""];

/// The big wiki's revisions are four minutes apart, from January 2025 to September 2026.
const TIMES: [&str; 4] = [
    r#"{ from: "2025-03-01T00:00:00Z" }"#,
    r#"{ from: "2026-08-01T12:00:00Z", to: "2026-08-01T13:00:00Z" }"#,
    r#"{ to: "2026-08-01T00:00:00Z" }"#,
    r#"{ from: "2025-03-01T00:00:00Z", to: "2026-08-01T00:00:00Z" }"#,
];

fn field(name: &'static str, values: &[&str]) -> Field {
    Field { name, values: values.iter().map(|value| (*value).to_owned()).collect() }
}

fn are_among(fields: &[&str], known: &[&str]) -> bool {
    fields.iter().all(|field| known.contains(field))
}

/// Everything of a page but its lists.
pub const WHOLE_PAGE: &str = "title isNew length touchedAt contentModel firstRevision { size }
    latestRevision { size comment actor { name kind } } redirectTarget { title page { length } }
    talkPage { page { length } } subjectPage { page { length } } properties { name value } protections { level expiry }";

/// Everything of a revision.
pub const WHOLE_REVISION: &str = "timestamp isMinor size sizeDelta sha1 comment contentModel tags page { title length }
    parent { size } actor { name kind user { editCount } } recentChange { kind } visibility { isActorHidden }";

const WHOLE_LOG_ENTRY: &str = "type action timestamp title comment params tags page { title length }
    actor { name kind user { editCount } } visibility { isActorHidden }";

/// Everything of a recent change.
pub const WHOLE_CHANGE: &str = "kind timestamp title comment isMinor isBot isPatrolled oldLength newLength tags
    page { length } actor { name kind user { editCount } } revision { size } previousRevision { size }
    logEntry { type action } visibility { isActorHidden }";

const WHOLE_USER: &str = "name registeredAt editCount groups { name expiry } formerGroups actor { name }
    userPage { page { length } } talkPage { page { length } } block { by { name } reason expiry isPartial }";

/// The wiki's pages.
pub fn pages(values: &Values) -> List {
    let ids = |count: i32| format!("{:?}", (1..=count).collect::<Vec<_>>());
    let titles = |count: usize| format!("{:?}", &values.titles[..count]);
    let fields = vec![
        field("namespace", &["0", "100"]),
        field("titlePrefix", &["\"A\"", "\"Aa\"", "\"Template:\""]),
        Field { name: "titles", values: vec![titles(3), titles(3), titles(500)] },
        Field { name: "ids", values: vec![ids(3), ids(3), ids(500)] },
        field("isRedirect", &["false", "true"]),
        field("minLength", &["300", "9150"]),
        field("maxLength", &["9000", "250"]),
    ];
    List {
        field: "pages",
        parents: Parents::Wiki,
        argument: None,
        fields,
        has_filter: true,
        orders: &["TITLE", "LENGTH", "ID"],
        node: "touchedAt",
        whole_node: WHOLE_PAGE,
        is_served: |fields, order| match order {
            "TITLE" => are_among(fields, &["namespace", "titlePrefix"]),
            "LENGTH" => are_among(fields, &["namespace", "isRedirect", "minLength", "maxLength"]),
            _ => fields.is_empty(),
        },
    }
}

/// The wiki's users.
pub fn users(values: &Values) -> List {
    let names = |count: usize| format!("{:?}", &values.users[..count]);
    let ids = |count: i32| format!("{:?}", (1..=count).collect::<Vec<_>>());
    let fields = vec![
        field("namePrefix", &["\"A\"", "\"Anna 6\""]),
        field("group", &["\"patroller\"", "\"bot\""]),
        Field { name: "names", values: vec![names(3), names(3), names(500)] },
        Field { name: "ids", values: vec![ids(3), ids(3), ids(500)] },
    ];
    List {
        field: "users",
        parents: Parents::Wiki,
        argument: None,
        fields,
        has_filter: true,
        orders: &[],
        node: "editCount",
        whole_node: WHOLE_USER,
        is_served: |fields, _| matches!(fields, [] | ["namePrefix"] | ["group"]),
    }
}

/// Searches by the beginning of a title.
pub fn searches() -> Vec<List> {
    let search = |query: &str| List {
        field: "search",
        parents: Parents::Wiki,
        argument: Some(format!("query: {query:?}")),
        fields: vec![field("namespaces", &["[0]", "[100]", "[0, 1, 2, 3, 10, 14, 100]"])],
        has_filter: false,
        orders: &[],
        node: "touchedAt",
        whole_node: WHOLE_PAGE,
        is_served: |_, _| true,
    };
    ["A", "Aab", "talk:B", ""].map(search).into()
}

/// Revisions: of the wiki, of pages, of actors, and of users, who call them contributions.
pub fn revisions(parents: Parents) -> List {
    List {
        field: if parents == Parents::Nodes("User") { "contributions" } else { "revisions" },
        parents,
        argument: None,
        fields: vec![field("actor", &ACTORS), field("timestamp", &TIMES), field("isMinor", &["false", "true"])],
        has_filter: true,
        orders: &["TIMESTAMP"],
        node: "size",
        whole_node: WHOLE_REVISION,
        is_served: |fields, _| !fields.contains(&"isMinor"),
    }
}

/// Log entries: of the wiki, of pages, of actors and of users.
pub fn log_entries(parents: Parents, values: &Values) -> List {
    let fields = vec![
        field("type", &["\"patrol\"", "\"upload\"", "\"suppress\"", "\"never\""]),
        field("action", &["\"patrol\"", "\"upload\""]),
        field("actor", &ACTORS),
        Field { name: "title", values: vec![format!("{:?}", values.busy_title), format!("{:?}", values.quiet_title)] },
        field("timestamp", &TIMES),
    ];
    List {
        field: "logEntries",
        parents,
        argument: None,
        fields,
        has_filter: true,
        orders: &["TIMESTAMP"],
        node: "params",
        whole_node: WHOLE_LOG_ENTRY,
        is_served: match parents {
            Parents::Wiki => |fields, _| {
                [["type", "action"], ["type", "actor"], ["title", ""]]
                    .iter()
                    .any(|known| are_among(fields, &[known[0], known[1], "timestamp"]))
            },
            Parents::Nodes("Page") => |fields, _| are_among(fields, &["timestamp"]),
            Parents::Nodes(_) => |fields, _| are_among(fields, &["timestamp", "type"]),
        },
    }
}

/// Recent changes: of the wiki, of pages and of actors.
pub fn recent_changes(parents: Parents) -> List {
    let fields = vec![
        field("kinds", &["[EDIT, NEW]", "[EXTERNAL]", "[NEW]", "[LOG]", "[CATEGORIZE, EXTERNAL]"]),
        field("namespaces", &["[0]", "[100]", "[0, 1, 2]"]),
        field("actor", &ACTORS),
        field("isBot", &["false", "true"]),
        field("isMinor", &["false", "true"]),
        field("isPatrolled", &["true", "false"]),
        field("tag", &["\"mobile edit\"", "\"very rare\"", "\"never\""]),
        field("timestamp", &TIMES),
    ];
    List {
        field: "recentChanges",
        parents,
        argument: None,
        fields,
        has_filter: true,
        orders: &["TIMESTAMP"],
        node: "newLength",
        whole_node: WHOLE_CHANGE,
        is_served: match parents {
            Parents::Wiki => |fields, _| are_among(fields, &["timestamp", "actor"]),
            Parents::Nodes(_) => |fields, _| are_among(fields, &["timestamp"]),
        },
    }
}
