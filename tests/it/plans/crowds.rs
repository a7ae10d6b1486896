//! Lists of very many parents: who has few rows is found out along an index.

use serde_json::Value as Json;

use super::TABLES;
use super::questions::Values;
use super::sent::Sent;
use super::server::Server;
use super::survey::Survey;
use crate::harness::Gateway;

/// How many parents a list is asked of at once, and how many rows of each.
const CROWD: (usize, usize) = (64, 10);

/// Lists below whatever has them, and how many of those are found by a single number, so that their rows are counted.
const LISTS: [(&str, usize, &str); 2] = [
    (
        "Page",
        1,
        "revisions(first: 10) { nodes { size actor { name } } } recentChanges(first: 10) { nodes { kind } }
         logEntries(first: 10) { nodes { type } }",
    ),
    (
        "Actor",
        3,
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
    for (kind, _, lists) in LISTS {
        let query = query(&survey.values, kind, lists);
        survey.ask(&query, Some(CROWD.0 * CROWD.1)).await;
    }
    survey.finish();
}

/// The tables that a plan reads in sub-selects that are no tables themselves.
fn looked_up<'a>(plan: &'a Json, is_inside: bool, found: &mut Vec<&'a Json>) {
    match plan {
        Json::Object(entries) => {
            for (name, below) in entries {
                if name == "table" && is_inside {
                    found.push(below);
                }
                looked_up(below, is_inside || name == "subqueries", found);
            }
        }
        Json::Array(items) => items.iter().for_each(|item| looked_up(item, is_inside, found)),
        _ => {}
    }
}

#[tokio::test]
async fn a_crowd_is_counted_without_a_look_at_the_rows() {
    let gateway = Gateway::lab(TABLES).await;
    let values = Values::of(&gateway).await;
    let mut server = Server::connect(TABLES).await;
    for (kind, wanted, lists) in LISTS {
        gateway.ask(&query(&values, kind, lists)).await;
        let statements = gateway.statements();
        let counting = statements.iter().filter(|statement| statement.sql().contains(" AS more FROM k"));
        let mut counted = 0;
        for statement in counting {
            let plan = server.explain(&Sent::from(statement)).await;
            let mut tables = Vec::new();
            looked_up(&plan, false, &mut tables);
            counted += tables.len();
            for table in tables {
                assert_eq!(table["using_index"], true, "{kind}: {table:#}\n{}", statement.sql());
            }
        }
        assert_eq!(counted, wanted, "lists of a {kind} are counted");
    }
}
