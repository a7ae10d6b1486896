//! A MariaDB of a test's own, with a MediaWiki in it, that can be stopped, frozen and started again.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use mysql_async::{Conn, OptsBuilder};
use tempfile::TempDir;

use super::content;
use super::patience::until;
use crate::harness::processes;
use crate::harness::programs::{free_port, mariadb, run, signal};

/// The database with the wiki.
pub const WIKI: &str = "wiki";

/// The account that the gateway has, which may have so many connections.
pub const READER: (&str, usize) = ("reader", 12);

/// A running server; it is killed when this goes.
pub struct MariaDb {
    folder: TempDir,
    port: u16,
    process: Option<Child>,
}

impl MariaDb {
    /// Starts one that has the lab's wiki.
    pub async fn start() -> Self {
        let image = image().await;
        let folder = tempfile::Builder::new().prefix("wikigraph-db").tempdir_in("/tmp").unwrap();
        run(Command::new("cp").arg("-a").arg(image).arg(folder.path().join("data")));
        let mut server = Self { folder, port: free_port(), process: None };
        server.start_again(&[]).await;
        server
    }

    /// Where a database of it is, for an account.
    pub fn url(&self, account: &str, database: &str) -> String {
        self.url_through(self.port, account, database)
    }

    /// The same, through something that listens on another port.
    pub fn url_through(&self, port: u16, account: &str, database: &str) -> String {
        format!("mysql://{account}:{account}@127.0.0.1:{port}/{database}")
    }

    /// The port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Starts it, with further options, and waits until it answers.
    pub async fn start_again(&mut self, options: &[&str]) {
        assert!(self.process.is_none(), "it runs");
        let socket = self.folder.path().join("socket");
        let process = mariadb("mariadbd", &self.folder.path().join("data"))
            .arg(format!("--socket={}", socket.display()))
            .arg(format!("--port={}", self.port))
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(self.folder.path().join("log")).unwrap())
            .spawn()
            .expect("mariadbd starts");
        self.process = Some(process);
        until("an answer of the server", async || self.try_connect().await).await;
    }

    /// How long its system tablespace is, in MB.
    pub fn tablespace(&self) -> u64 {
        let file = std::fs::metadata(self.folder.path().join("data/ibdata1")).expect("the tablespace is there");
        file.len().div_ceil(1 << 20)
    }

    /// Stops it in good order.
    pub async fn stop(&mut self) {
        let mut process = self.process.take().expect("it runs");
        signal(&process, "TERM");
        until("stopped", async || process.try_wait().unwrap()).await;
    }

    /// Ends it as a power cut does.
    pub fn crash(&mut self) {
        let mut process = self.process.take().expect("it runs");
        process.kill().unwrap();
        process.wait().unwrap();
    }

    /// Has it hang: connections are accepted, and nothing is answered.
    pub fn freeze(&self) {
        signal(self.process.as_ref().expect("it runs"), "STOP");
    }

    /// Has it go on.
    pub fn thaw(&self) {
        signal(self.process.as_ref().expect("it runs"), "CONT");
    }

    /// A connection of the owner's.
    pub async fn owner(&self) -> Conn {
        self.try_connect().await.expect("the server answers its owner")
    }

    async fn try_connect(&self) -> Option<Conn> {
        // Through the socket, so that a proxy or a limit of connections is not in the way.
        let socket = self.folder.path().join("socket").display().to_string();
        let options = OptsBuilder::default().socket(Some(socket)).user(Some("root")).prefer_socket(false);
        Conn::new(options).await.ok()
    }
}

/// Ends what the gateway's account has: its statements (`QUERY`), or its connections (`CONNECTION`).
pub async fn kill(owner: &mut Conn, what: &str) {
    processes::kill(owner, what, |found| found.account == READER.0).await;
}

impl Drop for MariaDb {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            // A process that is frozen can be killed, too.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// A data folder with the wiki in it, made once for all tests of this process.
async fn image() -> &'static Path {
    static IMAGE: tokio::sync::OnceCell<PathBuf> = tokio::sync::OnceCell::const_new();
    IMAGE.get_or_init(make_image).await
}

async fn make_image() -> PathBuf {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap());
    let data = folder.path().join("image");
    run(mariadb("mariadb-install-db", &data).args(["--auth-root-authentication-method=normal", "--skip-test-db"]));
    let sockets = tempfile::Builder::new().prefix("wikigraph-db").tempdir_in("/tmp").unwrap();
    run(Command::new("mv").arg(&data).arg(sockets.path().join("data")));
    let mut server = MariaDb { folder: sockets, port: free_port(), process: None };
    server.start_again(&[]).await;
    content::fill(&mut server.owner().await).await;
    server.stop().await;
    run(Command::new("mv").arg(server.folder.path().join("data")).arg(&data));
    data
}
