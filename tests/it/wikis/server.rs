//! A private MariaDB with the databases of a few wikis, which can hang, die and come back.

use std::process::{Child, Stdio};

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, OptsBuilder};
use tempfile::TempDir;

use crate::harness::lab;
use crate::harness::processes::connected;
use crate::harness::programs::{mariadb, run, signal};

/// The account that the gateway has.
pub const READER: &str = "reader";

/// A running server; it is killed when this goes.
pub struct Server {
    folder: TempDir,
    port: u16,
    process: Option<Child>,
}

impl Server {
    /// Starts an empty one.
    pub async fn start() -> Self {
        // A socket's path may be no longer than about a hundred bytes.
        let folder = tempfile::Builder::new().prefix("wikigraph-wikis").tempdir_in("/tmp").unwrap();
        let data = folder.path().join("data");
        let install = ["--auth-root-authentication-method=normal", "--skip-test-db"];
        run(mariadb("mariadb-install-db", &data).args(install));
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut server = Self { folder, port, process: None };
        server.start_again().await;
        for host in ["localhost", "127.0.0.1"] {
            let account = format!("{READER}@'{host}'");
            server.run(&format!("CREATE USER {account} IDENTIFIED BY '{READER}'")).await;
            server.run(&format!("GRANT SELECT, SHOW VIEW ON `%\\_p`.* TO {account}")).await;
        }
        server
    }

    /// Where it listens.
    pub fn end(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Runs statements as its owner.
    pub async fn run(&self, sql: &str) {
        self.owner().await.query_drop(sql).await.unwrap_or_else(|error| panic!("{error}: {sql:.300}"));
    }

    /// Has all wait who read a table, until what is given back is dropped.
    pub async fn lock(&self, table: &str) -> Conn {
        let mut owner = self.owner().await;
        owner.query_drop(format!("LOCK TABLES {table} WRITE")).await.unwrap();
        owner
    }

    /// The statements of the account that run.
    pub async fn running(&self) -> Vec<String> {
        let connected = connected(&mut self.owner().await).await;
        connected.into_iter().filter(|found| found.account == READER).filter_map(|found| found.statement).collect()
    }

    /// How many connections the account has.
    pub async fn connections(&self) -> usize {
        connected(&mut self.owner().await).await.iter().filter(|found| found.account == READER).count()
    }

    /// Starts it, and waits until it answers.
    pub async fn start_again(&mut self) {
        let socket = self.socket();
        let log = std::fs::File::create(self.folder.path().join("log")).unwrap();
        let process = mariadb("mariadbd", &self.folder.path().join("data"))
            .arg(format!("--socket={socket}"))
            .arg(format!("--port={}", self.port))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("mariadbd runs");
        self.process = Some(process);
        while Conn::new(self.options()).await.is_err() {
            let process = self.process.as_mut().unwrap();
            assert!(process.try_wait().unwrap().is_none(), "mariadbd did not start");
            tokio::task::yield_now().await;
        }
    }

    /// Ends it as a power cut does.
    pub fn crash(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    /// Has it hang: connections are made, and nothing is answered.
    pub fn freeze(&self) {
        signal(self.process.as_ref().expect("it runs"), "STOP");
    }

    /// Has it go on.
    pub fn thaw(&self) {
        signal(self.process.as_ref().expect("it runs"), "CONT");
    }

    async fn owner(&self) -> Conn {
        Conn::new(self.options()).await.expect("the server answers its owner")
    }

    fn options(&self) -> OptsBuilder {
        OptsBuilder::default().socket(Some(self.socket())).user(Some("root")).prefer_socket(false)
    }

    fn socket(&self) -> String {
        self.folder.path().join("socket").display().to_string()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that hangs can be killed, too.
        self.crash();
    }
}

/// The tables of the lab's wiki, as the statements that make them.
pub async fn schema(tables: &[&str]) -> Vec<String> {
    let options = mysql_async::Opts::from_url(&lab().url_as("lab_owner", "lab143")).unwrap();
    let mut connection = Conn::new(options).await.unwrap();
    let mut statements = Vec::with_capacity(tables.len());
    for table in tables {
        let row: (String, String) =
            connection.query_first(format!("SHOW CREATE TABLE {table}")).await.unwrap().unwrap();
        statements.push(row.1);
    }
    statements
}
