//! `Diff`: what changed between two revisions of a page.

use std::sync::Arc;

use async_graphql::{Context, Description, Enum, Object};

use super::Revision;
use crate::action_api::{Comparison, Relative};
use crate::db::Wiki;
use crate::graph::entity::Nullable;
use crate::graph::lookups;

/// Which neighbour a revision is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum DiffTarget {
    /// The revision before.
    Previous,
    /// The page's latest revision.
    Current,
    /// The revision after.
    Next,
}

impl From<DiffTarget> for Relative {
    fn from(target: DiffTarget) -> Self {
        match target {
            DiffTarget::Previous => Self::Previous,
            DiffTarget::Current => Self::Current,
            DiffTarget::Next => Self::Next,
        }
    }
}

/// What changed between two revisions of a page.
#[derive(Clone, Description)]
pub struct Diff {
    wiki: Arc<Wiki>,
    comparison: Comparison,
}

impl Diff {
    pub(super) fn new(wiki: &Arc<Wiki>, comparison: Comparison) -> Self {
        Self { wiki: Arc::clone(wiki), comparison }
    }

    async fn revision(&self, context: &Context<'_>, id: Option<i64>) -> Nullable<Revision> {
        lookups::revision(context, &self.wiki, id?).await.transpose()
    }
}

#[Object(use_type_description, cache_control(max_age = 60))]
impl Diff {
    /// The older of the two; null where the newer is the page's first, and while the database does not have it yet.
    async fn from(&self, context: &Context<'_>) -> Nullable<Revision> {
        self.revision(context, self.comparison.from).await
    }

    /// The newer of the two; null while the database does not have it yet.
    async fn to(&self, context: &Context<'_>) -> Nullable<Revision> {
        self.revision(context, self.comparison.to).await
    }

    /// Rows of an HTML table of four columns, as the wiki makes them: see
    /// <https://www.mediawiki.org/wiki/API:Compare>. Empty where nothing changed.
    async fn html(&self) -> &str {
        &self.comparison.html
    }
}
