//! The wikis that the graph reaches.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Fault;
use crate::db::Wiki;
use crate::types::WikiCode;

/// The wikis that are served, one of them by default.
#[derive(Debug, Clone)]
pub struct Wikis {
    default: Arc<Wiki>,
    by_code: Arc<BTreeMap<WikiCode, Arc<Wiki>>>,
}

impl Wikis {
    /// One wiki only.
    pub fn only(wiki: Arc<Wiki>) -> Self {
        let by_code = BTreeMap::from([(wiki.code.clone(), Arc::clone(&wiki))]);
        Self { default: wiki, by_code: Arc::new(by_code) }
    }

    /// The wiki that is meant where none is named.
    pub fn default_wiki(&self) -> &Arc<Wiki> {
        &self.default
    }

    /// The wiki of a code.
    pub fn find(&self, code: &WikiCode) -> Option<&Arc<Wiki>> {
        self.by_code.get(code)
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
        self.by_code.values()
    }
}
