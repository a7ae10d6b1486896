//! How the file comes to be: once, whole, and never in the place of something else.

use std::fs;
use std::thread;

use super::Folder;
use crate::sandbox::{SandboxError, create, ensure};

#[test]
fn is_made_once() {
    let folder = Folder::new("once");
    assert!(ensure(&folder.file()).expect("a new file"));
    assert!(!ensure(&folder.file()).expect("the same file"));
    assert_eq!(fs::read_dir(&folder.0).expect("the folder").count(), 1, "no draft may stay behind");
}
