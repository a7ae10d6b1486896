//! Rust files as text, with code, comments and string literals told apart.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of one of the project's files.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A Rust file.
pub struct Source {
    /// Where it is, from the project's folder.
    pub path: String,
    /// All of it.
    pub text: String,
    /// Without comments, and with nothing between the quotes of literals; each line is where it was.
    pub code: String,
    /// The string literals, each with the line that it begins on.
    pub strings: Vec<(usize, String)>,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("a source file is text");
        let (code, strings) = split(&text);
        let path = path.strip_prefix(root()).expect("a file of the project");
        Self { path: path.to_str().expect("a plain name").to_owned(), text, code, strings }
    }

    /// The code that is part of the product: up to the tests at the file's end.
    pub fn product(&self) -> &str {
        self.code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }

    /// The module that the file is: `["graph", "objects", "page"]`.
    pub fn module(&self) -> Vec<&str> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        path.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main")).collect()
    }
}

/// Every Rust file below a folder, in order.
pub fn sources(folder: &str) -> Vec<Source> {
    let mut files = files(&root().join(folder));
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    assert!(!files.is_empty(), "{folder} has no Rust files");
    files.iter().map(|file| Source::read(file)).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Takes comments out, and the contents of literals apart.
fn split(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut strings) = (String::new(), Vec::new());
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => comment(&mut code, rest, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => {
                comment(&mut code, rest, rest.find("*/").map_or(rest.len(), |end| end + 2))
            }
            '"' => literal(&mut code, &mut strings, line, rest, 1, "\""),
            'r' if !ends_in_word(&code) && is_raw(rest) => {
                let hashes = rest[1..].find('"').unwrap_or_default();
                let end = format!("\"{}", "#".repeat(hashes));
                literal(&mut code, &mut strings, line, rest, hashes + 2, &end)
            }
            '\'' => character(&mut code, rest),
            other => {
                code.push(other);
                other.len_utf8()
            }
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    (code, strings)
}

fn ends_in_word(code: &str) -> bool {
    code.ends_with(|last: char| last.is_alphanumeric() || last == '_')
}

fn is_raw(rest: &str) -> bool {
    rest[1..].trim_start_matches('#').starts_with('"')
}

/// Leaves only the ends of the comment's lines.
fn comment(code: &mut String, rest: &str, length: usize) -> usize {
    code.extend(rest[..length].matches('\n'));
    length
}

/// A string literal that begins with `opening` characters and has `end` as its end.
fn literal(
    code: &mut String,
    strings: &mut Vec<(usize, String)>,
    line: usize,
    rest: &str,
    opening: usize,
    end: &str,
) -> usize {
    let is_plain = opening == 1;
    let mut at = opening;
    while !rest[at..].starts_with(end) {
        let escaped = if is_plain && rest[at..].starts_with('\\') { 1 } else { 0 };
        at += escaped;
        at += rest[at..].chars().next().expect("a literal has an end").len_utf8();
    }
    let content = &rest[opening..at];
    code.push('"');
    code.extend(content.matches('\n'));
    code.push('"');
    strings.push((line, content.to_owned()));
    at + end.len()
}

/// A character in quotes, or a lifetime.
fn character(code: &mut String, rest: &str) -> usize {
    let inside = rest[1..].strip_prefix('\\');
    let length = match inside {
        Some(escaped) => escaped[1..].find('\'').map(|end| end + 4),
        None => rest[1..]
            .chars()
            .next()
            .filter(|one| rest[1 + one.len_utf8()..].starts_with('\''))
            .map(|one| one.len_utf8() + 2),
    };
    code.push('\'');
    length.unwrap_or(1)
}

#[test]
fn code_comments_and_literals_are_told_apart() {
    let text = "let a = \"x // \\\" y\"; // c \"d\"\nlet b: &'static str = r#\"S \" T\"#; let c = ['\"', '\\'', '\\u{e9}', 'é'];\n/* e\n*/ f";
    let (code, strings) = split(text);
    assert_eq!(code, "let a = \"\"; \nlet b: &'static str = \"\"; let c = [', ', ', '];\n\n f");
    assert_eq!(strings, [(1, "x // \\\" y".to_owned()), (2, "S \" T".to_owned())]);
}
