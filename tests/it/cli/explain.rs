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

#[test]
fn statements_of_the_embedded_wiki_are_shown_with_their_plans() {
    let text = told(&explain(&[], &[], QUERY));
    assert!(text.contains("1. in round 1, "), "{text}");
    assert!(text.contains("2. in round 2, "), "{text}");
    assert!(text.contains("SEARCH ") || text.contains("SCAN "), "{text}");
    assert!(text.contains("2 statements in 2 rounds, "), "{text}");
}

#[test]
fn statements_of_mariadb_are_shown_with_their_plans() {
    let variables = [("WIKI_DATABASE_URL", lab().url("lab143")), ("SECRET_KEY", SECRET_KEY.to_owned())];
    let text = told(&explain(&variables, &[], QUERY));
    assert!(text.contains("| rev_page_timestamp |"), "{text}");
    assert!(text.contains("2 statements in 2 rounds, "), "{text}");
}

#[test]
fn what_cannot_be_explained_is_told() {
    for (query, arguments, wanted) in [
        ("{ wiki", &[][..], "the query cannot be read"),
        ("mutation { logOut { ok } }", &[], "only queries are explained"),
        ("query A { a } query B { b }", &[], "name one by --operation"),
        ("query A { a } query B { b }", &["--operation", "C"], "no operation named C"),
    ] {
        let output = explain(&[], arguments, query);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && text.contains(wanted), "{query}: {text}");
    }
}
