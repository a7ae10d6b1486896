//! How a mutation names the page that it is about.

use async_graphql::OneofObject;

use crate::action_api::PageKey;
use crate::db::Wiki;
use crate::graph::Fault;
use crate::graph::scalars::BigInt;

/// Which page: by its title or by its id.
#[derive(Debug, Clone, OneofObject)]
pub enum PageLocator {
    /// Its title with the namespace: `User talk:Jimbo Wales`.
    Title(String),
    /// Its id in the wiki's database (`page_id`).
    Id(BigInt),
}

impl PageLocator {
    /// For the Action API.
    pub(super) fn key(&self) -> PageKey {
        match self {
            Self::Title(title) => PageKey::Title(title.clone()),
            Self::Id(id) => PageKey::Id(id.0),
        }
    }

    /// The same, if it can name a page of this wiki.
    pub(super) fn checked(&self, wiki: &Wiki) -> Result<PageKey, Fault> {
        if let Self::Title(title) = self {
            wiki.site.titles.parse(title, 0)?;
        }
        Ok(self.key())
    }
}
