//! A gateway in a process of its own, as whoever runs one starts it.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use tempfile::TempDir;

use super::programs::{free_port, run, signal};

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_wikigraph");

/// A running `wikigraph serve`; it is killed when this goes.
pub struct Process {
    child: Child,
    url: String,
    log: Option<JoinHandle<String>>,
    _folder: TempDir,
}

impl Process {
    /// Starts one that has these variables and no others, besides a port and a folder of its own, and waits until it serves.
    pub fn serve(variables: &[(&str, String)]) -> Self {
        Self::started(Command::new(PROGRAM).arg("serve"), variables)
    }

    /// The same, where [`Self::limit_files`] is going to be used: what is too long for a file is an error, as on a full disk,
    /// and not the end of the process.
    pub fn serve_on_a_disk(variables: &[(&str, String)]) -> Self {
        Self::started(&mut shell("trap '' XFSZ; exec \"$0\" serve"), variables)
    }

    /// The same, where nothing can be written from the start.
    pub fn serve_on_a_full_disk(variables: &[(&str, String)]) -> Self {
        Self::started(&mut shell("trap '' XFSZ; ulimit -S -f 0; exec \"$0\" serve"), variables)
    }

    /// Starts one that finds in this file what others find in `/etc/hosts`: it is mounted there, for nobody else. Users who may
    /// not mount anything need a namespace of users of their own, which some systems do not give.
    pub fn serve_with_hosts(hosts: &Path, variables: &[(&str, String)]) -> Self {
        let user = Command::new("id").arg("-u").output().expect("a number").stdout;
        let mut command = Command::new("unshare");
        if user != b"0\n" {
            command.args(["--user", "--map-root-user"]);
        }
        command.args(["--mount", "sh", "-c", "mount --bind \"$1\" /etc/hosts && exec \"$0\" serve", PROGRAM]);
        Self::started(command.arg(hosts), variables)
    }

    /// Starts one that can write neither its log nor what it says, as both are on a full disk. It may not serve yet.
    pub fn begin_unheard(variables: &[(&str, String)]) -> Self {
        let full = || OpenOptions::new().write(true).open("/dev/full").expect("a disk that is full");
        let (folder, port) = (TempDir::new().unwrap(), free_port());
        let mut command = Command::new(PROGRAM);
        let command = prepared(command.arg("serve"), &folder, variables).env("PORT", port.to_string());
        let child = command.stdout(full()).stderr(full()).spawn();
        let url = format!("http://127.0.0.1:{port}");
        Self { child: child.expect("the program starts"), url, log: None, _folder: folder }
    }

    fn started(command: &mut Command, variables: &[(&str, String)]) -> Self {
        let folder = TempDir::new().unwrap();
        let command = prepared(command, &folder, variables);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut errors = child.stderr.take().expect("a pipe");
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            errors.read_to_string(&mut log).expect("the log is text");
            log
        });
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let said = lines.next().and_then(Result::ok);
        let Some((_, url)) = said.as_deref().and_then(|line| line.split_once(" is served at ")) else {
            panic!("{said:?}: {}", log.join().expect("the log"));
        };
        Self { url: url.to_owned(), child, log: Some(log), _folder: folder }
    }

    /// The address of one of its paths.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.url.strip_prefix("http://").and_then(|address| address.parse().ok()).expect("an address")
    }

    /// How many bytes its files may have from now on, as prlimit takes it: with `0`, nothing can be written.
    pub fn limit_files(&self, bytes: &str) {
        run(Command::new("prlimit").args([
            "--pid",
            &self.child.id().to_string(),
            &format!("--fsize={bytes}:unlimited"),
        ]));
    }

    /// Sends it a signal, such as `TERM`.
    pub fn signal(&self, name: &str) {
        signal(&self.child, name);
    }

    /// Waits until it has ended by itself.
    pub async fn ended(mut self) -> ExitStatus {
        let waiting = async {
            let mut looks = tokio::time::interval(Duration::from_millis(10));
            loop {
                looks.tick().await;
                if let Some(status) = self.child.try_wait().expect("it is ours") {
                    return status;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(120), waiting).await.expect("it ends")
    }

    /// Ends it at once, and gives back what it logged.
    pub fn kill(mut self) -> String {
        self.child.kill().expect("it runs");
        self.log.take().expect("it was not read before").join().expect("the log")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A shell that does this, to the program as `$0`.
fn shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script, PROGRAM]);
    command
}

/// What has these variables and no others, besides a port and a folder of its own.
fn prepared<'a>(command: &'a mut Command, folder: &TempDir, variables: &[(&str, String)]) -> &'a mut Command {
    command.env_clear().current_dir(folder.path());
    command.env("PORT", "0").env("WIKIGRAPH_DATA_DIR", folder.path());
    command.envs(variables.iter().map(|(name, value)| (name, value)))
}

/// An HTTP client as programs have one.
pub fn web_client() -> reqwest::Client {
    wikigraph::web::client().build().expect("a client")
}
