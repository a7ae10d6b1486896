//! `.env.example` and `--help` explain the variables that are read, and no others.

use std::collections::BTreeSet;
use std::process::Command;

use wikigraph::config::{Config, Environment};

use super::source::{read, sources};

/// Set by the platform, not for wikigraph.
const OF_THE_PLATFORM: &str = "HOME";

/// A variable of `.env.example`: its comment, its name and the value given as an example.
struct Example {
    comment: Vec<String>,
    name: String,
    value: String,
}

fn examples() -> Vec<Example> {
    let text = read(".env.example");
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.trim().lines().collect::<Vec<_>>());
    let with_variable = paragraphs.filter_map(|lines| {
        let (last, comment) = lines.split_last()?;
        let (name, value) = last.strip_prefix('#')?.split_once('=').filter(|(name, _)| is_name(name))?;
        let comment = comment.iter().map(|line| line.trim_start_matches("# ").to_owned()).collect();
        Some(Example { comment, name: name.to_owned(), value: value.to_owned() })
    });
    with_variable.collect()
}

fn is_name(text: &str) -> bool {
    text.len() > 2
        && text.starts_with(char::is_uppercase)
        && text.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_')
}

/// Every string in the parts that read the environment which could be nothing but a variable's name.
fn variables_read() -> BTreeSet<String> {
    let files = sources("src/config").into_iter().chain(sources("src/cli"));
    let strings = files.flat_map(|file| file.strings).map(|(_, text)| text);
    strings.filter(|text| is_name(text) && text != OF_THE_PLATFORM).collect()
}

fn help() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_wikigraph")).arg("--help").output().expect("the program runs");
    String::from_utf8(output.stdout).expect("help is text")
}

#[test]
fn every_variable_that_is_read_has_an_example() {
    let explained: BTreeSet<String> = examples().into_iter().map(|example| example.name).collect();
    assert_eq!(explained, variables_read());
}

#[test]
fn every_variable_stands_in_the_table_for_operators() {
    let document = read("docs/operations.md");
    let settings = document.split("\n## ").find(|section| section.starts_with("Settings\n")).expect("a section");
    let rows = settings.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").nth(1));
    let words = rows.flat_map(|cell| cell.split([' ', ',']));
    let listed: BTreeSet<String> = words.filter(|word| is_name(word)).map(str::to_owned).collect();
    assert_eq!(listed, variables_read());
}

#[test]
fn every_example_is_explained_in_a_sentence_and_sets_nothing() {
    for Example { comment, name, .. } in examples() {
        let sentence = comment.join(" ");
        assert!(sentence.ends_with('.'), "{name}: {sentence:?} is no sentence");
        assert!(!sentence.contains(". "), "{name}: {sentence:?} is more than a sentence");
    }
    let set: Vec<String> = read(".env.example")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    assert_eq!(set, [""; 0]);
}

#[test]
fn examples_are_read_as_they_are_meant() {
    for Example { name, value, .. } in examples() {
        let parsed: Vec<_> = dotenvy::from_read_iter(format!("{name}={value}").as_bytes()).collect();
        let [Ok((_, parsed))] = &parsed[..] else { panic!("{name}={value} cannot be read: {parsed:?}") };
        assert_eq!(*parsed, value.trim_matches('\''), "quotes are missing");
    }
}

#[test]
fn examples_are_valid() {
    // What other variables need beside them.
    let company = || {
        [
            ("WIKI_REPLICA", "metawiki"),
            ("TOOL_REPLICA_USER", "s51234"),
            ("TOOL_REPLICA_PASSWORD", "password"),
            ("TOOL_TOOLSDB_USER", "s51234"),
            ("TOOL_TOOLSDB_PASSWORD", "password"),
            ("MEDIAWIKI_CONSUMER_KEY", "key"),
            ("MEDIAWIKI_CONSUMER_SECRET", "secret"),
            ("MEDIAWIKI_ACCESS_TOKEN", "token"),
            ("MEDIAWIKI_ACCESS_SECRET", "secret"),
            ("MEDIAWIKI_INDEX_URL", "https://wiki.example.org/index.php"),
            ("SECRET_KEY", "0123456789abcdef0123456789abcdef"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
    };
    for Example { name, value, .. } in examples() {
        let name: &'static str = name.leak();
        let set = (name, value.trim_matches('\'').to_owned());
        let environment = Environment::of(company().into_iter().chain([set]));
        let problems = Config::read(&environment).err().map(|invalid| invalid.0).unwrap_or_default();
        assert_eq!(problems, [], "{name}={value}");
    }
}

#[test]
fn help_lists_the_same_variables_in_the_same_order_and_groups() {
    let help = help();
    let (_, variables) = help.split_once("Which wiki:").expect("the list of variables");
    let entries = variables
        .lines()
        .filter_map(|line| line.strip_prefix("  ").filter(|line| line.starts_with(char::is_uppercase)));
    let names = entries.flat_map(|line| line.split("  ").next().unwrap_or_default().split(", "));
    let listed: Vec<&str> = names.collect();
    let examples: Vec<String> = examples().into_iter().map(|example| example.name).collect();
    let with_entry: Vec<&String> = examples.iter().filter(|name| listed.contains(&name.as_str())).collect();
    assert_eq!(with_entry, listed);
    for name in &examples {
        assert!(help.contains(name), "--help does not name {name}");
    }
    for group in read(".env.example").lines().filter_map(|line| line.strip_prefix("## ")) {
        assert!(help.contains(&format!("\n{group}:\n")), "--help has no group {group:?}");
    }
}
