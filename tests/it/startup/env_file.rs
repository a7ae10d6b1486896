//! What is said of a `.env` that cannot be read: where that is, and nothing that stands there.

use std::process::Command;

use crate::harness::PROGRAM;

/// What a command says where it runs in a folder with this file.
fn told(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(".env"), text).unwrap();
    let output = Command::new(PROGRAM).arg("check").env_clear().current_dir(folder.path()).output().unwrap();
    assert!(!output.status.success(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn what_is_no_variable_is_told_by_its_line_and_without_its_value() {
    for (text, line) in [
        ("PORT=8001\nSECRET_KEY=hidden words\n", ".env, line 2: "),
        ("APP_DATABASE_URL='mysql://me:hidden@db/x\nPORT=8001\n", ".env, line 1: "),
        ("PORT=8001\n\nhidden words\n", ".env, line 3: "),
    ] {
        let told = told(text);
        assert!(told.contains(line) && told.contains("NAME=value") && !told.contains("hidden"), "{told}");
    }
}
