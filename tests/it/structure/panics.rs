//! The product does not give up, print or leave things undone.

use super::source::{Source, sources};

/// Where some words of the product's code stand, in all files but those of `except`.
fn found(words: &[&str], except: impl Fn(&Source) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources("src").into_iter().filter(|source| !except(source) && !source.path.contains("/tests/")) {
        for (number, line) in source.product().lines().enumerate() {
            let words = words.iter().filter(|word| line.match_indices(**word).any(|(at, _)| is_whole(line, at)));
            found.extend(words.map(|word| format!("{}:{}: {word}", source.path, number + 1)));
        }
    }
    found
}

/// Whether what begins here is not the end of a longer word.
fn is_whole(line: &str, at: usize) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    !(line[at..].starts_with(is_letter) && line[..at].ends_with(is_letter))
}

#[test]
fn nothing_gives_up_without_a_reason() {
    assert_eq!(found(&[".unwrap()", ".unwrap_err()", "unwrap_unchecked"], |_| false), [""; 0]);
}

#[test]
fn nothing_is_left_undone() {
    assert_eq!(
        found(&["todo!", "unimplemented!", "dbg!", "allow(dead_code)", "expect(dead_code", "#[ignore"], |_| false),
        [""; 0]
    );
    for source in sources("src").into_iter().chain(sources("tests/it")) {
        for mark in ["TO\u{44}O", "FIX\u{4d}E", "XX\u{58}", "HAC\u{4b}"] {
            assert!(!source.text.contains(mark), "{} has a {mark}", source.path);
        }
    }
}

#[test]
fn only_commands_print() {
    let is_command = |source: &Source| source.path.starts_with("src/cli/") || source.path == "src/main.rs";
    assert_eq!(found(&["println!", "print!", "eprintln!", "eprint!"], is_command), [""; 0]);
}

#[test]
fn only_the_configuration_reads_the_environment() {
    let is_reader = |source: &Source| source.path == "src/config/environment.rs";
    assert_eq!(found(&["env::var", "env::vars", "var_os", "dotenvy::"], is_reader), [""; 0]);
}

#[test]
fn tests_do_not_wait_in_the_hope_that_something_happens() {
    let waits = |source: &&Source| source.code.contains("sleep(");
    let waiting: Vec<String> = sources("tests/it").iter().filter(waits).map(|source| source.path.clone()).collect();
    assert_eq!(waiting, [""; 0]);
}
