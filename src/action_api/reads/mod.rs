//! What is asked of a wiki.

use super::{
    ActionApi, ActionApiError, ChangeRecord, Listing, LogRecord, PageRecord, RevisionRecord, SearchAnswer, Signer,
    UserInfo,
};
use std::collections::HashMap;

/// What a revision is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relative {
    /// The revision before.
    Previous,
    /// The page's latest revision.
    Current,
    /// The revision after.
    Next,
}

/// The difference between two revisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The older one; `None` where the newer is a page's first.
    pub from: Option<i64>,
    /// The newer one.
    pub to: Option<i64>,
    /// Rows of a table, as the wiki makes them.
    pub html: String,
}

/// Which pages.
#[derive(Debug, Clone, Copy)]
pub enum PageKeys<'a> {
    /// By `page_id`.
    Ids(&'a [i64]),
    /// By title, as a person would write it.
    Titles(&'a [String]),
}

/// Which log entry.
#[derive(Debug, Clone, Copy)]
pub enum LogKey<'a> {
    /// That of this id. The API finds entries by what they are about only, so that must be known too.
    Id {
        /// `log_id`.
        id: i64,
        /// Such as `delete`.
        log_type: &'a str,
        /// What it was done to.
        title: &'a str,
    },
    /// The newest of this type about this title.
    Newest {
        /// Such as `delete`.
        log_type: &'a str,
        /// What it was done to.
        title: &'a str,
    },
}

#[expect(unused_variables, reason = "the faces come first")]
impl ActionApi {
    /// The texts of revisions in a slot, by revision. `None`: hidden; absent: no such revision, or no such slot.
    pub async fn contents(
        &self,
        caller: Option<&Signer>,
        revisions: &[i64],
        slot: &str,
    ) -> Result<HashMap<i64, Option<String>>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// A revision as HTML, as the wiki's parser makes it; `None` if it is hidden or gone.
    pub async fn parsed_revision(
        &self,
        caller: Option<&Signer>,
        revision: i64,
    ) -> Result<Option<String>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// The first sections of pages as plain text, by page. Needs the extension TextExtracts.
    pub async fn extracts(
        &self,
        caller: Option<&Signer>,
        pages: &[i64],
    ) -> Result<HashMap<i64, String>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// A revision compared with a neighbour; `None` if either is hidden or gone, or there is no such neighbour.
    pub async fn comparison(
        &self,
        caller: Option<&Signer>,
        from: i64,
        to: Relative,
    ) -> Result<Option<Comparison>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Whether the caller may do something (`edit`, `move`, …) to pages, by page.
    pub async fn permitted(
        &self,
        caller: Option<&Signer>,
        pages: &[i64],
        action: &str,
    ) -> Result<HashMap<i64, bool>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Searches the wiki's text. `offset` is where a piece before this one ended.
    pub async fn search(
        &self,
        caller: Option<&Signer>,
        query: &str,
        namespaces: &[i32],
        offset: u32,
        limit: u32,
    ) -> Result<SearchAnswer, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Pages with their latest revisions; those that do not exist are left out.
    pub async fn pages(&self, caller: Option<&Signer>, by: PageKeys<'_>) -> Result<Vec<PageRecord>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// Revisions with their pages; those that do not exist, or whose page is deleted, are left out.
    pub async fn revisions(&self, caller: Option<&Signer>, ids: &[i64]) -> Result<Vec<RevisionRecord>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// A log entry.
    pub async fn log_entry(
        &self,
        caller: Option<&Signer>,
        by: LogKey<'_>,
    ) -> Result<Option<LogRecord>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// The caller's own account.
    pub async fn user_info(&self, caller: &Signer) -> Result<UserInfo, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// The caller's own edits, newest first.
    pub async fn user_contributions(
        &self,
        caller: &Signer,
        limit: u32,
        continuation: Option<&str>,
    ) -> Result<Listing<RevisionRecord>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }

    /// The changes to what the caller watches, newest first.
    pub async fn watchlist(
        &self,
        caller: &Signer,
        limit: u32,
        continuation: Option<&str>,
    ) -> Result<Listing<ChangeRecord>, ActionApiError> {
        Err(ActionApiError::Unsupported("yet"))
    }
}
