//! Lists of very many parents.

use super::questions::Values;
use super::survey::Survey;

/// How many parents a list is asked of at once, and how many rows of each.
const CROWD: (usize, usize) = (64, 10);

/// Lists below whatever has them.
const LISTS: [(&str, &str); 2] = [
    (
        "Page",
        "revisions(first: 10) { nodes { size actor { name } } } recentChanges(first: 10) { nodes { kind } }
         logEntries(first: 10) { nodes { type } }",
    ),
    (
        "Actor",
        "revisions(first: 10) { nodes { size page { title } } } recentChanges(first: 10) { nodes { kind } }
         logEntries(first: 10) { nodes { type } }",
    ),
];

/// All lists of a kind of crowd.
fn query(values: &Values, kind: &'static str, lists: &str) -> String {
    let ids = values.ids(kind, CROWD.0);
    format!("{{ nodes(ids: {ids:?}) {{ ... on {kind} {{ {lists} }} }} }}")
}

/// Asks each crowd for its lists.
pub async fn survey(database: &str) {
    let mut survey = Survey::of(database).await;
    for (kind, lists) in LISTS {
        let query = query(&survey.values, kind, lists);
        survey.ask(&query, Some(CROWD.0 * CROWD.1)).await;
    }
    survey.finish();
}
