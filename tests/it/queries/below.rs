//! Lists below the rows of lists are the same whether each is resolved by itself or written from what was loaded for all.

use serde_json::Value;

use super::in_any_order;
use crate::harness::Gateway;

/// Each with what is special about it.
const QUERIES: [(&str, &str); 13] = [
    (
        "rows without the partner that has the list, the first among them",
        "{ wiki { logEntries(first: 200) { nodes {
            databaseId actor { name logEntries(first: 2) { nodes { databaseId } } }
            page { dbKey revisions(first: 2) { nodes { databaseId } } }
        } } } }",
    ),
    (
        "all that a list has",
        "{ wiki { pages(first: 30) { __typename nodes { title revisions(first: 2) {
            __typename totalCount
            pageInfo { __typename hasNextPage hasPreviousPage startCursor endCursor }
            edges { __typename cursor node { __typename databaseId actor { name } } }
        } } } } }",
    ),
    (
        "edges above, backwards",
        "{ wiki { recentChanges(last: 40) { edges { cursor node { title page {
            logEntries(last: 2) { edges { cursor node { type } } pageInfo { hasPreviousPage } }
        } } } } } }",
    ),
    (
        "edges, pages' ends and lists of which all is skipped",
        "{ wiki { pages(first: 3) { edges { cursor @skip(if: true) } nodes {
            bare: revisions { pageInfo { hasNextPage @skip(if: true) } edges { cursor @include(if: false) } }
            none: revisions(first: 2) { nodes @skip(if: true) { databaseId } }
        } } } }",
    ),
    (
        "lists in lists in lists",
        "{ wiki { pages(first: 12, filter: { namespace: 0 }) { nodes { title categories(first: 3) { nodes {
            name members(first: 3) { nodes { title revisions(first: 2) { nodes {
                actor { name revisions(first: 2) { nodes { page { title } } } }
            } } } }
        } } } } } }",
    ),
    (
        "one field under two names, and another page of it",
        "{ wiki { pages(first: 20) { nodes {
            one: revisions(first: 1) { nodes { databaseId } } same: revisions(first: 1) { nodes { databaseId } }
            two: revisions(first: 2) { nodes { databaseId size } }
        } } } }",
    ),
    (
        "one fragment at both ends of an edge",
        "{ wiki { revisions(first: 30) { nodes { actor { ...a } parent { databaseId actor { ...a } } } } } }
        fragment a on Actor { name revisions(first: 2) { nodes { databaseId } } }",
    ),
    (
        "one fragment below rows and below partners of theirs, which come first",
        "{ wiki { pages(filter: { namespace: 1 }, first: 10) {
            a: nodes { subjectPage { page { ...f } } } b: nodes { dbKey ...f }
        } } }
        fragment f on Page { revisions(first: 1) { nodes { databaseId } } }",
    ),
    (
        "one fragment below partners at two edges, and below the rows that have them",
        "{ wiki { pages(filter: { namespace: 0 }, first: 30) {
            a: nodes { talkPage { page { ...f } } subjectPage { page { ...f } } } b: nodes { dbKey ...f }
        } } }
        fragment f on Page {
            revisions(first: 1) { nodes { databaseId } } backlinks(first: 2) { nodes { databaseId } }
        }",
    ),
    (
        "edges with more than their nodes",
        "{ wiki { pages(first: 30) { nodes { title categories(first: 3) { edges { sortKey node { name } } } } } } }",
    ),
    (
        "lists beside what is resolved",
        "{ wiki { pages(first: 20) { nodes { namespace { name } links(first: 3) { nodes { title page { length } } }
            backlinks(first: 3) { nodes { title } } firstRevision { databaseId } } } } }",
    ),
    (
        "an argument that is wrong",
        "{ wiki { pages(first: 3) { nodes { title revisions(first: -1) { totalCount } } } } }",
    ),
    (
        "a cursor that is none",
        r#"{ wiki { pages(first: 3) { nodes { title revisions(after: "x") { nodes { databaseId } } } } } }"#,
    ),
];

#[tokio::test]
async fn lists_below_rows_are_the_same_either_way() {
    let gateway = Gateway::sandbox().await;
    for (what, query) in QUERIES {
        let resolved = gateway.execute(query, Value::Null).await;
        let sent = gateway.statements();
        let difference = gateway.difference_when_straight(query, Value::Null, &resolved).await;
        assert_eq!(difference, None, "{what}");
        assert_eq!(in_any_order(&gateway.statements()), in_any_order(&sent), "{what}");
        let is_wrong = what.starts_with("a cursor") || what.starts_with("an argument");
        assert_eq!(resolved.errors.is_empty(), !is_wrong, "{what}: {:?}", resolved.errors);
    }
}
