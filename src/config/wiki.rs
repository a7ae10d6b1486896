//! Which wiki to serve, and where its database is.

use std::path::PathBuf;

use url::Url;

use super::{Address, Credentials, Environment, MariaDbAddress, PoolSettings, Problem};
use crate::types::WikiCode;

/// The wiki's part of the configuration.
#[derive(Debug)]
pub struct WikiConfig {
    /// Where its database is.
    pub place: Place,
    /// Connections to it.
    pub pool: PoolSettings,
    /// Its Action API, where one is configured.
    pub api_url: Option<Url>,
    /// Its server on the web, or a page's address with `$1` for the title, where configured.
    pub url: Option<Url>,
    /// What it calls itself, where configured.
    pub name: Option<String>,
    /// Whom Wikimedia can write to about this gateway's requests: a URL or an e-mail address.
    pub contact: Option<String>,
}

/// Where a wiki's database is.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "there is one of it in the process")]
pub enum Place {
    /// In the gateway's own data folder: the embedded wiki.
    Sandbox(PathBuf),
    /// Anywhere else.
    Database {
        /// The wiki's code.
        code: WikiCode,
        /// The wiki's database.
        address: Address,
        /// The database that lists all wikis, where it is on another server.
        meta: Option<Address>,
    },
}

impl WikiConfig {
    pub(super) fn read(environment: &Environment, problems: &mut Vec<Problem>) -> Option<Self> {
        let is_toolforge = environment.flag("TOOLFORGE_DEPLOYMENT", &mut Vec::new());
        let place = place(environment, is_toolforge, problems);
        let pool = PoolSettings {
            connections: connections(environment, problems),
            // Toolforge forbids idle connections.
            idle: environment.seconds("DATABASE_IDLE", if is_toolforge { 1.0 } else { 60.0 }, problems),
            wait: environment.seconds("DATABASE_WAIT", 10.0, problems),
            statement: environment.seconds("STATEMENT_TIMEOUT", 20.0, problems),
        };
        let (api_url, url) = (url(environment, "WIKI_API_URL", problems), url(environment, "WIKI_URL", problems));
        let name = environment.text("WIKI_NAME").map(str::to_owned);
        let contact = environment.text("CONTACT").map(str::to_owned);
        Some(Self { place: place?, pool, api_url, url, name, contact })
    }
}

fn connections(environment: &Environment, problems: &mut Vec<Problem>) -> usize {
    let variable = "DATABASE_CONNECTIONS";
    let expected = "a number of connections, 1 to 100 (Toolforge allows 10 a server)";
    let connections = environment.parsed(variable, 10, expected, problems);
    if !(1..=100).contains(&connections) {
        problems.push(Problem { variable, message: format!("{connections} is not {expected}") });
    }
    connections
}

pub(super) fn url(environment: &Environment, variable: &'static str, problems: &mut Vec<Problem>) -> Option<Url> {
    let text = environment.text(variable)?;
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Some(url),
        _ => {
            problems.push(Problem {
                variable,
                message: format!("{text:?} is not a URL that begins with https:// or http://"),
            });
            None
        }
    }
}

fn place(environment: &Environment, is_toolforge: bool, problems: &mut Vec<Problem>) -> Option<Place> {
    let code = match environment.text("WIKI_REPLICA").map(WikiCode::parse).transpose() {
        Ok(code) => code,
        Err(error) => {
            problems.push(Problem { variable: "WIKI_REPLICA", message: error.to_string() });
            return None;
        }
    };
    if let Some(database_url) = environment.text("WIKI_DATABASE_URL") {
        return match database(database_url, code) {
            Ok(place) => Some(place),
            Err(message) => {
                problems.push(Problem { variable: "WIKI_DATABASE_URL", message });
                None
            }
        };
    }
    match code {
        Some(code) => replica(environment, code, is_toolforge, problems),
        None => Some(Place::Sandbox(environment.data_folder(problems)?.join("sandbox.sqlite"))),
    }
}

/// A wiki replica: by Toolforge's host names there, and at the end of an SSH tunnel elsewhere.
fn replica(
    environment: &Environment,
    code: WikiCode,
    is_toolforge: bool,
    problems: &mut Vec<Problem>,
) -> Option<Place> {
    let cluster = match environment.text("REPLICA_CLUSTER").unwrap_or("web") {
        cluster @ ("web" | "analytics") => cluster,
        other => {
            let message =
                format!("{other:?} is neither \"web\" (fast, short queries) nor \"analytics\" (slow, long ones)");
            problems.push(Problem { variable: "REPLICA_CLUSTER", message });
            return None;
        }
    };
    let credentials = match Credentials::of_replicas(environment) {
        Ok(credentials) => credentials,
        Err(message) => {
            problems.push(Problem { variable: "WIKI_REPLICA", message });
            return None;
        }
    };
    let port = environment.parsed("REPLICA_PORT", 3306, "a port, 1 to 65535", problems);
    let tunnel = environment.text("REPLICA_HOST").or((!is_toolforge).then_some("127.0.0.1"));
    let address = |host: &str, database: String| {
        Address::MariaDb(MariaDbAddress {
            host: host.to_owned(),
            port,
            socket: None,
            user: Some(credentials.user.clone()),
            password: Some(credentials.password.clone()),
            database,
        })
    };
    let host_of = |name: &str| format!("{name}.{cluster}.db.svc.wikimedia.cloud");
    let own = host_of(code.as_str());
    let meta = tunnel.is_none().then(|| address(&host_of("meta"), "meta_p".to_owned()));
    Some(Place::Database { address: address(tunnel.unwrap_or(&own), code.replica_database()), code, meta })
}

fn database(database_url: &str, code: Option<WikiCode>) -> Result<Place, String> {
    let address = Address::of_url(database_url)?;
    let name = match &address {
        Address::MariaDb(server) => server.database.as_str(),
        Address::Sqlite(path) => path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default(),
    };
    let code = match code {
        Some(code) => code,
        None => WikiCode::parse(&code_like(name)).map_err(|error| format!("{error}; name it by WIKI_REPLICA"))?,
    };
    Ok(Place::Database { code, address, meta: None })
}

/// A database's name as a code: what a code cannot hold becomes an underscore.
fn code_like(name: &str) -> String {
    let name = name.strip_suffix("_p").unwrap_or(name).to_ascii_lowercase();
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect()
}
