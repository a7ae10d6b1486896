//! The gateway's own database, and the key of the secrets in it.

use std::path::PathBuf;

use super::{Address, Credentials, Environment, MariaDbAddress, Place, PoolSettings, Problem, WikiConfig};
use crate::types::Secret;

/// Where the gateway keeps what it has to remember.
#[derive(Debug)]
pub struct AppConfig {
    /// Its database.
    pub address: Address,
    /// Connections to it.
    pub pool: PoolSettings,
    /// The key of the secrets in it.
    pub key: SecretKey,
}

/// Where the key is from which all others are derived.
#[derive(Debug, Clone)]
pub enum SecretKey {
    /// In the configuration.
    Given {
        /// What new secrets are sealed under.
        current: Secret,
        /// What older ones may still be sealed under.
        previous: Option<Secret>,
    },
    /// In a file that is made at the first start: the embedded wiki's, which guards nothing of anybody's.
    File(PathBuf),
}

/// The fewest characters of a key.
const SHORTEST_KEY: usize = 32;

/// Where tools have databases of their own on Toolforge.
const TOOLSDB_HOST: &str = "tools.db.svc.wikimedia.cloud";

impl AppConfig {
    pub(super) fn read(
        environment: &Environment,
        wiki: Option<&WikiConfig>,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let address = address(environment, problems);
        let key = key(environment, wiki, problems);
        let is_toolforge = environment.flag("TOOLFORGE_DEPLOYMENT", &mut Vec::new());
        let pool = PoolSettings {
            connections: 4,
            // Toolforge forbids idle connections.
            idle: environment.seconds("DATABASE_IDLE", if is_toolforge { 1.0 } else { 600.0 }, &mut Vec::new()),
            life: environment.seconds("DATABASE_LIFE", if is_toolforge { 300.0 } else { 3600.0 }, &mut Vec::new()),
            wait: environment.seconds("DATABASE_WAIT", 10.0, &mut Vec::new()),
            statement: environment.seconds("STATEMENT_TIMEOUT", 20.0, &mut Vec::new()),
        };
        Some(Self { address: address?, pool, key: key? })
    }
}

fn address(environment: &Environment, problems: &mut Vec<Problem>) -> Option<Address> {
    let (variable, found) = match (environment.text("APP_DATABASE_URL"), environment.text("TOOLSDB_NAME")) {
        (Some(_), Some(_)) => {
            let message = "TOOLSDB_NAME names another database: set one of them".to_owned();
            ("APP_DATABASE_URL", Err(message))
        }
        (Some(url), None) => ("APP_DATABASE_URL", Address::of_url(url).and_then(unshared)),
        (None, Some(name)) => ("TOOLSDB_NAME", toolsdb(environment, name)),
        (None, None) => {
            return Some(Address::Sqlite(environment.data_folder(problems)?.join("wikigraph.sqlite")));
        }
    };
    found.map_err(|message| problems.push(Problem { variable, message })).ok()
}

/// A tool's own database on Toolforge.
fn toolsdb(environment: &Environment, name: &str) -> Result<Address, String> {
    let credentials = Credentials::of_toolsdb(environment)?;
    let prefix = format!("{}__", credentials.user);
    let is_plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    if !is_plain || name.len() > 64 || name.strip_prefix(&prefix).is_none_or(str::is_empty) {
        return Err(format!(
            "{name:?} is no database of this tool's: its name begins with {prefix} and goes on with letters, digits \
             and underscores, such as {prefix}wikigraph"
        ));
    }
    unshared(Address::MariaDb(MariaDbAddress {
        host: TOOLSDB_HOST.to_owned(),
        port: 3306,
        socket: None,
        user: Some(credentials.user),
        password: Some(credentials.password),
        database: name.to_owned(),
    }))
}

/// Refuses a database that others may read.
fn unshared(address: Address) -> Result<Address, String> {
    match &address {
        Address::MariaDb(server) if server.database.ends_with("_p") => Err(format!(
            "{:?} ends in _p: every tool on Toolforge may read such a database, and this one holds people's sessions \
             and permissions; choose another name",
            server.database
        )),
        _ => Ok(address),
    }
}

fn key(environment: &Environment, wiki: Option<&WikiConfig>, problems: &mut Vec<Problem>) -> Option<SecretKey> {
    let mut long_enough = |variable: &'static str| {
        let secret = environment.text(variable)?;
        if secret.chars().count() < SHORTEST_KEY {
            let message = format!("it has fewer than {SHORTEST_KEY} characters: make one by openssl rand -base64 32");
            problems.push(Problem { variable, message });
        }
        Some(Secret::new(secret))
    };
    let (current, previous) = (long_enough("SECRET_KEY"), long_enough("SECRET_KEY_PREVIOUS"));
    match (current, &wiki?.place) {
        (Some(current), _) => Some(SecretKey::Given { current, previous }),
        (None, Place::Sandbox(file)) => Some(SecretKey::File(file.with_file_name("secret.key"))),
        (None, Place::Database { .. } | Place::Replica { .. }) => {
            let message = "it is missing: it guards what the gateway keeps of people who log in; make one by \
                           openssl rand -base64 32, and keep it"
                .to_owned();
            problems.push(Problem { variable: "SECRET_KEY", message });
            None
        }
    }
}
