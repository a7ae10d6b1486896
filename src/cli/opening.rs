//! From a configuration to the wiki that is meant where none is named.

use super::hints;
use crate::action_api::ActionApiError;
use crate::config::{Place, Replicas, WikiConfig};
use crate::db::{NotMediaWiki, Observer};
use crate::sandbox::{self, SandboxError};
use crate::store::Listing;
use crate::types::{InvalidWikiCode, WikiCode};
pub use crate::wikis::Opened;
use crate::wikis::{self, Entry, Opener, Servers, listed};

/// Why a wiki could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// The embedded wiki could not be made.
    #[error("the embedded wiki cannot be made")]
    Sandbox(#[from] SandboxError),
    /// Its database is no MediaWiki's, or cannot be reached.
    #[error("{hint}")]
    Database {
        /// What to do about it.
        hint: String,
        /// What happened.
        source: NotMediaWiki,
    },
    /// What opened it did not come to its end: a bug.
    #[error("it was stopped: {0}")]
    Stopped(String),
    /// No tunnel leads to the wiki.
    #[error("no tunnel leads to {code}, which is in {section}: add it to REPLICA_TUNNELS")]
    NoTunnel {
        /// The wiki.
        code: WikiCode,
        /// Where it is.
        section: String,
    },
    /// No client for its Action API can be made.
    #[error(transparent)]
    Client(#[from] ActionApiError),
    /// A code of our own is wrong: a bug.
    #[error(transparent)]
    Code(#[from] InvalidWikiCode),
}

impl OpeningError {
    /// Whether nobody has to mend anything for it to work later: the database is away.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Database { source: NotMediaWiki::Database(error), .. } if error.is_passing())
    }
}

/// Opens the configured wiki; the observer, if any, sees every statement.
pub async fn open(config: &WikiConfig, observer: Option<Observer>) -> Result<Opened, OpeningError> {
    let mut warnings = Vec::new();
    let opener = Opener::new(config, observer)?;
    let entry = match &config.place {
        Place::Sandbox(path) => {
            sandbox::ensure(path)?;
            let entry = Entry::at(WikiCode::parse(sandbox::WIKI_CODE)?, crate::config::Address::Sqlite(path.clone()));
            Entry { is_sandbox: true, ..entry }
        }
        Place::Database { code, address } => {
            let entry = Entry::at(code.clone(), address.clone());
            match &config.own {
                Some(own) => Entry { listing: Entry::listing_of(own), links: Entry::links_of(own), ..entry },
                None => entry,
            }
        }
        Place::Replica { code, replicas } => replica(code, replicas, opener.servers(), &mut warnings).await?,
    };
    let (api_url, url, name) = (config.api_url.clone(), config.url.clone(), config.name.clone());
    let entry = Entry { api_url, url, name, ..entry };
    let opened = opener.open(&entry, None).await;
    let mut opened = opened.map_err(|error| match error {
        wikis::OpeningError::Stopped(reason) => OpeningError::Stopped(reason),
        wikis::OpeningError::Database(source) => {
            OpeningError::Database { hint: hints::of_database(&entry.code, &entry.address, &source), source }
        }
    })?;
    opened.warnings.splice(0..0, warnings);
    Ok(opened)
}

/// A replica, by what the list of wikis says of it.
async fn replica(
    code: &WikiCode,
    replicas: &Replicas,
    servers: &Servers,
    warnings: &mut Vec<String>,
) -> Result<Entry, OpeningError> {
    let listing = match replicas.list() {
        Some((list, server)) => listed(&servers.pool(&server, list, None), code, warnings).await,
        None => None,
    };
    let section = listing.as_ref().and_then(|listing| listing.section.clone());
    // What the list did not say is not asked for a second time.
    let entry = Entry::of_replica(code, listing.or_else(|| Some(Listing::default())), replicas);
    entry.ok_or_else(|| OpeningError::NoTunnel {
        code: code.clone(),
        section: section.unwrap_or_else(|| "an unknown section".to_owned()),
    })
}
