//! Which wiki to serve, and where its database is.

use std::path::PathBuf;
use std::time::Duration;

use url::Url;

use super::wikis::OwnWiki;
use super::{Address, Environment, PoolSettings, Problem, Replicas};
use crate::types::WikiCode;

/// The part of the configuration about the wiki that is meant where none is named, and about all databases of wikis.
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
    /// How far a replica has to be behind for answers to say so; zero for never.
    pub lag_worth_telling: Duration,
    /// What the file of one's own wikis says of it, where it is there.
    pub own: Option<OwnWiki>,
    /// Whom Wikimedia can write to about this gateway's requests: a URL or an e-mail address.
    pub contact: Option<String>,
}

/// Where a wiki's database is.
#[derive(Debug)]
pub enum Place {
    /// In the gateway's own data folder: the embedded wiki.
    Sandbox(PathBuf),
    /// Anywhere else.
    Database {
        /// The wiki's code.
        code: WikiCode,
        /// The wiki's database.
        address: Address,
    },
    /// Among Wikimedia's replicas, where the other wikis are, too.
    Replica {
        /// The wiki's code.
        code: WikiCode,
        /// How they are reached.
        replicas: Replicas,
    },
}

impl WikiConfig {
    /// `own` are the wikis of one's own; the first of them is meant where nothing else is configured.
    pub(super) fn read(environment: &Environment, own: &[OwnWiki], problems: &mut Vec<Problem>) -> Option<Self> {
        let is_toolforge = environment.flag("TOOLFORGE_DEPLOYMENT", &mut Vec::new());
        let place = place(environment, own, is_toolforge, problems);
        let pool = PoolSettings {
            connections: connections(environment, problems),
            // Toolforge forbids idle connections.
            idle: environment.seconds("DATABASE_IDLE", if is_toolforge { 1.0 } else { 600.0 }, problems),
            life: environment.seconds("DATABASE_LIFE", if is_toolforge { 300.0 } else { 3600.0 }, problems),
            wait: environment.seconds("DATABASE_WAIT", 10.0, problems),
            statement: environment.seconds("STATEMENT_TIMEOUT", 20.0, problems),
        };
        let listed = place.as_ref().and_then(Place::code).and_then(|code| own.iter().find(|wiki| wiki.code == *code));
        let api_url = url(environment, "WIKI_API_URL", problems).or_else(|| listed?.api_url.clone());
        let url = url(environment, "WIKI_URL", problems).or_else(|| listed?.url.clone());
        let name = environment.text("WIKI_NAME").map(str::to_owned).or_else(|| listed?.name.clone());
        let contact = environment.text("CONTACT").map(str::to_owned);
        let own = listed.cloned();
        let lag_worth_telling = environment.seconds_or_none("LAG_WORTH_TELLING", 60.0, problems);
        Some(Self { place: place?, pool, api_url, url, name, lag_worth_telling, own, contact })
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

impl Place {
    /// Whether its database's server shares this machine's processors. The end of a tunnel to the replicas does not.
    pub fn is_served_here(&self) -> bool {
        matches!(self, Self::Database { address, .. } if address.is_served_here())
    }

    /// The wiki's code; the embedded wiki's is its own affair.
    pub fn code(&self) -> Option<&WikiCode> {
        match self {
            Self::Sandbox(_) => None,
            Self::Database { code, .. } | Self::Replica { code, .. } => Some(code),
        }
    }
}

fn place(environment: &Environment, own: &[OwnWiki], is_toolforge: bool, problems: &mut Vec<Problem>) -> Option<Place> {
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
    let meant = match &code {
        Some(code) => own.iter().find(|wiki| wiki.code == *code),
        None => own.first(),
    };
    match (meant, code) {
        (Some(wiki), _) => Some(Place::Database { code: wiki.code.clone(), address: wiki.address.clone() }),
        (None, Some(code)) => {
            Some(Place::Replica { code, replicas: Replicas::read(environment, is_toolforge, problems)? })
        }
        (None, None) => Some(Place::Sandbox(environment.data_folder(problems)?.join("sandbox.sqlite"))),
    }
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
    Ok(Place::Database { code, address })
}

/// A database's name as a code: what a code cannot hold becomes an underscore.
fn code_like(name: &str) -> String {
    let name = name.strip_suffix("_p").unwrap_or(name).to_ascii_lowercase();
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect()
}
