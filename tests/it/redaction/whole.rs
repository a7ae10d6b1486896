//! All that a wiki shows: every row of every list, with every field.

use serde_json::Value;

use crate::harness::Gateway;

/// A list of the wiki's, and what is asked of each of its rows.
pub struct WholeList {
    /// The field of `Wiki`.
    pub name: &'static str,
    fields: &'static str,
}

/// Every list of a wiki. What has no list of its own comes with the rows that lead to it.
pub const LISTS: [WholeList; 7] = [
    WholeList {
        name: "pages",
        fields: "id databaseId namespace { number } title dbKey url isRedirect isNew length contentModel language \
             touchedAt latestRevision { ...revision } firstRevision { ...revision } redirectTarget { title page { id } } \
             properties { name value } protections { action level expiry isCascading } \
             talkPage { title page { id } } subjectPage { title page { id } }",
    },
    WholeList {
        name: "pages",
        fields: "title revisions(first: {many}) { nodes { ...revision } } recentChanges(first: {many}) { nodes { ...change } } \
             logEntries(first: {many}) { nodes { ...entry } }",
    },
    WholeList {
        name: "pages",
        fields: "title categories(first: {many}) { edges { sortKey node { name page { id } memberCount subcategoryCount \
             fileCount members(first: {many}) { nodes { title } } } } } links(first: {many}) { nodes { title page { id } } } \
             backlinks(first: {many}) { nodes { title } } templates(first: {many}) { nodes { title page { id } } } \
             embeddedIn(first: {many}) { nodes { title } } redirects(first: {many}) { nodes { title } }",
    },
    WholeList {
        name: "revisions",
        fields: "...revision page { title } parent { ...revision } recentChange { ...change }",
    },
    WholeList {
        name: "recentChanges",
        fields: "...change page { title } revision { ...revision } previousRevision { ...revision } \
             logEntry { ...entry }",
    },
    WholeList { name: "logEntries", fields: "...entry page { title }" },
    WholeList {
        name: "users",
        fields: "id databaseId name registeredAt editCount groups { name expiry } formerGroups userPage { title page { id } } \
             talkPage { title } block { by { name } reason timestamp expiry isPartial } \
             contributions(first: {many}) { nodes { ...revision } } logEntries(first: {many}) { nodes { ...entry } } \
             actor { ...actor revisions(first: {many}) { nodes { id } } recentChanges(first: {many}) { nodes { id } } \
             logEntries(first: {many}) { nodes { id } } }",
    },
];

const FRAGMENTS: &str = "
fragment actor on Actor { id databaseId name kind user { id name } }
fragment visibility on Visibility { isContentHidden isCommentHidden isActorHidden isRestricted }
fragment revision on Revision {
  id databaseId timestamp actor { ...actor } comment isMinor size sizeDelta sha1 contentModel tags
  visibility { ...visibility }
}
fragment change on RecentChange {
  id databaseId kind timestamp namespace { number } title actor { ...actor } comment isMinor isBot isPatrolled
  oldLength newLength tags visibility { ...visibility }
}
fragment entry on LogEntry {
  id databaseId type action timestamp actor { ...actor } namespace { number } title comment params tags
  visibility { ...visibility }
}";

/// The rows of one page of a list.
const PAGE: usize = 100;

impl WholeList {
    /// All rows, page after page, with so many rows of each list below them.
    pub async fn rows(&self, gateway: &Gateway, many: usize) -> Vec<Value> {
        let mut rows = Vec::new();
        let mut after = Value::Null;
        loop {
            let query = format!(
                "query ($after: String) {{ wiki {{ list: {}(first: {PAGE}, after: $after) {{ \
                 nodes {{ {} }} pageInfo {{ hasNextPage endCursor }} }} }} }}{}",
                self.name,
                self.fields.replace("{many}", &many.to_string()),
                self.fragments()
            );
            let mut answer = gateway.ask_with(&query, serde_json::json!({ "after": after })).await;
            let list = &mut answer["wiki"]["list"];
            rows.append(list["nodes"].as_array_mut().expect("a list has nodes"));
            if list["pageInfo"]["hasNextPage"] != true {
                return rows;
            }
            after = list["pageInfo"]["endCursor"].take();
        }
    }

    /// The fragments that the fields use, and those that these use.
    fn fragments(&self) -> String {
        let mut used = self.fields.to_owned();
        let mut text = String::new();
        for fragment in FRAGMENTS.split("\nfragment ").skip(1).collect::<Vec<_>>().into_iter().rev() {
            let name = fragment.split(' ').next().unwrap_or_default();
            if used.contains(&format!("...{name} ")) || used.contains(&format!("...{name}\n")) {
                used.push_str(fragment);
                text.push_str(&format!("\nfragment {fragment}"));
            }
        }
        text
    }
}
