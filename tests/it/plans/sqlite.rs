//! Plans of SQLite for the main lists of the embedded wiki.

use wikigraph::db::Statement;
use wikigraph::tables::{Cell, FromCell};

use crate::harness::Gateway;

/// Lists in the orders that people ask for most.
const LISTS: [&str; 14] = [
    "pages { nodes { title } }",
    "pages(orderBy: { field: LENGTH, direction: DESC }) { nodes { title } }",
    "pages(orderBy: { field: ID, direction: DESC }) { nodes { title } }",
    "pages(filter: { namespace: 0, isRedirect: true }, orderBy: { field: LENGTH, direction: DESC }) { nodes { title } }",
    r#"search(query: "D") { nodes { title } }"#,
    "revisions { nodes { timestamp actor { name } comment } }",
    r#"revisions(filter: { actor: "Admin" }) { nodes { timestamp } }"#,
    "recentChanges { nodes { timestamp actor { name } comment tags } }",
    r#"recentChanges(filter: { actor: "Admin", tag: "mobile edit" }) { nodes { timestamp } }"#,
    "logEntries { nodes { timestamp actor { name } comment } }",
    r#"logEntries(filter: { type: "move" }) { nodes { timestamp } }"#,
    r#"logEntries(filter: { type: "move", actor: "Admin" }) { nodes { timestamp } }"#,
    r#"logEntries(filter: { title: "Danube" }) { nodes { timestamp } }"#,
    r#"users(filter: { namePrefix: "A" }) { nodes { name } }"#,
];

/// Lists that a page has, asked of several pages at once, and of one that is looked up for it.
const LISTS_OF_PAGES: [&str; 9] = [
    "revisions { nodes { size } }",
    "recentChanges { nodes { kind } }",
    "logEntries { nodes { type } }",
    "categories { nodes { name members(first: 3) { nodes { title } } } }",
    "links { nodes { title page { length } } }",
    "backlinks { nodes { title } }",
    "templates { nodes { title } }",
    "embeddedIn { nodes { title } }",
    "redirects { nodes { title } }",
];

/// Lists that a user has.
const LISTS_OF_USERS: [&str; 4] = [
    "contributions { nodes { size } }",
    r#"contributions(filter: { isMinor: false }) { nodes { size page { title } } }"#,
    "logEntries { nodes { type } }",
    "name logEntries { nodes { type } }",
];

/// What SQLite says it would do, line by line.
async fn plan(gateway: &Gateway, statement: &Statement) -> Vec<String> {
    let mut explain = Statement::new("EXPLAIN QUERY PLAN ");
    explain.append(statement.first_run());
    let rows = gateway.wiki.rows(explain).await.unwrap_or_else(|error| panic!("{}: {error}", statement.sql()));
    gateway.statements();
    rows.iter().filter_map(|row: &[Cell]| String::from_cell(&row[3])).collect()
}

/// A scan in the order of row ids or of an index ends at the limit; a sort shows that it was no such scan.
fn is_bad(step: &str) -> bool {
    step.contains("TEMP B-TREE") || step.contains("AUTOMATIC")
}

#[tokio::test]
async fn lists_of_the_embedded_wiki_are_read_in_order() {
    let gateway = Gateway::sandbox().await;
    let of_pages =
        LISTS_OF_PAGES.iter().map(|list| format!("pages(filter: {{ ids: [1, 2, 3, 4] }}) {{ nodes {{ {list} }} }}"));
    let of_one = LISTS_OF_PAGES.iter().map(|list| format!("page(id: 1) {{ {list} }}"));
    let of_one = of_one.chain(LISTS_OF_USERS.iter().map(|list| format!("user(id: 1) {{ {list} }}")));
    for list in LISTS.iter().map(|list| (*list).to_owned()).chain(of_pages).chain(of_one) {
        gateway.ask(&format!("{{ wiki {{ {list} }} }}")).await;
        for statement in gateway.statements() {
            // Pages by their ids are sorted: they are as many as were listed.
            if statement.sql().contains("page_id IN") {
                continue;
            }
            let plan = plan(&gateway, &statement).await;
            assert!(!plan.is_empty(), "{}", statement.sql());
            assert!(!plan.iter().any(|step| is_bad(step)), "{list}: {plan:#?}\n{}", statement.sql());
        }
    }
}
