//! `wikigraph explain` shows the statements of a query, their plans, and what they took.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::harness::{SECRET_KEY, lab};

const QUERY: &str = "query Q($first: Int) { wiki { pages(first: $first) { nodes { title revisions(first: 2) { nodes { comment } } } } } }";

fn explain(variables: &[(&str, String)], arguments: &[&str], query: &str) -> Output {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut command = Command::new(env!("CARGO_BIN_EXE_wikigraph"));
    command.args(["explain", "-"]).args(arguments).env_clear().current_dir(folder.path());
    command.env("WIKIGRAPH_DATA_DIR", folder.path()).envs(variables.iter().map(|(name, value)| (name, value)));
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs");
    child.stdin.take().expect("a pipe").write_all(query.as_bytes()).expect("the query is read");
    child.wait_with_output().expect("the command ends")
}

fn told(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// At a database of the lab.
fn at(database: &str) -> [(&'static str, String); 2] {
    [("WIKI_DATABASE_URL", lab().url(database)), ("SECRET_KEY", SECRET_KEY.to_owned())]
}

#[test]
fn statements_of_the_embedded_wiki_are_shown_with_their_plans() {
    let text = told(&explain(&[], &[], QUERY));
    for part in [
        "up to 60 rows (of 100000) in 21 lists",
        "\n\n1. wiki.pages: round 1, ",
        "\n\n2. wiki.pages.nodes.revisions: round 2, ",
        "SEARCH revision USING INDEX rev_page_timestamp (rev_page=?)  × 20\n",
        ";\n   SELECT 1, ",
        "… and 18 more lines like these",
        "\n\n2 statements in 2 rounds, ",
        "validate ",
        " in all\n",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn the_limit_on_costs_is_the_one_that_is_configured() {
    let limit = |points: &str| [("COST_LIMIT", points.to_owned())];
    let text = told(&explain(&limit("777"), &[], QUERY));
    assert!(text.contains(" points (of 777)."), "{text}");
    let query = "{ wiki { pages(first: 500) { nodes { revisions(first: 20) { nodes { comment } } } } } }";
    let refused = explain(&limit("1"), &[], query);
    let errors = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && errors.contains("at most 1 are allowed"), "{errors}");
}

#[test]
fn values_stand_in_the_statements() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("variables.json");
    std::fs::write(&file, r#"{ "title": "rhine's" }"#).unwrap();
    let query = "query Q($title: String!) { wiki { page(title: $title) { title } } } query R { __typename }";
    let arguments = ["--operation", "Q", "--variables", file.to_str().unwrap()];
    let text = told(&explain(&[], &arguments, query));
    assert!(text.contains("t.page_namespace = 0 AND t.page_title IN ('Rhine''s')"), "{text}");
    assert!(text.contains("1 statement in 1 round, 0 rows"), "{text}");
}

#[test]
fn statements_of_mariadb_are_shown_with_their_plans_and_what_they_read() {
    let text = told(&explain(&at("lab143"), &[], QUERY));
    for part in
        ["rev_page_timestamp", "the plan expects to look at ", " looked at\n", "× 20", "2 statements in 2 rounds"]
    {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn views_that_may_not_be_explained_are_looked_at_while_they_run() {
    let text = told(&explain(&at("lab143_p"), &[], QUERY));
    for part in ["(error 1345)", "SHOW EXPLAIN FOR", "rev_page_timestamp", " looked at\n", "× 20"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert!(!text.contains("no plan"), "{text}");
}

#[test]
fn every_branch_is_shown_where_that_is_asked() {
    let text = told(&explain(&[], &["--full"], QUERY));
    assert_eq!(text.matches(";\n   SELECT ").count(), 19, "{text}");
}

#[test]
fn a_field_that_fails_is_told_of_beside_its_statements() {
    let text = told(&explain(&[], &[], r#"{ wiki { page(title: "Rhine") { title content } } }"#));
    assert!(text.contains("1. wiki.page: round 1, ") && text.contains("error at wiki.page.content: "), "{text}");
}

#[test]
fn what_cannot_be_explained_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list.json");
    std::fs::write(&list, "[1]").unwrap();
    let list = list.to_str().unwrap();
    for (query, arguments, wanted) in [
        ("{ wiki", &[][..], "the query cannot be read"),
        ("{ wiki { nothing } }", &[], "the query is not valid:\n  line 1: "),
        ("query Q($id: ID!) { node(id: $id) { id } }", &[], "the variable $id has no value"),
        ("mutation { logOut { ok } }", &[], "only queries are explained"),
        ("query A { a } query B { b }", &[], "name one by --operation"),
        ("query A { a } query B { b }", &["--operation", "C"], "no operation named C"),
        ("{ wiki { name } }", &["--variables", "nowhere.json"], "nowhere.json cannot be read"),
        ("{ wiki { name } }", &["--variables", list], "holds no JSON object"),
        (&"{".repeat(100), &[], "brackets"),
    ] {
        let output = explain(&[], arguments, query);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && text.contains(wanted), "{query}: {text}");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{query}");
    }
}
