//! The wikis that the graph reaches.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Fault;
use crate::action_api::ActionApi;
use crate::db::Wiki;
use crate::types::WikiCode;

/// The wikis that are served, one of them by default.
#[derive(Debug, Clone)]
pub struct Wikis {
    default: Arc<Wiki>,
    by_code: Arc<BTreeMap<WikiCode, Served>>,
}

/// A wiki with what else is reached of it.
#[derive(Debug, Clone)]
struct Served {
    wiki: Arc<Wiki>,
    api: Option<ActionApi>,
}

impl Wikis {
    /// One wiki only, with its Action API if that is known.
    pub fn only(wiki: Arc<Wiki>, api: Option<ActionApi>) -> Self {
        let by_code = BTreeMap::from([(wiki.code.clone(), Served { wiki: Arc::clone(&wiki), api })]);
        Self { default: wiki, by_code: Arc::new(by_code) }
    }

    /// The wiki that is meant where none is named.
    pub fn default_wiki(&self) -> &Arc<Wiki> {
        &self.default
    }

    /// The wiki of a code.
    pub fn find(&self, code: &WikiCode) -> Option<&Arc<Wiki>> {
        self.by_code.get(code).map(|served| &served.wiki)
    }

    /// The Action API of a wiki.
    pub fn api(&self, wiki: &Wiki) -> Result<&ActionApi, Fault> {
        self.by_code.get(&wiki.code).and_then(|served| served.api.as_ref()).ok_or_else(|| {
            Fault::Unavailable(format!(
                "This needs the Action API of {}, and nothing says where that is. Whoever runs this gateway can set \
                 WIKI_API_URL.",
                wiki.code
            ))
        })
    }

    /// The wiki that a client named for a field that needs one, or the default one.
    pub fn required(&self, code: Option<&str>) -> Result<&Arc<Wiki>, Fault> {
        let unknown = || {
            Fault::input(format!(
                "\"{:.100}\" is not a wiki that is served here. `wikis` lists those that are.",
                code.unwrap_or_default()
            ))
        };
        self.named(code)?.ok_or_else(unknown)
    }

    /// The wiki that a client named, or the default one.
    pub fn named(&self, code: Option<&str>) -> Result<Option<&Arc<Wiki>>, Fault> {
        match code {
            None => Ok(Some(&self.default)),
            Some(code) => {
                let code = WikiCode::parse(code).map_err(|error| Fault::input(error.to_string()))?;
                Ok(self.find(&code))
            }
        }
    }

    /// All wikis, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Wiki>> {
        self.by_code.values().map(|served| &served.wiki)
    }
}
