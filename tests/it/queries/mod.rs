//! Query files: each `files/**/NAME.graphql` stands beside its answer, `NAME.json`, and the SQL that it ran, `NAME.sql`.
//!
//! They are asked of the embedded wiki; what its views stand for is in `views.sql`. `UPDATE_QUERIES=1 cargo test --test it queries` writes answers and SQL anew; what
//! then differs is to be read like any other change.

mod below;
pub mod case;
mod costs;
mod every_field;
mod given_up;
mod readme;
mod rows_with_lists;
mod schema;
mod sizes;
mod sql;

use std::collections::BTreeSet;
use std::path::PathBuf;

use case::Case;
use wikigraph::db::Statement;

use crate::harness::Gateway;

const VIEWS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/queries/views.sql");

#[tokio::test]
async fn every_query_file_gets_its_answer_by_its_statements() {
    let gateway = Gateway::sandbox().await;
    let is_updating = std::env::var_os("UPDATE_QUERIES").is_some();
    let capabilities = &gateway.wiki.capabilities;
    let mut problems = Vec::new();
    for case in Case::all() {
        let response = gateway.execute(&case.query, case.variables()).await;
        let answer = serde_json::to_string_pretty(&response).expect("a response is JSON") + "\n";
        let sent = gateway.statements();
        let statements = sql::listing(&sent, capabilities);
        let difference = gateway.difference_when_straight(&case.query, case.variables(), &response).await;
        problems.extend(difference.map(|difference| format!("{}: {difference}", case.name)));
        if in_any_order(&gateway.statements()) != in_any_order(&sent) {
            problems.push(format!("{}: other statements where rows are written straight", case.name));
        }
        if is_updating {
            update(&case, &answer, &statements);
        } else {
            problems.extend(differences(&case, &answer, &statements));
        }
    }
    let views = sql::views(capabilities);
    if is_updating {
        std::fs::write(VIEWS, views).expect("the views can be written");
    } else {
        let known = std::fs::read_to_string(VIEWS).expect("the views can be read");
        problems.extend(differing_line(&known, &views).map(|text| format!("views.sql {text}")));
    }
    assert!(
        problems.is_empty(),
        "{} differences; if they are meant, run again with UPDATE_QUERIES=1 and read what git shows:\n{}",
        problems.len(),
        problems.join("\n")
    );
}

/// Fields that wait for nothing of each other send their statements in any order.
fn in_any_order(statements: &[Statement]) -> Vec<&str> {
    let mut texts: Vec<&str> = statements.iter().map(Statement::sql).collect();
    texts.sort_unstable();
    texts
}

#[test]
fn every_answer_belongs_to_a_query() {
    let with_ending = |ending: &str| -> BTreeSet<PathBuf> {
        case::files(ending).into_iter().map(|path| path.with_extension("")).collect()
    };
    let queries = with_ending("graphql");
    assert_eq!(with_ending("json"), queries, "answers without a query, or queries without an answer");
    assert_eq!(with_ending("sql"), queries, "statements without a query, or queries without their statements");
}

fn update(case: &Case, answer: &str, statements: &str) {
    std::fs::write(case.file("json"), answer).expect("the answer can be written");
    // Statements that run side by side come in no certain order: a file that has them all is left as it is.
    if differing_paragraph(&case.read("sql"), statements).is_some() {
        std::fs::write(case.file("sql"), statements).expect("the statements can be written");
    }
}

fn differences(case: &Case, answer: &str, statements: &str) -> Vec<String> {
    let answer = differing_line(&case.read("json"), answer).map(|text| format!("{}.json {text}", case.name));
    let statements = differing_paragraph(&case.read("sql"), statements).map(|text| format!("{}.sql {text}", case.name));
    answer.into_iter().chain(statements).collect()
}

fn differing_line(expected: &str, found: &str) -> Option<String> {
    if expected == found {
        return None;
    }
    let pairs = expected.lines().zip(found.lines()).enumerate();
    Some(match pairs.into_iter().find(|(_, (expected, found))| expected != found) {
        Some((index, (expected, found))) => {
            format!("line {}: expected {}, found {}", index + 1, expected.trim(), found.trim())
        }
        None => format!("has {} lines, found {}", expected.lines().count(), found.lines().count()),
    })
}

fn differing_paragraph(expected: &str, found: &str) -> Option<String> {
    let paragraphs = |text: &str| -> Vec<String> {
        let mut paragraphs: Vec<String> = text.split("\n\n").map(|paragraph| paragraph.trim().to_owned()).collect();
        paragraphs.sort_unstable();
        paragraphs
    };
    let (expected, found) = (paragraphs(expected), paragraphs(found));
    let surplus = found.iter().find(|paragraph| !expected.contains(paragraph));
    let missing = expected.iter().find(|paragraph| !found.contains(paragraph));
    match (surplus, missing) {
        (None, None) => None,
        (Some(surplus), _) => Some(format!("lacks a statement that was run:\n{surplus}\n")),
        (None, Some(missing)) => Some(format!("has a statement that was not run:\n{missing}\n")),
    }
}
