//! A query file: the query, and where the values of its variables come from.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// One query of the folder `files`.
pub struct Case {
    /// Its path below the folder, without ending.
    pub name: String,
    /// The text.
    pub query: String,
}

impl Case {
    /// Every query, in the order of their names.
    pub fn all() -> Vec<Self> {
        let read = |path: PathBuf| Self {
            name: path.with_extension("").display().to_string(),
            query: std::fs::read_to_string(folder().join(&path)).expect("the query can be read"),
        };
        files("graphql").into_iter().map(read).collect()
    }

    /// The file beside the query with this ending.
    pub fn file(&self, ending: &str) -> PathBuf {
        folder().join(format!("{}.{ending}", self.name))
    }

    /// What the file beside the query holds; nothing if it is not there.
    pub fn read(&self, ending: &str) -> String {
        std::fs::read_to_string(self.file(ending)).unwrap_or_default()
    }

    /// The values that comments at the head of the query give its variables, each in one of two ways:
    ///
    /// ```text
    /// # variables: {"title": "Danube"}
    /// # variable after: pages-1.json /data/wiki/pages/pageInfo/endCursor
    /// ```
    ///
    /// The second takes a value out of the answer of another query of the folder, by JSON pointer. That query's name comes
    /// before this one's.
    pub fn variables(&self) -> Value {
        let mut variables = Map::new();
        for comment in self.query.lines().filter_map(|line| line.strip_prefix('#')) {
            if let Some(values) = comment.trim().strip_prefix("variables:") {
                let values: Map<String, Value> = serde_json::from_str(values).expect("variables are a JSON object");
                variables.extend(values);
            } else if let Some((name, place)) =
                comment.trim().strip_prefix("variable ").and_then(|rest| rest.split_once(": "))
            {
                variables.insert(name.to_owned(), self.answered(place));
            }
        }
        Value::Object(variables)
    }

    fn answered(&self, place: &str) -> Value {
        let (file, pointer) = place.split_once(' ').expect("a variable names a file and a place in it");
        let path = self.file("graphql").with_file_name(file);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let answer: Value = serde_json::from_str(&text).expect("an answer is JSON");
        answer.pointer(pointer).cloned().unwrap_or_else(|| panic!("{file} has nothing at {pointer}"))
    }
}

/// The files with this ending, by their paths below the folder.
pub fn files(ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&folder(), ending, &mut found);
    found.sort_unstable();
    found
}

fn collect(within: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(within).expect("the folder of queries can be read") {
        let path = entry.expect("the folder of queries can be read").path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path.strip_prefix(folder()).expect("it is below the folder").to_owned());
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/queries/files")
}
