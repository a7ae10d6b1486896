//! Names say what something is, not that it is there.

use super::source::sources;

const EMPTY_WORDS: [&str; 7] = ["util", "utils", "utilities", "helper", "helpers", "common", "misc"];

#[test]
fn no_module_is_named_after_nothing() {
    let mut wrong = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests/it")) {
        let parts = source.path.trim_end_matches(".rs").split('/').flat_map(|part| part.split('_'));
        if parts.into_iter().any(|word| EMPTY_WORDS.contains(&word)) {
            wrong.push(source.path.clone());
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// Whether a name adds nothing to what it names.
fn is_empty(name: &str) -> bool {
    name.starts_with("get_") || name.ends_with("_impl") || name.ends_with("Impl") || EMPTY_WORDS.contains(&name)
}

/// The names that a line gives to something.
fn given(line: &str) -> Vec<&str> {
    const BEGINNINGS: [&str; 8] = ["fn", "mod", "struct", "enum", "trait", "let", "const", "mut"];
    let words: Vec<&str> = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    words.windows(2).filter(|pair| BEGINNINGS.contains(&pair[0])).map(|pair| pair[1]).collect()
}

#[test]
fn names_say_what_something_is() {
    let mut wrong = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests/it")) {
        for (number, line) in source.code.lines().enumerate() {
            let empty = given(line).into_iter().filter(|name| is_empty(name));
            wrong.extend(empty.map(|name| format!("{}:{}: {name}", source.path, number + 1)));
        }
    }
    assert_eq!(wrong, [""; 0]);
}
