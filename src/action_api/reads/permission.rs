//! What the caller may do to pages, as the wiki itself would decide.

use std::collections::{BTreeMap, HashMap};

use futures_util::future::try_join_all;
use reqwest::Method;
use serde::Deserialize;

use crate::action_api::parameters::Parameters;
use crate::action_api::{ActionApi, ActionApiError, Signer};

#[derive(Deserialize)]
struct PageWithActions {
    pageid: Option<i64>,
    #[serde(default)]
    actions: BTreeMap<String, bool>,
}

impl ActionApi {
    /// Whether the caller may do something (`edit`, `move`, …) to pages, by page; nothing where they have no account.
    pub async fn permitted(
        &self,
        caller: Option<&Signer>,
        pages: &[i64],
        action: &str,
    ) -> Result<HashMap<i64, bool>, ActionApiError> {
        let parameters = Parameters::of("query").with("prop", "info").joined("intestactions", [action]);
        let asked = self.sized(caller, pages.len(), async |size| {
            let named = pages.chunks(size).map(|batch| parameters.clone().joined("pageids", batch));
            try_join_all(named.map(async |parameters| self.repeat(Method::GET, caller, &parameters).await)).await
        });
        let answers = match asked.await {
            // What strangers may do says nothing of somebody who is none.
            Err(ActionApiError::Refused(refusal)) if refusal.lacks_account() => Vec::new(),
            answers => answers?,
        };
        let mut pages: Vec<PageWithActions> = Vec::new();
        for answer in answers {
            pages.extend(self.pages_told(answer)?);
        }
        Ok(pages.into_iter().filter_map(|page| Some((page.pageid?, *page.actions.get(action)?))).collect())
    }
}
