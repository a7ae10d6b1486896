//! `action=purge`: pages rendered anew. See <https://www.mediawiki.org/wiki/API:Purge>.

use reqwest::Method;
use serde::Deserialize;
use serde_json::Value;

use super::PageKey;
use crate::action_api::parameters::Parameters;
use crate::action_api::{ActionApi, ActionApiError, Refusal, Signer};
use crate::types::NamespaceNumber;

/// Has pages rendered anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purge {
    /// Which pages.
    pub pages: Vec<PageKey>,
    /// Whether the tables of links are brought up to date too.
    pub force_link_update: bool,
}

/// What came of purging pages.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Purged {
    /// What the wiki says of each page.
    pub pages: Vec<PurgedPage>,
    /// What it complained of: limits (`ratelimited`) are no error here, but some pages were then not purged.
    pub warnings: Vec<Refusal>,
}

/// What came of purging one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurgedPage {
    /// `page_id`, of a page that was named by it and does not exist.
    pub page: Option<i64>,
    /// Its namespace.
    pub namespace: Option<NamespaceNumber>,
    /// With the namespace's name and spaces.
    pub title: Option<String>,
    /// Whether it was purged.
    pub is_purged: bool,
    /// Whether there is no such page.
    pub is_missing: bool,
}

#[derive(Deserialize)]
struct PurgeAnswer {
    purge: Vec<PurgedAnswer>,
    #[serde(default)]
    warnings: Vec<Refusal>,
}

#[derive(Deserialize)]
struct PurgedAnswer {
    pageid: Option<i64>,
    ns: Option<NamespaceNumber>,
    title: Option<String>,
    #[serde(default)]
    purged: bool,
    #[serde(default)]
    missing: bool,
    #[serde(default)]
    invalid: bool,
}

impl From<PurgedAnswer> for PurgedPage {
    fn from(answer: PurgedAnswer) -> Self {
        Self {
            page: answer.pageid,
            namespace: answer.ns,
            title: answer.title,
            is_purged: answer.purged,
            is_missing: answer.missing || answer.invalid,
        }
    }
}

impl ActionApi {
    /// Has pages rendered anew. It may be done any number of times, so it is repeated like a read.
    pub async fn purge_pages(&self, signer: &Signer, order: &Purge) -> Result<Purged, ActionApiError> {
        let (mut ids, mut titles) = (Vec::new(), Vec::new());
        for page in &order.pages {
            match page {
                PageKey::Id(id) => ids.push(id.to_string()),
                PageKey::Title(title) => titles.push(title.clone()),
            }
        }
        let mut purged = Purged::default();
        for (name, values) in [("pageids", ids), ("titles", titles)] {
            let purging = async |size: usize| {
                let mut purged = Purged::default();
                for batch in values.chunks(size) {
                    let parameters =
                        Parameters::of("purge").joined(name, batch).flag("forcelinkupdate", order.force_link_update);
                    let answer = self.repeat(Method::POST, Some(signer), &parameters).await?;
                    let PurgeAnswer { purge, warnings } = self.expect(Value::Object(answer))?;
                    purged.pages.extend(purge.into_iter().map(PurgedPage::from));
                    purged.warnings.extend(warnings);
                }
                Ok::<_, ActionApiError>(purged)
            };
            let Purged { pages, warnings } = self.sized(Some(signer), values.len(), purging).await?;
            purged.pages.extend(pages);
            purged.warnings.extend(warnings);
        }
        Ok(purged)
    }
}
