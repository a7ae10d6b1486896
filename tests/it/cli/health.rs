//! `wikigraph health`, as a container's health check runs it.

use std::net::TcpListener;
use std::process::{Command, Output};

use crate::harness::Process;

fn run(port: u16, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_wikigraph"));
    command.arg("health").args(arguments).env_clear().current_dir(folder.path());
    // As in the image: what listens everywhere is asked on this machine.
    command.env("HOST", "0.0.0.0").env("PORT", port.to_string()).env("WIKIGRAPH_DATA_DIR", folder.path());
    command.output().expect("the program runs")
}

#[test]
fn a_server_that_runs_is_well() {
    let server = Process::serve(&[]);
    for (arguments, told) in [(&[][..], r#""status":"alive""#), (&["--ready"], r#""status":"ready""#)] {
        let output = run(server.address().port(), arguments);
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains(told), "{output:?}");
    }
}

#[test]
fn one_that_is_not_ready_is_alive() {
    let nowhere = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let variables = [
        ("WIKI_DATABASE_URL", format!("mysql://nobody:secret@127.0.0.1:{nowhere}/nowhere")),
        ("SECRET_KEY", crate::harness::SECRET_KEY.to_owned()),
    ];
    let server = Process::serve(&variables);
    assert!(run(server.address().port(), &[]).status.success());
    let output = run(server.address().port(), &["--ready"]);
    assert!(!output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("/readyz answers 503"), "{output:?}");
}

#[test]
fn where_none_runs_it_is_said() {
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    for (port, told) in [(port, "nothing answers at http://127.0.0.1:"), (0, "Set PORT to the one")] {
        let output = run(port, &[]);
        assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains(told), "{output:?}");
    }
}
