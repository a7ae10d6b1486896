//! From a configuration to a wiki that can be asked.

use std::sync::Arc;

use url::Url;

use super::hints;
use crate::action_api::{ActionApi, ActionApiError};
use crate::config::{Address, Place, WikiConfig};
use crate::db::{NotMediaWiki, Observer, Pool, Wiki, probe};
use crate::sandbox::{self, SandboxError};
use crate::store::{Listing, listing};
use crate::tables::Access;
use crate::types::{InvalidWikiCode, Site, SiteTitles, WikiCode};

/// A wiki, and what is worth telling whoever started the gateway.
#[derive(Debug)]
pub struct Opened {
    /// The wiki.
    pub wiki: Arc<Wiki>,
    /// Its Action API, where it is known where that is.
    pub api: Option<ActionApi>,
    /// What works less well than it could, and how to mend it.
    pub warnings: Vec<String>,
}

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
    /// No client for its Action API can be made.
    #[error(transparent)]
    Client(#[from] ActionApiError),
    /// A code of our own is wrong: a bug.
    #[error(transparent)]
    Code(#[from] InvalidWikiCode),
}

/// Opens the configured wiki; the observer, if any, sees every statement.
pub async fn open(config: &WikiConfig, observer: Option<Observer>) -> Result<Opened, OpeningError> {
    let (code, address, meta) = match &config.place {
        Place::Sandbox(path) => {
            sandbox::ensure(path)?;
            (WikiCode::parse(sandbox::WIKI_CODE)?, Address::Sqlite(path.clone()), None)
        }
        Place::Database { code, address, meta } => (code.clone(), address.clone(), meta.clone()),
    };
    let pool = Pool::new(address.clone(), config.pool.clone(), observer);
    let capabilities = probe(&pool).await.map_err(|source| OpeningError::Database {
        hint: hints::of_database(&code, &address, config, &source),
        source,
    })?;
    let mut warnings = Vec::new();
    let listed = match capabilities.access {
        Access::Tables => None,
        Access::Views => {
            let meta_pool = meta.map(|address| Pool::new(address, config.pool.clone(), None));
            listed(meta_pool.as_ref().unwrap_or(&pool), &code, &mut warnings).await
        }
    };
    let api_url = api_url(config, listed.as_ref());
    let api = api_url.map(|url| ActionApi::new(url, config.contact.as_deref())).transpose()?;
    let site = site(config, &code, listed.as_ref(), api.as_ref(), &mut warnings).await;
    let section = listed.and_then(|listing| listing.section);
    let wiki = Arc::new(Wiki::new(code, site, section, capabilities, pool));
    Ok(Opened { wiki, api, warnings })
}

async fn listed(pool: &Pool, code: &WikiCode, warnings: &mut Vec<String>) -> Option<Listing> {
    let found = listing(pool, code).await;
    let place = pool.address().describe();
    match found {
        Ok(Some(listing)) => return Some(listing),
        Ok(None) => warnings.push(format!("meta_p.wiki ({place}) does not list {code}: its family stays unknown")),
        Err(error) => warnings.push(format!(
            "meta_p.wiki ({place}) cannot be read: {error}; family, replication lag and whether the wiki is closed \
             stay unknown"
        )),
    }
    None
}

/// Where the wiki's Action API is, if anything says so.
fn api_url(config: &WikiConfig, listing: Option<&Listing>) -> Option<Url> {
    config.api_url.clone().or_else(|| listed_url(listing)?.join("/w/api.php").ok())
}

fn listed_url(listing: Option<&Listing>) -> Option<Url> {
    Url::parse(listing?.url.as_deref()?).ok()
}

/// What the wiki is called: asked of its API, of Wikimedia's list, or taken from the configuration.
async fn site(
    config: &WikiConfig,
    code: &WikiCode,
    listing: Option<&Listing>,
    api: Option<&ActionApi>,
    warnings: &mut Vec<String>,
) -> Site {
    let mut site = match api {
        Some(api) => match api.site().await {
            Ok(site) => Some(site),
            Err(error) => {
                let source = std::error::Error::source(&error).map(|source| format!(": {source}")).unwrap_or_default();
                warnings.push(format!(
                    "{error}{source}; titles are read with MediaWiki's own namespaces only. Set WIKI_API_URL to the \
                     wiki's api.php"
                ));
                None
            }
        },
        None => None,
    }
    .unwrap_or_else(|| unasked(config, code, listed_url(listing).or_else(|| Some(api?.url().clone()))));
    if let Some(listing) = listing {
        site.family = listing.family.clone();
        site.is_closed = listing.is_closed;
        site.language = site.language.or_else(|| listing.language.clone());
    }
    if let Some(name) = config.name.as_ref() {
        site.name.clone_from(name);
    }
    if api.is_none() && config.url.is_none() && !matches!(config.place, Place::Sandbox(_)) {
        warnings.push(format!(
            "nothing says where {code} is on the web: addresses of pages begin with {}. Set WIKI_API_URL or WIKI_URL",
            site.server
        ));
    }
    site
}

/// A wiki that cannot be asked; `known` is an address on its server.
fn unasked(config: &WikiConfig, code: &WikiCode, known: Option<Url>) -> Site {
    let is_sandbox = matches!(config.place, Place::Sandbox(_));
    let usual = if is_sandbox { "https://sandbox.wiki.example/wiki/$1" } else { "http://localhost/wiki/$1" };
    let url = config.url.clone().or(known);
    let (server, article_path) = match url.or_else(|| Url::parse(usual).ok()) {
        Some(url) => {
            let path = url.path().to_owned();
            let article_path = if path.contains("$1") { path } else { "/wiki/$1".to_owned() };
            let mut server = url;
            server.set_path("");
            server.set_query(None);
            (server, article_path)
        }
        None => unreachable!("the usual address is a URL"),
    };
    Site {
        name: if is_sandbox { "Sandbox Wiki".to_owned() } else { code.to_string() },
        server,
        article_path,
        language: is_sandbox.then(|| "en".to_owned()),
        family: None,
        is_closed: false,
        titles: SiteTitles::canonical(),
    }
}
