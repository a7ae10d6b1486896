//! From what is known of a wiki to a wiki that can be asked.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use url::{Position, Url};

use super::{Entry, Servers};
use crate::action_api::{ActionApi, ActionApiError, Http, Patience};
use crate::config::{Address, LinksPlace, WikiConfig};
use crate::db::{NotMediaWiki, Observer, Pool, Wiki, probe};
use crate::store::{Listing, listing};
use crate::tables::{Access, Capabilities};
use crate::types::{Site, SiteTitles, WikiCode};

/// A wiki, and what is worth telling whoever runs the gateway.
#[derive(Debug)]
pub struct Opened {
    /// What it was opened by, and can be opened by again.
    pub entry: Arc<Entry>,
    /// The wiki.
    pub wiki: Arc<Wiki>,
    /// Its Action API, where it is known where that is.
    pub api: Option<ActionApi>,
    /// What works less well than it could, and how to mend it.
    pub warnings: Vec<String>,
    /// Whether it has an API that did not tell its name and namespaces: it is worth asking again.
    pub is_makeshift: bool,
    /// Who opened it, and opens others on the same servers.
    pub opener: Opener,
}

/// Why a wiki could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// Its database is no MediaWiki's, or cannot be reached.
    #[error(transparent)]
    Database(#[from] NotMediaWiki),
    /// What opened it did not come to its end: a bug, or the gateway stops.
    #[error("it was stopped: {0}")]
    Stopped(String),
}

/// Opens wikis. Cloning is cheap.
#[derive(Clone)]
pub struct Opener {
    servers: Servers,
    http: Http,
    observer: Option<Observer>,
    /// What databases have, as those of many wikis have the same.
    shapes: Arc<Mutex<Vec<Weak<Capabilities>>>>,
}

impl Opener {
    /// With these connections and this contact; the observer, if any, sees every statement.
    pub fn new(config: &WikiConfig, observer: Option<Observer>) -> Result<Self, ActionApiError> {
        let http = Http::new(config.contact.as_deref())?;
        Ok(Self { servers: Servers::new(config), http, observer, shapes: Arc::default() })
    }

    /// Opens a wiki; `api` is its Action API, if that has been made already.
    pub async fn open(&self, entry: &Entry, api: Option<ActionApi>) -> Result<Opened, OpeningError> {
        let pool = self.pool(entry.address.clone(), &entry.server);
        let capabilities = self.shared(probe(&pool).await?);
        let mut warnings = Vec::new();
        let mut entry = entry.clone();
        if entry.listing.is_none() && capabilities.access == Access::Views {
            entry.listing = listed(&pool, &entry.code, &mut warnings).await;
        }
        let api = api.or_else(|| {
            let url = entry.api_url.clone().or_else(|| entry.listed_url()?.join("/w/api.php").ok())?;
            Some(ActionApi::with_patience(url, self.http.clone(), Patience::default()))
        });
        let (site, is_makeshift) = site(&entry, api.as_ref(), &mut warnings).await;
        let section = entry.section();
        let watch = self.servers.lag_watch(&entry.server, &entry.address, section);
        let wiki = Wiki::new(entry.code.clone(), site, section.map(str::to_owned), capabilities, pool);
        let wiki = wiki.with_lag_watch(watch);
        let wiki = match &entry.links {
            LinksPlace::Beside => wiki,
            LinksPlace::Apart(place) => {
                let place = place.as_ref();
                wiki.with_links_apart(place.map(|(address, server)| self.pool(address.clone(), server)))
            }
        };
        let (entry, wiki) = (Arc::new(entry), Arc::new(wiki));
        Ok(Opened { entry, wiki, api, warnings, is_makeshift, opener: self.clone() })
    }

    /// The servers that it connects to.
    pub fn servers(&self) -> &Servers {
        &self.servers
    }

    fn pool(&self, address: Address, server: &str) -> Pool {
        self.servers.pool(server, address, self.observer.clone())
    }

    /// The same, as others have it.
    fn shared(&self, capabilities: Capabilities) -> Arc<Capabilities> {
        let mut shapes = self.shapes.lock().unwrap_or_else(PoisonError::into_inner);
        shapes.retain(|shape| shape.strong_count() > 0);
        let known = shapes.iter().filter_map(Weak::upgrade).find(|shape| **shape == capabilities);
        known.unwrap_or_else(|| {
            let shape = Arc::new(capabilities);
            shapes.push(Arc::downgrade(&shape));
            shape
        })
    }
}

impl fmt::Debug for Opener {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Opener").finish_non_exhaustive()
    }
}

/// What the list of wikis says of a wiki, where it can be read by this pool.
pub async fn listed(pool: &Pool, code: &WikiCode, warnings: &mut Vec<String>) -> Option<Listing> {
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

/// What the wiki is called: asked of its API, of Wikimedia's list, or taken from the configuration. And whether it has an
/// API that did not answer.
async fn site(entry: &Entry, api: Option<&ActionApi>, warnings: &mut Vec<String>) -> (Site, bool) {
    let asked = match api {
        Some(api) => Some(api.site().await),
        None => None,
    };
    let is_makeshift = matches!(asked, Some(Err(_)));
    let mut site = match asked {
        Some(Ok(site)) => site,
        Some(Err(error)) => {
            let source = std::error::Error::source(&error).map(|source| format!(": {source}")).unwrap_or_default();
            warnings.push(format!(
                "{error}{source}; titles are read with MediaWiki's own namespaces only. Set WIKI_API_URL to the wiki's \
                 api.php"
            ));
            unasked(entry)
        }
        None => unasked(entry),
    };
    if let Some(listing) = &entry.listing {
        site.family = listing.family.clone();
        site.is_closed = listing.is_closed;
        site.language = site.language.or_else(|| listing.language.clone());
    }
    if let Some(name) = &entry.name {
        site.name.clone_from(name);
    }
    if api.is_none() && entry.url.is_none() && !entry.is_sandbox {
        warnings.push(format!(
            "nothing says where {} is on the web: addresses of pages begin with {}. Set WIKI_API_URL or WIKI_URL",
            entry.code, site.server
        ));
    }
    (site, is_makeshift)
}

/// A wiki that cannot be asked.
fn unasked(entry: &Entry) -> Site {
    let usual = if entry.is_sandbox { "https://sandbox.wiki.example/wiki/$1" } else { "http://localhost/wiki/$1" };
    let known = entry.url.clone().or_else(|| entry.server_url()).or_else(|| Url::parse(usual).ok());
    let Some(url) = known else { unreachable!("the usual address is a URL") };
    // The title may stand in the query, as in /index.php?title=$1.
    let path = url[Position::BeforePath..Position::AfterQuery].to_owned();
    let mut server = url;
    server.set_path("");
    server.set_query(None);
    Site {
        name: if entry.is_sandbox { "Sandbox Wiki".to_owned() } else { entry.name().to_owned() },
        server,
        article_path: if path.contains("$1") { path } else { "/wiki/$1".to_owned() },
        language: entry.is_sandbox.then(|| "en".to_owned()),
        family: None,
        is_closed: false,
        titles: SiteTitles::canonical(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_pages_are_as_configured() {
        let code = WikiCode::parse("mywiki").expect("a code");
        for (url, expected) in [
            ("https://wiki.example", "https://wiki.example/wiki/A%26B"),
            ("https://wiki.example/w/", "https://wiki.example/wiki/A%26B"),
            ("https://wiki.example/pages/$1", "https://wiki.example/pages/A%26B"),
            ("https://wiki.example/index.php?title=$1", "https://wiki.example/index.php?title=A%26B"),
            ("https://wiki.example/?title=$1&safemode=1", "https://wiki.example/?title=A%26B&safemode=1"),
        ] {
            let entry = Entry::at(code.clone(), Address::Sqlite("nowhere.sqlite".into()));
            let entry = Entry { url: Url::parse(url).ok(), ..entry };
            assert_eq!(unasked(&entry).page_url(0, "A&B"), expected, "{url}");
        }
    }
}
