//! A private Valkey or Redis on loopback, as strict as the one that Toolforge's tools share.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::programs::signal;

/// The commands that Toolforge's server does not know.
const FORBIDDEN: [&str; 12] = [
    "CLIENT",
    "CONFIG",
    "DEBUG",
    "FLUSHALL",
    "FLUSHDB",
    "MONITOR",
    "RANDOMKEY",
    "REPLICAOF",
    "SCAN",
    "SHUTDOWN",
    "SLAVEOF",
    "KEYS",
];

/// What tests list names by.
const KEYS: &str = "KEYS-FOR-TESTS";

/// A running server; it is killed when this goes.
pub struct RedisServer {
    child: Option<Child>,
    port: u16,
    folder: TempDir,
}

impl RedisServer {
    /// Starts one.
    pub fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut server = Self { child: None, port, folder: TempDir::new().unwrap() };
        server.restart();
        server
    }

    /// Its URL.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// Starts it again, empty, after it was killed.
    pub fn restart(&mut self) {
        let mut command = Command::new(program(self.folder.path()));
        command.args(["--bind", "127.0.0.1", "--port", &self.port.to_string(), "--save", "", "--dir"]);
        command.arg(self.folder.path()).args(["--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru"]);
        for name in FORBIDDEN {
            command.args(["--rename-command", name, if name == "KEYS" { KEYS } else { "" }]);
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the server starts");
        let mut said = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let is_ready = said.by_ref().map_while(Result::ok).any(|line| line.contains("Ready to accept connections"));
        // It stops when nobody reads what it says.
        std::thread::spawn(move || said.for_each(drop));
        self.child = Some(child);
        assert!(is_ready, "the server does not start: is the port taken?");
    }

    /// Ends it at once.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("it can be killed");
            child.wait().expect("it ends");
        }
    }

    /// Lets it hang: it accepts connections and says nothing.
    pub fn freeze(&self) {
        signal(self.child.as_ref().expect("it runs"), "STOP");
    }

    /// Lets it go on.
    pub fn thaw(&self) {
        signal(self.child.as_ref().expect("it runs"), "CONT");
    }

    /// The names of all that is kept.
    pub async fn names(&self) -> Vec<String> {
        self.ask(redis::cmd(KEYS).arg("*")).await
    }

    /// The answer to a command.
    pub async fn ask<T: redis::FromRedisValue>(&self, command: &redis::Cmd) -> T {
        let info = redis::IntoConnectionInfo::into_connection_info(self.url()).unwrap();
        let session = info.redis_settings().clone().set_skip_set_lib_name();
        let client = redis::Client::open(info.set_redis_settings(session)).unwrap();
        let mut connection = client.get_multiplexed_async_connection().await.unwrap();
        command.query_async(&mut connection).await.unwrap()
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The server's program. Debian has it apart from its service too, under the name of a tool that becomes the server when it
/// is called so.
fn program(folder: &Path) -> PathBuf {
    let path = std::env::var_os("PATH").expect("there is a PATH");
    let places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let found = |name: &str| places.iter().map(|place| place.join(name)).find(|file| file.exists());
    for server in ["valkey-server", "redis-server"] {
        let tool = server.replace("server", "check-rdb");
        if let Some(tool) = found(&tool) {
            let link = folder.join(server);
            if !link.exists() {
                std::os::unix::fs::symlink(tool, &link).unwrap();
            }
            return link;
        }
        if let Some(server) = found(server) {
            return server;
        }
    }
    panic!("there is no Valkey and no Redis: run scripts/install");
}
