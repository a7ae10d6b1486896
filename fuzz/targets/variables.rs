//! Values of variables, of every input type: the first byte chooses the operation, the rest is their JSON.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

const OPERATIONS: [&str; 8] = [
    "query ($title: String, $namespace: Int, $id: Int) { wiki { page(title: $title, namespace: $namespace, databaseId: $id) { title } } }",
    "query ($filter: PageFilter, $order: PageOrder, $first: Int, $last: Int, $after: String) {
        wiki { pages(filter: $filter, orderBy: $order, first: $first, last: $last, after: $after) { nodes { title } } } }",
    "query ($filter: RevisionFilter, $first: Int) { wiki { revisions(filter: $filter, first: $first) { nodes { timestamp } } } }",
    "query ($filter: RecentChangeFilter, $first: Int) {
        wiki { recentChanges(filter: $filter, first: $first) { totalCount nodes { timestamp } } } }",
    "query ($filter: LogEntryFilter, $first: Int) { wiki { logEntries(filter: $filter, first: $first) { nodes { timestamp } } } }",
    "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }",
    "query ($a: Boolean!, $b: Boolean!) { wiki { code @include(if: $a) name @skip(if: $b) } }",
    "mutation ($input: EditPageInput!) { editPage(input: $input) { errors { __typename } } }",
];

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some((choice, json)) = data.split_first() else { return Corpus::Reject };
    let Ok(variables) = serde_json::from_slice(json) else { return Corpus::Reject };
    let operation = OPERATIONS[usize::from(*choice) % OPERATIONS.len()];
    wikigraph_fuzz::query(operation, &variables);
    Corpus::Keep
});
