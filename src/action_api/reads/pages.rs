//! Pages and revisions, up to the second: what replicas learn later.

use crate::action_api::parameters::Parameters;
use crate::action_api::records::PageAnswer;
use crate::action_api::{ActionApi, ActionApiError, PageRecord, RevisionRecord, Signer};

/// Which pages.
#[derive(Debug, Clone, Copy)]
pub enum PageKeys<'a> {
    /// By `page_id`.
    Ids(&'a [i64]),
    /// By title, as a person would write it.
    Titles(&'a [String]),
}

/// Pages and revisions with all that records hold of them.
fn parameters() -> Parameters {
    Parameters::of("query")
        .with("prop", "info|revisions")
        .with("rvslots", "main")
        .with("rvprop", "ids|timestamp|flags|user|userid|comment|size|sha1|tags|contentmodel")
}

impl ActionApi {
    /// Pages with their latest revisions; those that do not exist are left out.
    pub async fn pages(&self, caller: Option<&Signer>, by: PageKeys<'_>) -> Result<Vec<PageRecord>, ActionApiError> {
        let pages: Vec<PageAnswer> = match by {
            PageKeys::Ids(ids) => self.pages_of(caller, &parameters(), "pageids", ids).await?,
            PageKeys::Titles(titles) => self.pages_of(caller, &parameters(), "titles", titles).await?,
        };
        Ok(pages.into_iter().filter_map(PageAnswer::with_latest).collect())
    }

    /// Revisions with their pages; those that do not exist, or whose page is deleted, are left out.
    pub async fn revisions(&self, caller: Option<&Signer>, ids: &[i64]) -> Result<Vec<RevisionRecord>, ActionApiError> {
        let pages: Vec<PageAnswer> = self.pages_of(caller, &parameters(), "revids", ids).await?;
        Ok(pages.into_iter().flat_map(PageAnswer::with_page).collect())
    }
}
