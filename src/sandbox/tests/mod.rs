//! The embedded wiki's file and content.

mod content;
mod file;
mod invariants;
mod orphans;
mod web;

use std::path::PathBuf;
use std::sync::{Mutex, OnceLock};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::create;

/// A folder of one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("wikigraph-sandbox-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("wiki.sqlite")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Runs a question on the one embedded wiki that all tests read.
fn ask<R>(question: impl FnOnce(&mut SqliteConnection) -> QueryResult<R>) -> R {
    static WIKI: OnceLock<(Folder, Mutex<SqliteConnection>)> = OnceLock::new();
    let (_, connection) = WIKI.get_or_init(|| {
        let folder = Folder::new("shared");
        create(&folder.file()).expect("an embedded wiki");
        let name = folder.file().to_str().expect("a name in UTF-8").to_owned();
        let connection = SqliteConnection::establish(&name).expect("a SQLite file");
        // Statics are never dropped: what is open stays readable without its name.
        drop(std::fs::remove_dir_all(&folder.0));
        (folder, Mutex::new(connection))
    });
    let answer = question(&mut connection.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    answer.unwrap_or_else(|error| panic!("a question that SQLite understands: {error}"))
}

/// The number that a query gives as `number`.
fn number(query: &str) -> i64 {
    ask(|connection| diesel::sql_query(query).get_result::<Number>(connection)).number
}

/// The texts that a query gives as `line`.
fn lines(query: &str) -> Vec<String> {
    let rows = ask(|connection| diesel::sql_query(query).load::<Line>(connection));
    rows.into_iter().map(|row| row.line).collect()
}

/// The queries of a file, each with the comment above it.
fn questions(file: &'static str) -> Vec<(&'static str, &'static str)> {
    let blocks = file.split("\n\n").skip(1);
    blocks.map(|block| block.trim_start_matches("-- ").split_once('\n').expect("a comment and a query")).collect()
}
