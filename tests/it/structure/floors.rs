//! Each module imports only from floors above it, by the list that begins the crate's documentation.

use std::collections::HashMap;

use super::source::{Source, read, sources};

/// The floors by module, out of lines such as ``//! 9. [`http`]: paths; and [`sandbox`], the embedded wiki.``
fn floors() -> HashMap<String, usize> {
    let lines = read("src/lib.rs");
    let numbered = lines.lines().filter_map(|line| {
        let (number, text) = line.strip_prefix("//! ")?.split_once(". ")?;
        Some((number.parse().ok()?, text.to_owned()))
    });
    let modules = |text: &str| -> Vec<String> {
        text.split("[`").skip(1).filter_map(|part| Some(part.split_once("`]")?.0.to_owned())).collect()
    };
    numbered.flat_map(|(number, text)| modules(&text).into_iter().map(move |module| (module, number))).collect()
}

/// The crate's modules that a file names, each with the line.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for prefix in ["crate::".to_owned(), "super::".repeat(source.module().len())] {
        found.extend(grouped(&source.code, &format!("{prefix}{{")));
        for (number, line) in source.code.lines().enumerate() {
            found.extend(from_root(line, &prefix).map(|module| (number + 1, module)));
        }
    }
    found
}

/// The names that follow a prefix in a line.
fn from_root<'a>(line: &'a str, prefix: &'a str) -> impl Iterator<Item = String> + 'a {
    let places = line.match_indices(prefix).filter(|_| !prefix.is_empty());
    places.filter(|(at, _)| !line[..*at].ends_with("super::")).map(|(at, _)| word(&line[at + prefix.len()..]))
}

/// The names at the beginnings of a group that opens so: `crate::{a::…, b}`.
fn grouped(code: &str, opening: &str) -> Vec<(usize, String)> {
    let groups = code.match_indices(opening).filter(|(at, _)| !code[..*at].ends_with("super::"));
    let names_of = |(at, prefix): (usize, &str)| {
        let line = code[..at].matches('\n').count() + 1;
        let group = outer(&code[at + prefix.len()..]);
        group.into_iter().map(move |name| (line, name))
    };
    groups.flat_map(names_of).collect()
}

/// The first words of a group's entries, those of groups inside left out.
fn outer(text: &str) -> Vec<String> {
    let (mut depth, mut begins, mut names) = (0, true, Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            letter if begins && !letter.is_whitespace() => {
                begins = false;
                names.push(word(&text[at..]));
            }
            _ => {}
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

#[test]
fn every_module_is_on_one_floor() {
    let mut declared: Vec<String> = Vec::new();
    for line in read("src/lib.rs").lines() {
        declared.extend(line.strip_prefix("pub mod ").map(word));
    }
    let mut listed: Vec<String> = floors().into_keys().collect();
    listed.sort();
    assert_eq!(declared, listed);
    assert_eq!(floors().into_values().max(), Some(12));
}

#[test]
fn modules_import_from_above_only() {
    let floors = floors();
    let mut looked_at = 0;
    let mut wrong = Vec::new();
    for source in sources("src") {
        let Some(own) = source.module().first().map(|module| (*module).to_owned()) else { continue };
        for (line, import) in imports(&source) {
            let Some(floor) = floors.get(&import).filter(|_| import != own) else { continue };
            looked_at += 1;
            if *floor >= floors[&own] {
                wrong.push(format!("{}:{line}: {own} imports {import}, which is not above it", source.path));
            }
        }
    }
    assert!(looked_at > 100, "only {looked_at} imports were found");
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_program_is_its_commands() {
    let [main] = &sources("src").into_iter().filter(|source| source.path == "src/main.rs").collect::<Vec<_>>()[..]
    else {
        panic!("src/main.rs is gone");
    };
    let used: Vec<String> = from_root(&main.code.replace('\n', " "), "wikigraph::").collect();
    assert_eq!(used, ["cli"]);
}

#[test]
fn imports_are_found_in_every_form() {
    let text = "use crate::tables::{wiki, View};\nuse crate::{db, store::{a, b}, types};\nlet x = crate::http::y; super::super::{loaders::z, self}";
    let source = Source {
        path: "src/graph/links.rs".to_owned(),
        text: String::new(),
        code: text.to_owned(),
        strings: Vec::new(),
    };
    let mut names: Vec<String> =
        imports(&source).into_iter().map(|(_, name)| name).filter(|name| !name.is_empty()).collect();
    names.sort();
    assert_eq!(names, ["db", "http", "loaders", "self", "store", "tables", "types"]);
}
