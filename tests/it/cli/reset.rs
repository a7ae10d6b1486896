//! `wikigraph sandbox reset`, beside a server and without one.

use std::path::Path;
use std::process::{Command, Output};

use crate::harness::{PROGRAM, Process};

fn reset(data: &Path) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(["sandbox", "reset"]).current_dir(data).env_clear().env("WIKIGRAPH_DATA_DIR", data);
    command.output().expect("the program runs")
}

#[test]
fn what_a_server_has_open_is_not_replaced() {
    let data = tempfile::tempdir().expect("a folder");
    let here = ("WIKIGRAPH_DATA_DIR", data.path().display().to_string());
    // With the wiki's own web server, and without.
    for host in ["127.0.0.1", "0.0.0.0"] {
        let server = Process::serve(&[here.clone(), ("HOST", host.to_owned())]);
        let refused = reset(data.path());
        let errors = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && errors.contains("stop it first"), "{host}: {errors}");
        server.kill();
        let done = reset(data.path());
        assert!(done.status.success(), "{host}: {}", String::from_utf8_lossy(&done.stderr));
    }
}
