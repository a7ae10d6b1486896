//! What the caller may do to pages, as the wiki itself would decide.

use std::collections::{BTreeMap, HashMap};

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
    /// Whether the caller may do something (`edit`, `move`, …) to pages, by page.
    pub async fn permitted(
        &self,
        caller: Option<&Signer>,
        pages: &[i64],
        action: &str,
    ) -> Result<HashMap<i64, bool>, ActionApiError> {
        let parameters = Parameters::of("query").with("prop", "info").joined("intestactions", [action]);
        let pages: Vec<PageWithActions> = self.pages_of(caller, &parameters, "pageids", pages).await?;
        Ok(pages.into_iter().filter_map(|page| Some((page.pageid?, *page.actions.get(action)?))).collect())
    }
}
