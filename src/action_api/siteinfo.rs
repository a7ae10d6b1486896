//! `meta=siteinfo`: what a wiki says about itself.
//!
//! See <https://www.mediawiki.org/wiki/API:Siteinfo>.

use std::collections::BTreeMap;

use mwtitle::Interwiki;
use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::parameters::Parameters;
use super::{ActionApi, ActionApiError};
use crate::types::{Namespace, NamespaceNumber, Site, SiteTitles, language_tag};

#[derive(Deserialize)]
struct Query {
    query: SiteInfo,
}

#[derive(Deserialize)]
struct SiteInfo {
    general: General,
    namespaces: BTreeMap<String, NamespaceInfo>,
    namespacealiases: Vec<Alias>,
    #[serde(default)]
    interwikimap: Vec<Interwiki>,
}

#[derive(Deserialize)]
struct General {
    sitename: String,
    lang: String,
    server: String,
    articlepath: String,
    legaltitlechars: String,
}

#[derive(Deserialize)]
struct NamespaceInfo {
    id: NamespaceNumber,
    case: String,
    name: String,
    canonical: Option<String>,
    #[serde(default)]
    content: bool,
}

#[derive(Deserialize)]
struct Alias {
    id: NamespaceNumber,
    alias: String,
}

impl ActionApi {
    /// Asks the wiki what it is called, and how its titles are written.
    pub async fn site(&self) -> Result<Site, ActionApiError> {
        let parameters = Parameters::of("query")
            .with("meta", "siteinfo")
            .with("siprop", "general|namespaces|namespacealiases|interwikimap");
        let answer = self.read(None, &parameters).await?;
        let Query { query } = self.expect(Value::Object(answer))?;
        self.site_of(query)
    }

    fn site_of(&self, info: SiteInfo) -> Result<Site, ActionApiError> {
        let General { sitename, lang, server, articlepath, legaltitlechars } = info.general;
        // A server without a scheme is reached by that of the API.
        let server = Url::options().base_url(Some(self.url())).parse(&server);
        let server = server.map_err(|error| self.foreign(format!("an unexpected server ({error})")))?;
        let namespaces = info.namespaces.into_values().map(|namespace| Namespace {
            number: namespace.id,
            is_case_sensitive: namespace.case == "case-sensitive",
            aliases: aliases(&info.namespacealiases, namespace.id),
            name: namespace.name,
            canonical_name: namespace.canonical.filter(|name| !name.is_empty()),
            is_content: namespace.content,
        });
        let titles = SiteTitles::new(namespaces.collect(), info.interwikimap, &lang, &legaltitlechars)
            .map_err(|error| self.foreign(format!("unexpected namespaces ({error})")))?;
        Ok(Site {
            name: sitename,
            server,
            article_path: articlepath,
            language: Some(language_tag(&lang)),
            family: None,
            is_closed: false,
            titles,
        })
    }
}

fn aliases(all: &[Alias], namespace: NamespaceNumber) -> Vec<String> {
    all.iter().filter(|alias| alias.id == namespace).map(|alias| alias.alias.clone()).collect()
}
