//! `WikiStatistics`: how much there is on a wiki.

use std::sync::Arc;

use async_graphql::{Description, Object};
use tokio::sync::OnceCell;

use crate::db::{self, DatabaseError, Rows, Statement};
use crate::graph::Fault;
use crate::graph::entity::Nullable;
use crate::graph::scalars::BigInt;
use crate::tables::wiki::site_stats;
use crate::tables::{Column, FromCell, View};

/// How much there is on a wiki, as the wiki itself counts. See <https://www.mediawiki.org/wiki/Manual:Site_stats_table>.
#[derive(Description)]
pub struct WikiStatistics {
    wiki: Arc<db::Wiki>,
    counts: Rows,
    /// Counted once, under however many names it is asked for.
    redirects: OnceCell<Option<i64>>,
}

const COLUMNS: [Column<i64>; 6] = [
    site_stats::PAGES,
    site_stats::CONTENT_PAGES,
    site_stats::EDITS,
    site_stats::USERS,
    site_stats::ACTIVE_USERS,
    site_stats::IMAGES,
];

impl WikiStatistics {
    /// Reads the wiki's counts.
    pub async fn load(wiki: &Arc<db::Wiki>) -> Result<Self, Fault> {
        let columns = COLUMNS.map(|column| column.name()).join(", ");
        let counting = || {
            let source = wiki.capabilities.source(View::SiteStats);
            wiki.rows(Statement::new(format!("SELECT {columns} FROM {source} WHERE ss_row_id = 1")))
        };
        let counts = wiki.asked(counting).await?;
        Ok(Self { wiki: Arc::clone(wiki), counts, redirects: OnceCell::new() })
    }

    async fn count_redirects(&self) -> Result<Option<i64>, DatabaseError> {
        let source = self.wiki.capabilities.source(View::Page);
        let statement = Statement::new(format!("SELECT COUNT(*) FROM {source} WHERE page_is_redirect = 1"));
        match self.wiki.rows(statement).await {
            Ok(rows) => Ok(i64::from_cell(rows.cell(0, 0))),
            Err(DatabaseError::StatementTimeout(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn count(&self, column: &Column<i64>) -> BigInt {
        let place = COLUMNS.iter().position(|known| known.name() == column.name()).unwrap_or(COLUMNS.len());
        BigInt(i64::from_cell(self.counts.cell(0, place)).unwrap_or(0))
    }
}

#[Object(use_type_description, cache_control(max_age = 60))]
impl WikiStatistics {
    /// Pages of all namespaces.
    async fn total_pages(&self) -> BigInt {
        self.count(&site_stats::PAGES)
    }

    /// Pages that the wiki counts as content: those of content namespaces that are no redirects, and more by its
    /// configuration.
    async fn content_pages(&self) -> BigInt {
        self.count(&site_stats::CONTENT_PAGES)
    }

    /// Pages that are redirects, counted for this query; null where counting takes longer than a statement may.
    async fn redirects(&self) -> Nullable<BigInt> {
        match self.redirects.get_or_try_init(|| self.count_redirects()).await {
            Ok(count) => count.map(|count| Ok(BigInt(count))),
            Err(error) => Some(Err(error.into())),
        }
    }

    /// Edits since the wiki began, of deleted pages too.
    async fn edits(&self) -> BigInt {
        self.count(&site_stats::EDITS)
    }

    /// Accounts.
    async fn users(&self) -> BigInt {
        self.count(&site_stats::USERS)
    }

    /// Accounts that did something lately; within 30 days where the wiki is not configured otherwise.
    async fn active_users(&self) -> BigInt {
        self.count(&site_stats::ACTIVE_USERS)
    }

    /// Files.
    async fn images(&self) -> BigInt {
        self.count(&site_stats::IMAGES)
    }
}
