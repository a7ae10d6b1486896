//! `Namespace`: a numbered room for titles.

use std::sync::Arc;

use async_graphql::{Description, Object};

use crate::db;
use crate::types::{self, NamespaceNumber};

/// A numbered room that titles live in. See <https://www.mediawiki.org/wiki/Manual:Namespace>.
#[derive(Description)]
pub struct Namespace {
    wiki: Arc<db::Wiki>,
    number: NamespaceNumber,
}

impl Namespace {
    /// A wiki's namespace; also one that the wiki no longer has, as rows of it may remain.
    pub fn new(wiki: &Arc<db::Wiki>, number: NamespaceNumber) -> Self {
        Self { wiki: Arc::clone(wiki), number }
    }

    fn known(&self) -> Option<&types::Namespace> {
        self.wiki.site.titles.namespace(self.number)
    }
}

#[Object(use_type_description, cache_control(max_age = 3600))]
impl Namespace {
    /// Its number, the same on every wiki for MediaWiki's own: even for subjects, odd for their talk pages.
    async fn number(&self) -> i32 {
        self.number
    }

    /// Its name in the wiki's language, with spaces; empty for the main namespace.
    async fn name(&self) -> String {
        match self.known() {
            Some(namespace) => namespace.name.clone(),
            None => format!("Special:Badtitle/NS{}", self.number),
        }
    }

    /// Its name in English; null for the main namespace, and for those that the wiki itself made up.
    async fn canonical_name(&self) -> Option<&str> {
        self.known()?.canonical_name.as_deref()
    }

    /// Other names that titles may be written with.
    async fn aliases(&self) -> Vec<&str> {
        self.known().into_iter().flat_map(|namespace| &namespace.aliases).map(String::as_str).collect()
    }

    /// Whether its pages count as content in the wiki's statistics.
    async fn is_content(&self) -> bool {
        self.known().is_some_and(|namespace| namespace.is_content)
    }

    /// Whether it holds talk pages.
    async fn is_talk(&self) -> bool {
        self.number > 0 && self.number % 2 == 1
    }
}
