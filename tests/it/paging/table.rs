//! What the connections are filtered by: templates that are filled in from rows of the unfiltered list.
//!
//! `$(/0/name)` stands for the field `name` of the first sample row as JSON, `$(bare /0/kind)` for an enum's value, and
//! `$(first /0/name)` for the first letter of a text.

use super::schema::Connection;
use Keeps::{Others, Part, Samples};

/// How the rows of a filtered list relate to those of the whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// The samples are among them, and all come in the whole list's order.
    Samples,
    /// They come in the whole list's order; there may be none.
    Part,
    /// They are others, or come in another order.
    Others,
}

/// A filter.
#[derive(Debug)]
pub struct Template {
    /// Its text.
    pub text: &'static str,
    /// What it does.
    pub keeps: Keeps,
}

/// The filters of one type.
#[derive(Debug)]
pub struct Filters {
    /// The name of the input type; of an argument that is none; or of the connection that has such arguments.
    pub of: &'static str,
    /// What the templates take from a row.
    pub sample: &'static str,
    /// The filters.
    pub templates: &'static [Template],
}

/// Arguments that a connection cannot do without.
const NEEDED: [(&str, &str); 1] = [("Wiki.search", r#"query: """#)];

const fn template(keeps: Keeps, text: &'static str) -> Template {
    Template { text, keeps }
}

const FILTERS: [Filters; 8] = [
    Filters {
        of: "WikiFilter",
        sample: "family language isClosed",
        templates: &[
            template(Samples, "isClosed: $(/0/isClosed)"),
            template(Samples, "language: $(/0/language)"),
            template(Part, r#"family: "wikipedia""#),
        ],
    },
    Filters {
        of: "PageFilter",
        sample: "databaseId title dbKey namespace { number } isRedirect length",
        templates: &[
            template(Samples, "namespace: $(/0/namespace/number)"),
            template(Samples, "namespace: $(/0/namespace/number), titlePrefix: $(first /0/dbKey)"),
            template(Samples, "titles: [$(/0/title), $(/1/title), $(/2/title), $(/3/title), $(/0/title)]"),
            template(Samples, "ids: [$(/0/databaseId), $(/1/databaseId), $(/2/databaseId), 999999999]"),
            template(Samples, "isRedirect: $(/0/isRedirect)"),
            template(Samples, "isRedirect: $(/0/isRedirect), namespace: $(/0/namespace/number)"),
            template(Samples, "minLength: $(/0/length)"),
            template(Samples, "maxLength: $(/0/length)"),
            template(Samples, "minLength: $(/0/length), maxLength: $(/0/length), isRedirect: $(/0/isRedirect)"),
        ],
    },
    Filters {
        of: "RevisionFilter",
        sample: "actor { name } timestamp isMinor",
        templates: &[
            template(Samples, "actor: $(/0/actor/name)"),
            template(Samples, "isMinor: $(/0/isMinor)"),
            template(Samples, "timestamp: { from: $(/0/timestamp) }"),
            template(Part, "timestamp: { to: $(/0/timestamp) }"),
            template(Samples, "actor: $(/0/actor/name), isMinor: $(/0/isMinor), timestamp: { from: $(/0/timestamp) }"),
        ],
    },
    Filters {
        of: "RecentChangeFilter",
        sample: "kind namespace { number } actor { name } isBot isMinor isPatrolled tags timestamp",
        templates: &[
            template(Samples, "kinds: [$(bare /0/kind), $(bare /1/kind), EXTERNAL]"),
            template(Samples, "namespaces: [$(/0/namespace/number), $(/1/namespace/number)]"),
            template(Samples, "actor: $(/0/actor/name)"),
            template(Samples, "isBot: $(/0/isBot), isMinor: $(/0/isMinor)"),
            template(Samples, "isPatrolled: $(/0/isPatrolled)"),
            template(Samples, "tag: $(/0/tags/0)"),
            template(Samples, "timestamp: { from: $(/0/timestamp) }"),
            template(Part, "timestamp: { to: $(/0/timestamp) }, kinds: [$(bare /0/kind)]"),
        ],
    },
    Filters {
        of: "LogEntryFilter",
        sample: "type action actor { name } title timestamp",
        templates: &[
            template(Samples, "type: $(/0/type)"),
            template(Samples, "type: $(/0/type), action: $(/0/action)"),
            template(Samples, "actor: $(/0/actor/name)"),
            template(Samples, "actor: $(/0/actor/name), action: $(/0/action)"),
            template(Samples, "title: $(/0/title)"),
            template(Samples, "timestamp: { from: $(/0/timestamp) }"),
            template(Part, "timestamp: { to: $(/0/timestamp) }, type: $(/0/type)"),
        ],
    },
    Filters {
        of: "UserFilter",
        sample: "databaseId name groups { name }",
        templates: &[
            template(Samples, "namePrefix: $(first /0/name)"),
            template(Samples, "names: [$(/0/name), $(/1/name), $(/2/name)]"),
            template(Samples, "ids: [$(/0/databaseId), $(/1/databaseId), $(/2/databaseId)]"),
            template(Others, "group: $(/0/groups/0/name)"),
            template(Others, "group: $(/0/groups/0/name), namePrefix: $(first /0/name)"),
        ],
    },
    Filters {
        of: "namespace",
        sample: "namespace { number }",
        templates: &[template(Samples, "namespace: $(/0/namespace/number)")],
    },
    Filters {
        of: "Wiki.search",
        sample: "dbKey",
        templates: &[
            template(Samples, "query: $(first /0/dbKey)"),
            template(Samples, "query: $(/0/dbKey), mode: TITLE_PREFIX"),
            template(Others, r#"query: "", namespaces: [14, 0, 10, 1, 0]"#),
            template(Others, r#"query: "user:", namespaces: [0, 1]"#),
        ],
    },
];

/// The arguments that a connection cannot do without.
pub fn needed(connection: &Connection) -> &'static str {
    NEEDED.iter().find(|(of, _)| *of == connection.full_name()).map_or("", |(_, text)| text)
}

/// The filters of a connection's arguments.
pub fn filters(connection: &Connection) -> impl Iterator<Item = &'static Filters> {
    let has_argument = |of: &str| connection.arguments.iter().any(|argument| of == argument.of || of == argument.name);
    let full_name = connection.full_name();
    FILTERS.iter().filter(move |filters| filters.of == full_name || has_argument(filters.of))
}

/// What of a connection's arguments no template gives.
pub fn untried(connection: &Connection) -> Vec<String> {
    let templates = filters(connection).flat_map(|filters| filters.templates);
    let texts: Vec<&str> = templates.map(|template| template.text).chain([needed(connection)]).collect();
    let names = connection.arguments.iter().flat_map(|argument| match argument.fields.as_slice() {
        [] => vec![argument.name.clone()],
        fields => fields.to_vec(),
    });
    let untried = names.filter(|name| !texts.iter().any(|text| text.contains(&format!("{name}: "))));
    untried.map(|name| format!("{}({name})", connection.full_name())).collect()
}
