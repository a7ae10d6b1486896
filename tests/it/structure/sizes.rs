//! Files and functions stay small enough to be read at once.

use super::source::{Source, sources};

const LONGEST_FILE: usize = 400;
const MEDIAN_FILE: usize = 120;
const LONGEST_FUNCTION: usize = 60;

/// Where functions hold prose and tables, and may have half as many lines again.
const PROSE: &str = "src/sandbox/seed/";

fn all() -> Vec<Source> {
    let mut all = sources("src");
    all.extend(sources("tests/it"));
    all
}

#[test]
fn files_are_short() {
    let long: Vec<String> = all()
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > LONGEST_FILE)
        .map(|(lines, path)| format!("{path} has {lines} lines"))
        .collect();
    assert_eq!(long, [""; 0]);
}

#[test]
fn most_files_are_much_shorter() {
    for folder in ["src", "tests/it"] {
        let mut lines: Vec<usize> = sources(folder).iter().map(|source| source.text.lines().count()).collect();
        lines.sort_unstable();
        let median = lines[lines.len() / 2];
        assert!(median < MEDIAN_FILE, "half of the files in {folder} have {median} lines or more");
    }
}

#[test]
fn functions_fit_on_a_screen() {
    let mut long = Vec::new();
    for source in all() {
        let most = if source.path.starts_with(PROSE) { LONGEST_FUNCTION * 3 / 2 } else { LONGEST_FUNCTION };
        let functions = functions(&source).into_iter().filter(|(lines, _)| *lines > most);
        long.extend(functions.map(|(lines, what)| format!("{what} has {lines} lines")));
    }
    assert_eq!(long, [""; 0]);
}

/// The functions of a file with their lengths: from `fn` to the brace that is as far in.
fn functions(source: &Source) -> Vec<(usize, String)> {
    let lines: Vec<&str> = source.code.lines().collect();
    let begins = |line: &&str| {
        line.split_whitespace()
            .take_while(|word| !word.contains('(') || word.starts_with("pub("))
            .any(|word| word == "fn")
    };
    let starts = lines.iter().enumerate().filter(|(_, line)| begins(line));
    let length = |start: usize| {
        let indent = lines[start].len() - lines[start].trim_start().len();
        let end = format!("{}}}", " ".repeat(indent));
        lines[start..]
            .iter()
            .position(|line| *line == end || line.ends_with(';') && line.len() - line.trim_start().len() == indent)
    };
    starts
        .filter_map(|(start, line)| {
            Some((length(start)? + 1, format!("{}:{}: {}", source.path, start + 1, line.trim())))
        })
        .collect()
}

#[test]
fn files_begin_with_what_they_are() {
    let silent: Vec<String> =
        all().into_iter().filter(|source| !source.text.starts_with("//! ")).map(|source| source.path).collect();
    assert_eq!(silent, [""; 0]);
}
