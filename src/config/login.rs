//! Logging in with the wiki, and where browsers come from.

use url::Url;

use super::wiki::url;
use super::{Environment, OwnWiki, Place, Problem, WikiConfig};
use crate::types::Secret;

/// How people log in, and which sites may let them.
#[derive(Debug)]
pub struct LoginConfig {
    /// The consumer that the gateway is registered as, and where; none where nobody can log in, and on the embedded
    /// wiki, which has one of its own.
    pub consumer: Option<ConsumerConfig>,
    /// How browsers reach the gateway, where that is configured: a URL that ends in `/`.
    pub public_url: Option<Url>,
    /// The origins of frontends that may send credentials, such as `https://tool.example`.
    pub allowed_origins: Vec<String>,
    /// The path that the wiki sends browsers back to.
    pub callback_path: String,
}

/// A registered consumer.
#[derive(Debug, Clone)]
pub struct ConsumerConfig {
    /// Its public key.
    pub key: String,
    /// Its secret.
    pub secret: Secret,
    /// The wiki's `index.php`, which knows the consumer.
    pub index_url: Url,
    /// What the wiki is told to send browsers back to: a URL, or `oob` for what the consumer was registered with.
    pub callback: String,
    /// The one person's permission, if the consumer is owner-only.
    pub owner: Option<OwnerConfig>,
}

/// An owner-only consumer's access token.
#[derive(Debug, Clone)]
pub struct OwnerConfig {
    /// Its public key.
    pub token: String,
    /// Its secret.
    pub secret: Secret,
}

/// Where consumers for Wikimedia's wikis are registered.
const WIKIMEDIA_INDEX: &str = "https://meta.wikimedia.org/w/index.php";

/// Where the wiki sends browsers back to unless something else is configured.
const USUAL_CALLBACK_PATH: &str = "/oauth/complete/mediawiki/";

/// Paths at which the gateway has something else, and all below them.
const OWN_PATHS: [&str; 11] = [
    "/graphql",
    "/healthz",
    "/metrics",
    "/oauth/login",
    "/oauth/logout",
    "/playground",
    "/profile",
    "/readyz",
    "/sandbox",
    "/schema.graphql",
    "/session",
];

/// The domains of Wikimedia's wikis.
const WIKIMEDIA: [&str; 12] = [
    "wikimedia.org",
    "wikipedia.org",
    "wiktionary.org",
    "wikibooks.org",
    "wikidata.org",
    "wikifunctions.org",
    "wikinews.org",
    "wikiquote.org",
    "wikisource.org",
    "wikiversity.org",
    "wikivoyage.org",
    "mediawiki.org",
];

impl LoginConfig {
    pub(super) fn read(
        environment: &Environment,
        wiki: Option<&WikiConfig>,
        own: &[OwnWiki],
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let mut public_url = url(environment, "PUBLIC_URL", problems);
        if let Some(url) = &mut public_url {
            if !url.path().ends_with('/') {
                url.set_path(&format!("{}/", url.path()));
            }
            url.set_query(None);
            url.set_fragment(None);
        }
        let callback = callback(environment, problems);
        let callback_path = Url::parse(&callback).map_or(USUAL_CALLBACK_PATH.to_owned(), |url| url.path().to_owned());
        if is_taken(&callback_path) {
            let message = format!("{callback_path} is another path of the gateway: use {USUAL_CALLBACK_PATH}");
            problems.push(Problem { variable: "MEDIAWIKI_CALLBACK", message });
        }
        let allowed_origins = origins(environment, problems);
        let listed = wiki.and_then(|wiki| own.iter().find(|listed| wiki.place.code() == Some(&listed.code)));
        let consumer = consumer(environment, wiki, listed, callback, problems);
        Some(Self { consumer, public_url, allowed_origins, callback_path })
    }
}

/// Two variables that make sense together only.
fn pair(
    environment: &Environment,
    variables: [&'static str; 2],
    problems: &mut Vec<Problem>,
) -> Option<(String, Secret)> {
    match variables.map(|variable| environment.text(variable)) {
        [Some(key), Some(secret)] => Some((key.to_owned(), Secret::new(secret))),
        [None, None] => None,
        [Some(_), None] => {
            let message = format!("it is missing, and {} is set", variables[0]);
            problems.push(Problem { variable: variables[1], message });
            None
        }
        [None, Some(_)] => {
            let message = format!("it is missing, and {} is set", variables[1]);
            problems.push(Problem { variable: variables[0], message });
            None
        }
    }
}

fn consumer(
    environment: &Environment,
    wiki: Option<&WikiConfig>,
    listed: Option<&OwnWiki>,
    callback: String,
    problems: &mut Vec<Problem>,
) -> Option<ConsumerConfig> {
    let consumer = pair(environment, ["MEDIAWIKI_CONSUMER_KEY", "MEDIAWIKI_CONSUMER_SECRET"], problems);
    let consumer = consumer.or_else(|| listed?.consumer.clone());
    let owner = pair(environment, ["MEDIAWIKI_ACCESS_TOKEN", "MEDIAWIKI_ACCESS_SECRET"], problems);
    let configured = url(environment, "MEDIAWIKI_INDEX_URL", problems);
    let mut problem = |variable, message: &str| {
        problems.push(Problem { variable, message: message.to_owned() });
        None
    };
    let Some((key, secret)) = consumer else {
        if owner.is_some() {
            let message = "an access token belongs to a consumer: set MEDIAWIKI_CONSUMER_KEY and \
                           MEDIAWIKI_CONSUMER_SECRET too";
            return problem("MEDIAWIKI_ACCESS_TOKEN", message);
        }
        return None;
    };
    let wiki = wiki?;
    if matches!(wiki.place, Place::Sandbox(_)) {
        let message = "no wiki is configured that would know it, and the embedded wiki has a consumer of its own: set \
                       WIKI_REPLICA or WIKI_DATABASE_URL, or unset this";
        return problem("MEDIAWIKI_CONSUMER_KEY", message);
    }
    let usual = || listed.and_then(|listed| listed.login.clone()).or_else(|| usual_index(wiki));
    let Some(index_url) = configured.or_else(usual) else {
        let message = "it is missing: it is the index.php of the wiki that knows the consumer; set it, or WIKI_API_URL";
        return problem("MEDIAWIKI_INDEX_URL", message);
    };
    if is_wikimedia(&index_url) && wiki.contact.is_none() {
        let message = "it is missing: Wikimedia asks for a URL or an e-mail address in the User-Agent of those who act \
                       on its wikis";
        return problem("CONTACT", message);
    }
    let owner = owner.map(|(token, secret)| OwnerConfig { token, secret });
    Some(ConsumerConfig { key, secret, index_url, callback, owner })
}

/// Meta's for Wikimedia's replicas, and the one beside `api.php` elsewhere.
fn usual_index(wiki: &WikiConfig) -> Option<Url> {
    match wiki.place {
        Place::Replica { .. } => Url::parse(WIKIMEDIA_INDEX).ok(),
        _ => wiki.api_url.as_ref()?.join("index.php").ok(),
    }
}

fn is_wikimedia(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    WIKIMEDIA.iter().any(|domain| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// Whether a path leads to something else here, or can be no path of its own.
fn is_taken(path: &str) -> bool {
    let is_own = |own: &&str| path.strip_prefix(*own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    path == "/" || path.contains("/:") || path.contains("/*") || OWN_PATHS.iter().any(is_own)
}

fn callback(environment: &Environment, problems: &mut Vec<Problem>) -> String {
    let variable = "MEDIAWIKI_CALLBACK";
    match environment.text(variable) {
        Some(text) if text != "oob" => {
            url(environment, variable, problems).map_or_else(|| text.to_owned(), |url| url.to_string())
        }
        _ => "oob".to_owned(),
    }
}

fn origins(environment: &Environment, problems: &mut Vec<Problem>) -> Vec<String> {
    let variable = "ALLOWED_ORIGINS";
    let texts = environment.text(variable).unwrap_or_default().split(',').map(str::trim);
    let mut origins = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        match origin(text) {
            Some(origin) => origins.push(origin),
            None => problems.push(Problem {
                variable,
                message: format!("{text:?} is no origin: use https://host or https://host:port, without a path or a *"),
            }),
        }
    }
    origins
}

/// An origin as browsers write it.
fn origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let is_plain = url.username().is_empty() && url.password().is_none() && !url.host_str()?.contains('*');
    (is_bare && is_plain).then(|| url.origin().ascii_serialization())
}
