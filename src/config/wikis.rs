//! Which wikis to serve besides the one that is meant where none is named: a file lists one's own.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use url::Url;

use super::secret_files::held;
use super::{Address, Environment, Problem};
use crate::types::{Secret, WikiCode};

/// How many wikis stay open where nothing is said.
const USUALLY_OPEN: usize = 100;

/// The part of the configuration about many wikis.
#[derive(Debug)]
pub struct WikisConfig {
    /// Wikis of one's own, in the order of their file.
    pub own: Vec<OwnWiki>,
    /// How many wikis are kept open at a time, with what was found out about them.
    pub open: usize,
    /// How long each of several wikis that a field asks together may take.
    pub patience: Duration,
}

/// A wiki of one's own.
#[derive(Debug, Clone)]
pub struct OwnWiki {
    /// Its code.
    pub code: WikiCode,
    /// Its database.
    pub address: Address,
    /// The database of its tables of links, where these are in another.
    pub links: Option<Address>,
    /// Its Action API.
    pub api_url: Option<Url>,
    /// Its server on the web, or a page's address with `$1` for the title.
    pub url: Option<Url>,
    /// What it calls itself.
    pub name: Option<String>,
    /// What kind of project it is.
    pub family: Option<String>,
    /// The language of its content (BCP 47).
    pub language: Option<String>,
    /// Whether nobody can edit it any more.
    pub is_closed: bool,
    /// The `index.php` of the wiki that knows the people who log in; the one beside its Action API where nothing is said.
    pub login: Option<Url>,
    /// The key and the secret of the OAuth consumer that the gateway is registered as there.
    pub consumer: Option<(String, Secret)>,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    wiki: Vec<WrittenWiki>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenWiki {
    code: String,
    database: Option<String>,
    database_file: Option<String>,
    links_database: Option<String>,
    links_database_file: Option<String>,
    api: Option<String>,
    url: Option<String>,
    name: Option<String>,
    family: Option<String>,
    language: Option<String>,
    #[serde(default)]
    is_closed: bool,
    login: Option<String>,
    consumer_key: Option<String>,
    consumer_secret: Option<String>,
    consumer_secret_file: Option<String>,
}

impl WikisConfig {
    pub(super) fn read(environment: &Environment, problems: &mut Vec<Problem>) -> Self {
        let variable = "WIKIS_OPEN";
        let expected = "a number of wikis, 1 to 2000";
        let open = environment.parsed(variable, USUALLY_OPEN, expected, problems);
        if !(1..=2000).contains(&open) {
            problems.push(Problem { variable, message: format!("{open} is not {expected}") });
        }
        let patience = environment.seconds("WIKIS_TIMEOUT", 10.0, problems);
        let own = environment.path("WIKIS_FILE").map(|path| of_file(&path));
        let (own, messages) = own.unwrap_or_default();
        problems.extend(messages.into_iter().map(|message| Problem { variable: "WIKIS_FILE", message }));
        Self { own, open, patience }
    }
}

/// The wikis of a file, and everything that is wrong there.
fn of_file(path: &Path) -> (Vec<OwnWiki>, Vec<String>) {
    let place = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return (Vec::new(), vec![format!("{place} cannot be read: {error}")]),
    };
    let written: Written = match toml::from_str(&text) {
        Ok(written) => written,
        // The whole error shows the line, in which there may be a password.
        Err(error) => {
            let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
            return (Vec::new(), vec![format!("{place}, line {line}: {}", error.message())]);
        }
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    let (mut wikis, mut messages, mut codes) = (Vec::new(), Vec::new(), BTreeSet::new());
    if written.wiki.is_empty() {
        messages.push(format!("{place} lists no wiki: begin each with [[wiki]]"));
    }
    for wiki in written.wiki {
        let code = wiki.code.clone();
        match OwnWiki::of(wiki, folder) {
            Ok(wiki) if !codes.insert(wiki.code.clone()) => messages.push(format!("{code} is in {place} twice")),
            Ok(wiki) => wikis.push(wiki),
            Err(faults) => messages.extend(faults.into_iter().map(|fault| format!("{code:?} in {place}: {fault}"))),
        }
    }
    (wikis, messages)
}

impl OwnWiki {
    fn of(written: WrittenWiki, folder: &Path) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let code = WikiCode::parse(&written.code).map_err(|error| faults.push(error.to_string())).ok();
        let database = either(folder, ("database", written.database), ("database_file", written.database_file));
        let address = database.and_then(|text| match text {
            Some(text) => Address::of_url(&text).map_err(|message| format!("database: {message}")),
            None => Err("database is missing".to_owned()),
        });
        let address = address.map_err(|fault| faults.push(fault)).ok();
        let links = ("links_database", written.links_database);
        let links = either(folder, links, ("links_database_file", written.links_database_file));
        let links = links.and_then(|text| {
            let address = text.map(|text| Address::of_url(&text)).transpose();
            address.map_err(|message| format!("links_database: {message}"))
        });
        let links = links.map_err(|fault| faults.push(fault)).ok().flatten();
        let mut url = |name: &str, text: Option<String>| {
            let url = url(&text?);
            url.map_err(|message| faults.push(format!("{name}: {message}"))).ok()
        };
        let (api_url, page_url, login) =
            (url("api", written.api), url("url", written.url), url("login", written.login));
        let secret = ("consumer_secret", written.consumer_secret);
        let secret = either(folder, secret, ("consumer_secret_file", written.consumer_secret_file));
        let consumer = secret.and_then(|secret| match (written.consumer_key, secret) {
            (Some(key), Some(secret)) => Ok(Some((key, Secret::new(secret)))),
            (None, None) => Ok(None),
            (Some(_), None) => Err("consumer_secret is missing, and consumer_key is there".to_owned()),
            (None, Some(_)) => Err("consumer_key is missing, and consumer_secret is there".to_owned()),
        });
        let consumer = consumer.map_err(|fault| faults.push(fault)).ok();
        match (code, address, consumer) {
            (Some(code), Some(address), Some(consumer)) if faults.is_empty() => Ok(Self {
                code,
                address,
                links,
                login: login.or_else(|| api_url.as_ref()?.join("index.php").ok()),
                api_url,
                url: page_url,
                name: written.name,
                family: written.family,
                language: written.language,
                is_closed: written.is_closed,
                consumer,
            }),
            _ => Err(faults),
        }
    }
}

/// A text that is either in the list itself or in a file beside it.
fn either(
    folder: &Path,
    (name, text): (&str, Option<String>),
    (file_name, file): (&str, Option<String>),
) -> Result<Option<String>, String> {
    match (text, file) {
        (Some(_), Some(_)) => Err(format!("give either {name} or {file_name}")),
        (Some(text), None) => Ok(Some(text)),
        (None, Some(file)) => {
            let path = folder.join(file);
            let text = held(&path).map_err(|fault| format!("{file_name} names {}, which {fault}", path.display()))?;
            Ok(Some(text))
        }
        (None, None) => Ok(None),
    }
}

fn url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.ok_or_else(|| format!("{text:?} is not a URL that begins with https:// or http://"))
}
