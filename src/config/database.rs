//! Where databases are, and how connections to them are kept.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use url::Url;

use crate::types::Secret;

/// Where a wiki's database is.
#[derive(Debug, Clone)]
pub enum Address {
    /// On a MariaDB or MySQL server.
    MariaDb(MariaDbAddress),
    /// In a file.
    Sqlite(PathBuf),
}

/// A database on a server.
#[derive(Debug, Clone)]
pub struct MariaDbAddress {
    /// A host's name or address.
    pub host: String,
    /// The TCP port; 3306 is usual.
    pub port: u16,
    /// A Unix socket in place of host and port.
    pub socket: Option<String>,
    /// Who connects.
    pub user: Option<String>,
    /// The password.
    pub password: Option<Secret>,
    /// The database's name.
    pub database: String,
}

impl Address {
    /// The database at a URL. The error says what is wrong with it, and what would be right.
    pub(super) fn of_url(text: &str) -> Result<Self, String> {
        let expected = "use mysql://user:password@host:3306/database or sqlite:///path/to/file.sqlite";
        let url = Url::parse(text).map_err(|error| format!("it is no URL ({error}); {expected}"))?;
        match url.scheme() {
            "mysql" | "mariadb" => MariaDbAddress::of_url(&url)
                .map(Self::MariaDb)
                .ok_or_else(|| format!("it names no host or database; {expected}")),
            "sqlite" => {
                let path = decoded(text.trim_start_matches("sqlite:").trim_start_matches("//"));
                if path.is_empty() {
                    return Err(format!("it names no file; {expected}"));
                }
                Ok(Self::Sqlite(PathBuf::from(path)))
            }
            other => Err(format!("{other}:// is not supported; {expected}")),
        }
    }

    /// Whether a server on this machine has it, which then wants processors of it: one at a loopback address or a socket.
    pub fn is_served_here(&self) -> bool {
        match self {
            Self::MariaDb(MariaDbAddress { socket: Some(_), .. }) => true,
            Self::MariaDb(MariaDbAddress { host, .. }) => {
                host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
            }
            Self::Sqlite(_) => false,
        }
    }

    /// What the server is called: databases of one server share its connections.
    pub fn server(&self) -> String {
        match self {
            Self::MariaDb(MariaDbAddress { socket: Some(socket), .. }) => socket.clone(),
            Self::MariaDb(MariaDbAddress { host, port, .. }) => format!("{host}:{port}"),
            Self::Sqlite(path) => path.display().to_string(),
        }
    }

    /// The place, for people; it holds no secret.
    pub fn describe(&self) -> String {
        match self {
            Self::MariaDb(MariaDbAddress { socket: Some(socket), database, .. }) => format!("{database} at {socket}"),
            Self::MariaDb(MariaDbAddress { host, port, database, .. }) => format!("{database} at {host}:{port}"),
            Self::Sqlite(path) => path.display().to_string(),
        }
    }
}

impl MariaDbAddress {
    fn of_url(url: &Url) -> Option<Self> {
        let database = decoded(url.path().trim_start_matches('/'));
        let socket = url.query_pairs().find(|(name, _)| name == "socket").map(|(_, value)| value.into_owned());
        let host = url.host_str()?.trim_matches(['[', ']']).to_owned();
        (!database.is_empty()).then(|| Self {
            host,
            port: url.port().unwrap_or(3306),
            socket,
            user: (!url.username().is_empty()).then(|| decoded(url.username())),
            password: url.password().map(|password| Secret::new(decoded(password))),
            database,
        })
    }
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// How a pool behaves.
#[derive(Debug, Clone)]
pub struct PoolSettings {
    /// The most connections to a server at a time. Toolforge allows ten, over all instances.
    pub connections: usize,
    /// How long an unused connection is kept. Toolforge forbids idle connections.
    pub idle: Duration,
    /// How long a connection is used before another takes its place, as its server's name may lead elsewhere by then.
    pub life: Duration,
    /// How long a request waits for a connection.
    pub wait: Duration,
    /// How long a statement may run.
    pub statement: Duration,
}
