//! What is known of a wiki before it is opened.

use url::Url;

use crate::config::{Address, LinksPlace, OwnWiki, Replicas};
use crate::store::Listing;
use crate::types::WikiCode;

/// A wiki that is served, whether open or not.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its code.
    pub code: WikiCode,
    /// Its database.
    pub address: Address,
    /// What the database's server is called: all that have the same name share its connections.
    pub server: String,
    /// Where its tables of links are.
    pub links: LinksPlace,
    /// What the list of wikis says of it, where that is known.
    pub listing: Option<Listing>,
    /// Its Action API, where one is configured.
    pub api_url: Option<Url>,
    /// Its server on the web, or a page's address with `$1` for the title, where configured.
    pub url: Option<Url>,
    /// What it calls itself, where configured.
    pub name: Option<String>,
    /// Whether it is the embedded wiki.
    pub is_sandbox: bool,
    /// Whether people log in to it with the accounts that they log in here with.
    pub shares_logins: bool,
}

impl Entry {
    /// A wiki at an address of which nothing else is known.
    pub fn at(code: WikiCode, address: Address) -> Self {
        Self {
            code,
            server: address.server(),
            address,
            links: LinksPlace::Beside,
            listing: None,
            api_url: None,
            url: None,
            name: None,
            is_sandbox: false,
            shares_logins: true,
        }
    }

    /// A replica; `None` where no tunnel leads to it.
    pub fn of_replica(code: &WikiCode, listing: Option<Listing>, replicas: &Replicas) -> Option<Self> {
        let section = listing.as_ref().and_then(|listing| listing.section.as_deref());
        let address = replicas.database(code, section)?;
        let server = replicas.server(&address, section);
        Some(Self { server, listing, links: replicas.links(code), ..Self::at(code.clone(), address) })
    }

    /// A wiki of one's own. `login` is the `index.php` of the wiki that knows the people who log in here.
    pub fn of_own(wiki: &OwnWiki, login: Option<&Url>) -> Self {
        Self {
            listing: Self::listing_of(wiki),
            links: Self::links_of(wiki),
            api_url: wiki.api_url.clone(),
            url: wiki.url.clone(),
            name: wiki.name.clone(),
            // Wikis of one host may have people of their own.
            shares_logins: login.is_some() && login == wiki.login.as_ref(),
            ..Self::at(wiki.code.clone(), wiki.address.clone())
        }
    }

    /// What a file says of a wiki of one's own, if it says anything that a list of wikis would.
    pub fn listing_of(wiki: &OwnWiki) -> Option<Listing> {
        let OwnWiki { family, language, is_closed, .. } = wiki;
        let is_told = family.is_some() || language.is_some() || *is_closed;
        is_told.then(|| Listing {
            family: family.clone(),
            language: language.clone(),
            is_closed: *is_closed,
            ..Listing::default()
        })
    }

    /// Where the tables of links of a wiki of one's own are.
    pub fn links_of(wiki: &OwnWiki) -> LinksPlace {
        let apart = wiki.links.as_ref().map(|address| (address.clone(), address.server()));
        apart.map_or(LinksPlace::Beside, |apart| LinksPlace::Apart(Some(apart)))
    }

    /// What it calls itself, or else its code.
    pub fn name(&self) -> &str {
        let listed = || self.listing.as_ref()?.name.as_deref();
        self.name.as_deref().or_else(listed).unwrap_or(self.code.as_str())
    }

    /// Its server on the web, where anything says so.
    pub fn server_url(&self) -> Option<Url> {
        let mut url = self.url.clone().or_else(|| self.listed_url()).or_else(|| self.api_url.clone())?;
        url.set_path("");
        url.set_query(None);
        Some(url)
    }

    /// The language of its content (BCP 47), where that is known.
    pub fn language(&self) -> Option<&str> {
        self.listing.as_ref()?.language.as_deref()
    }

    /// What kind of project it is, where that is known.
    pub fn family(&self) -> Option<&str> {
        self.listing.as_ref()?.family.as_deref()
    }

    /// Whether nobody can edit it any more.
    pub fn is_closed(&self) -> bool {
        self.listing.as_ref().is_some_and(|listing| listing.is_closed)
    }

    /// The section of servers that holds it, where that is known.
    pub(super) fn section(&self) -> Option<&str> {
        self.listing.as_ref()?.section.as_deref()
    }

    pub(super) fn listed_url(&self) -> Option<Url> {
        Url::parse(self.listing.as_ref()?.url.as_deref()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(login: Option<&str>) -> OwnWiki {
        OwnWiki {
            code: WikiCode::parse("twowiki").expect("a code"),
            address: Address::Sqlite("two.sqlite".into()),
            links: None,
            api_url: None,
            url: None,
            name: None,
            family: None,
            language: None,
            is_closed: false,
            login: login.map(|text| Url::parse(text).expect("a URL")),
            consumer: None,
        }
    }

    #[test]
    fn wikis_of_one_host_have_people_of_their_own() {
        let login = Url::parse("https://wiki.example/one/index.php").expect("a URL");
        let shares = |of: &str| Entry::of_own(&own(Some(of)), Some(&login)).shares_logins;
        assert!(shares("https://wiki.example/one/index.php"));
        assert!(!shares("https://wiki.example/two/index.php"), "another wiki of the host");
        assert!(!shares("https://other.example/one/index.php"));
        assert!(!Entry::of_own(&own(None), None).shares_logins, "nobody logs in anywhere");
    }
}
