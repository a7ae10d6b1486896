//! How the file comes to be: once, whole, and never in the place of something else.

use std::fs;
use std::path::Path;
use std::thread;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::Folder;
use crate::sandbox::file::SEED_VERSION;
use crate::sandbox::seed;
use crate::sandbox::{SandboxError, create, ensure, occupy, reset};

/// Changes with every change of the content, which then needs another [`SEED_VERSION`].
const CONTENT: (u32, u32) = (3, 3_960_394_111);

fn run(path: &Path, statements: &str) {
    let mut connection = SqliteConnection::establish(path.to_str().expect("a name in UTF-8")).expect("a SQLite file");
    connection.batch_execute(statements).expect("statements that SQLite understands");
}

#[test]
fn is_made_once() {
    let folder = Folder::new("once");
    // The folder of the data may not be there yet.
    let path = folder.0.join("data/of a gateway/wiki.sqlite");
    assert!(ensure(&path).expect("a new file"));
    assert!(!ensure(&path).expect("the same file"));
    assert_eq!(
        fs::read_dir(folder.0.join("data/of a gateway")).expect("the folder").count(),
        1,
        "no draft may stay behind"
    );
}

#[test]
fn is_the_same_each_time() {
    let folder = Folder::new("same");
    create(&folder.file()).expect("a new file");
    let first = fs::read(folder.file()).expect("the file");
    create(&folder.file()).expect("the file anew");
    assert!(first == fs::read(folder.file()).expect("the file"), "two files with one seed differ");
    assert!(first.len() < 15_000_000, "{} bytes are too many", first.len());
}

#[test]
fn content_and_seed_version_go_together() {
    let present = (SEED_VERSION, seed::tables().check_sum());
    assert_eq!(present, CONTENT, "the content changed: raise SEED_VERSION, and note both numbers here");
}

#[test]
fn other_files_are_refused_and_left_alone() {
    let folder = Folder::new("foreign");
    fs::write(folder.file(), "a letter to a friend").expect("a file");
    assert!(matches!(ensure(&folder.file()), Err(SandboxError::Foreign { .. })));
    let refusal = create(&folder.file()).expect_err("a foreign file").to_string();
    assert!(refusal.contains("wiki.sqlite exists and is not an embedded wiki"), "{refusal}");
    assert_eq!(fs::read_to_string(folder.file()).expect("the file"), "a letter to a friend");
}

#[test]
fn other_databases_are_refused() {
    let folder = Folder::new("database");
    run(&folder.file(), "CREATE TABLE page (page_id INTEGER PRIMARY KEY); PRAGMA user_version = 1;");
    assert!(matches!(ensure(&folder.file()), Err(SandboxError::Foreign { .. })));
}

#[test]
fn an_older_seed_is_made_anew() {
    let folder = Folder::new("older");
    create(&folder.file()).expect("a new file");
    run(&folder.file(), "DELETE FROM page; PRAGMA user_version = 0;");
    // What an interrupted writer of the old file left would spoil the new one.
    let journal = folder.0.join("wiki.sqlite-journal");
    fs::write(&journal, "left behind").expect("a file");
    assert!(ensure(&folder.file()).expect("a new file"));
    assert!(!journal.exists());
    assert!(!ensure(&folder.file()).expect("the same file"));
}

#[test]
fn is_not_made_anew_under_the_hands_of_a_server() {
    let folder = Folder::new("occupied");
    let servers = [occupy(&folder.file()).expect("a lock"), occupy(&folder.file()).expect("another one's")];
    create(&folder.file()).expect("a new file");
    run(&folder.file(), "DELETE FROM page;");
    let changed = fs::read(folder.file()).expect("the file");
    for server in servers {
        let refusal = reset(&folder.file()).expect_err("a server has it open").to_string();
        assert!(refusal.ends_with("wiki.sqlite open: stop it first"), "{refusal}");
        drop(server);
    }
    assert!(fs::read(folder.file()).expect("the file") == changed, "it is left as it was");
    reset(&folder.file()).expect("a new file");
    assert!(fs::read(folder.file()).expect("the file") != changed);
    drop(occupy(&folder.file()).expect("nothing stays locked"));
}

#[test]
fn many_may_make_it_at_once() {
    let folder = Folder::new("race");
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| create(&folder.file()).expect("a new file"));
        }
    });
    run(&folder.file(), "PRAGMA integrity_check; SELECT count(*) FROM page;");
    assert!(!ensure(&folder.file()).expect("a valid file"));
    assert_eq!(fs::read_dir(&folder.0).expect("the folder").count(), 1, "no draft may stay behind");
}
