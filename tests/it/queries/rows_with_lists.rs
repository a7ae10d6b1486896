//! A row that is all that a request looks up comes with the list below it, and is the same as by statements of its own.

use serde_json::Value;

use crate::harness::Gateway;

/// What is special, the row, what is asked of it, and how many statements that takes where the request looks up nothing else.
const QUESTIONS: [(&str, &str, &str, usize); 30] = [
    ("a page's history", "page(id: 1)", "title revisions(first: 3) { nodes { comment actor { name } } }", 1),
    ("by title", r#"page(title: "Danube")"#, "revisions(first: 3) { nodes { size } }", 1),
    ("a revision's page", "revision(id: 1)", "size page { revisions(first: 3) { nodes { size } } }", 2),
    ("a user", r#"user(name: "Ada")"#, "id contributions(first: 3) { nodes { id page { title } } }", 1),
    ("what the logs have", r#"user(name: "Ada")"#, "logEntries(first: 3) { nodes { type } }", 1),
    ("an actor", r#"actor(name: "Ada")"#, "recentChanges(first: 3) { nodes { title } }", 1),
    (
        "places in the list",
        "page(id: 1)",
        "revisions(first: 2) { edges { cursor node { size } } pageInfo { hasNextPage hasPreviousPage endCursor } }",
        1,
    ),
    (
        "backwards",
        "page(id: 1)",
        "revisions(last: 2) { edges { cursor node { size } } pageInfo { hasPreviousPage } }",
        1,
    ),
    ("another order", "page(id: 1)", "revisions(orderBy: { field: TIMESTAMP, direction: ASC }) { nodes { size } }", 1),
    ("a filter", r#"user(name: "Ada")"#, "contributions(filter: { isMinor: true }) { nodes { size } }", 1),
    ("a fragment", "page(id: 1)", "... on Page { revisions(first: 3) { nodes { size } } }", 1),
    (
        "lists below the list",
        "page(id: 1)",
        "links(first: 3) { nodes { title page { revisions(first: 1) { nodes { size } } } } }",
        2,
    ),
    ("an alias", "page(id: 1)", "latest: revisions(first: 1) { nodes { size } }", 1),
    ("two lists", "page(id: 1)", "revisions(first: 1) { nodes { size } } links(first: 1) { nodes { title } }", 3),
    (
        "one list twice",
        "page(id: 1)",
        "a: revisions(first: 1) { nodes { size } } b: revisions(first: 2) { nodes { size } }",
        3,
    ),
    ("a count", "page(id: 1)", "revisions(first: 3) { totalCount nodes { size } }", 3),
    ("no rows", "page(id: 1)", "title revisions { __typename }", 1),
    (
        "an empty list",
        "page(id: 1)",
        r#"revisions(filter: { actor: "1.2.3.4" }) { nodes { size } pageInfo { hasNextPage } }"#,
        3,
    ),
    ("partners beside", "page(id: 1)", "latestRevision { size } revisions(first: 2) { nodes { size } }", 2),
    (
        "a partner of the user beside",
        r#"user(name: "Ada")"#,
        "actor { kind } contributions(first: 2) { nodes { size } }",
        2,
    ),
    ("more than the row has", "page(id: 1)", "firstRevision { size } revisions(first: 2) { nodes { size } }", 3),
    (
        "partners beside what a name filters",
        "page(id: 1)",
        r#"latestRevision { size } revisions(first: 2, filter: { actor: "Ada" }) { nodes { size } }"#,
        3,
    ),
    ("a language", "page(id: 1)", "language revisions(first: 2) { nodes { size } }", 1),
    ("no rows wanted", "page(id: 1)", "revisions(first: 0) { nodes { size } }", 2),
    (
        "a count by a filter",
        "page(id: 1)",
        r#"revisions(first: 2, filter: { actor: "Ada" }) { totalCount nodes { size } }"#,
        4,
    ),
    ("nothing yet", r#"user(name: "Silent reader")"#, "name contributions { nodes { size } }", 2),
    ("nobody", r#"user(name: "Nobody of this name")"#, "contributions { nodes { size } }", 2),
    ("no page", "page(id: 999999)", "revisions { nodes { size } }", 2),
    ("an argument that is wrong", "page(id: 1)", "title revisions(first: -1) { nodes { size } }", 1),
    ("a cursor that is none", "page(id: 1)", r#"title revisions(after: "x") { nodes { size } }"#, 1),
];

#[tokio::test]
async fn a_row_with_its_list_is_the_same_as_each_alone() {
    let gateway = Gateway::sandbox().await;
    let mut counts = Vec::new();
    for (what, row, asked, _) in QUESTIONS {
        let alone = gateway.execute(&format!("{{ wiki {{ code row: {row} {{ {asked} }} }} }}"), Value::Null).await;
        let sent = gateway.statements().len();
        // Where something else is looked up as well, nothing comes together.
        let beside = format!("{{ wiki {{ code row: {row} {{ {asked} }} other: category(name: \"No\") {{ id }} }} }}");
        let beside = gateway.execute(&beside, Value::Null).await;
        gateway.statements();
        let told = |response: &async_graphql::Response| {
            let data = response.data.clone().into_json().expect("data is JSON");
            (data["wiki"]["row"].clone(), serde_json::to_value(&response.errors).expect("errors are JSON"))
        };
        assert_eq!(told(&alone), told(&beside), "{what}");
        counts.push((what, sent));
    }
    assert_eq!(counts, QUESTIONS.map(|(what, _, _, statements)| (what, statements)));
}

#[tokio::test]
async fn a_cursor_is_read_from_by_a_statement_of_its_own() {
    let gateway = Gateway::sandbox().await;
    let page = |arguments: &str| {
        format!(
            "{{ wiki {{ page(id: 1) {{ revisions({arguments}) {{ nodes {{ id }} pageInfo {{ endCursor }} }} }} }} }}"
        )
    };
    let revisions = async |arguments: &str| gateway.ask(&page(arguments)).await["wiki"]["page"]["revisions"].take();
    let all = revisions("first: 4").await;
    let first = revisions("first: 2").await;
    gateway.statements();
    let cursor = first["pageInfo"]["endCursor"].as_str().expect("a cursor");
    let second = revisions(&format!("first: 2, after: {cursor:?}")).await;
    assert_eq!(gateway.statements().len(), 2);
    let nodes = |page: &Value| page["nodes"].as_array().expect("nodes").clone();
    assert_eq!([nodes(&first), nodes(&second)].concat(), nodes(&all));
}
