//! Programs of servers that a test has to itself.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command};

/// A program of MariaDB's, with the lab's options but for its size.
pub fn mariadb(name: &str, data: &Path) -> Command {
    let options = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lab/databases/mariadb.cnf");
    let user = Command::new("id").arg("-un").output().expect("a name").stdout;
    let mut command = Command::new(name);
    command
        .arg(format!("--defaults-file={}", options.display()))
        .arg(format!("--datadir={}", data.display()))
        // A server that starts removes the temporary tables that others have in the same folder, and those crash.
        .arg(format!("--tmpdir={}", data.parent().unwrap_or(data).display()))
        .arg(format!("--user={}", String::from_utf8_lossy(&user).trim()))
        .args(["--innodb-buffer-pool-size=24M", "--innodb-log-file-size=8M"]);
    command
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Sends a process of ours a signal, such as `TERM`.
pub fn signal(process: &Child, name: &str) {
    run(Command::new("kill").arg(format!("-{name}")).arg(process.id().to_string()));
}

/// Runs a program to its end, which has to be a good one.
pub fn run(command: &mut Command) {
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
