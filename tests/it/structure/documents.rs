//! What is written about the source is true of it.

use super::source::{read, root};

/// The texts that send readers to files.
const DOCUMENTS: [&str; 8] = [
    "README.md",
    "docs/ARCHITECTURE.md",
    "docs/adding-a-type.md",
    "docs/deploying.md",
    "docs/operations.md",
    "docs/security.md",
    "src/lib.rs",
    "tests/lab/README.md",
];

/// A word that stands for any name in a path.
const ANY: &str = "NOUN";

/// The paths in backticks that begin with a folder of the project or of its source.
fn paths(text: &str) -> Vec<&str> {
    let is_path = |quoted: &&str| {
        quoted.contains('/') && quoted.chars().all(|letter| letter.is_alphanumeric() || "_-./*".contains(letter))
    };
    let begins_here = |path: &&str| path.split('/').next().is_some_and(exists);
    text.split('`').skip(1).step_by(2).filter(is_path).filter(begins_here).collect()
}

/// Whether the path leads somewhere, from any of the folders that documents leave out.
fn exists(path: &str) -> bool {
    let begins = ["", "src", "tests", "tests/it", "tests/lab"].into_iter();
    !path.is_empty() && begins.map(|begin| root().join(begin).join(path)).any(|place| place.exists())
}

/// A path as far as it says which file or folder it means.
fn certain(path: &str) -> &str {
    match path.find(ANY).or_else(|| path.find('*')) {
        Some(at) => path[..at].rsplit_once('/').map_or("", |(folder, _)| folder),
        None => path,
    }
}

#[test]
fn files_that_documents_name_exist() {
    let documents = DOCUMENTS.map(|document| (document, read(document)));
    let named: Vec<(&str, &str)> =
        documents.iter().flat_map(|(document, text)| paths(text).into_iter().map(|path| (*document, path))).collect();
    assert!(named.len() > 30, "only {} paths were found", named.len());
    let missing: Vec<_> = named.into_iter().filter(|(_, path)| !exists(certain(path))).collect();
    assert_eq!(missing, [], "documents name what is not there");
}
