//! Lists that are the caller's own: their edits, and the changes to what they watch.

use serde::Deserialize;
use serde_json::Value;

use crate::action_api::parameters::Parameters;
use crate::action_api::records::{ChangeAnswer, ContributionAnswer};
use crate::action_api::{ActionApi, ActionApiError, ChangeRecord, Listing, RevisionRecord, Signer};

#[derive(Deserialize)]
struct Listed {
    query: ListedEntries,
    #[serde(rename = "continue")]
    further: Option<Further>,
}

#[derive(Deserialize)]
struct ListedEntries {
    #[serde(default)]
    usercontribs: Vec<ContributionAnswer>,
    #[serde(default)]
    watchlist: Vec<ChangeAnswer>,
}

#[derive(Deserialize)]
struct Further {
    uccontinue: Option<String>,
    wlcontinue: Option<String>,
}

impl ActionApi {
    /// The caller's own edits, newest first.
    pub async fn user_contributions(
        &self,
        caller: &Signer,
        limit: u32,
        continuation: Option<&str>,
    ) -> Result<Listing<RevisionRecord>, ActionApiError> {
        let parameters = Parameters::of("query")
            .with("list", "usercontribs")
            .joined("ucuser", [&caller.username])
            .with("ucprop", "ids|title|timestamp|comment|size|flags|tags")
            .number("uclimit", limit)
            .optional("uccontinue", continuation);
        let Listed { query, further } = self.listed(caller, &parameters).await?;
        Ok(Listing {
            entries: query.usercontribs.into_iter().map(RevisionRecord::from).collect(),
            continuation: further.and_then(|further| further.uccontinue),
        })
    }

    /// The changes to what the caller watches, newest first.
    pub async fn watchlist(
        &self,
        caller: &Signer,
        limit: u32,
        continuation: Option<&str>,
    ) -> Result<Listing<ChangeRecord>, ActionApiError> {
        // Whether changes were patrolled is told to those only who may patrol; others are refused the whole list.
        let mut properties = "ids|title|flags|user|userid|comment|timestamp|sizes|loginfo|tags".to_owned();
        if self.may_see_patrols(caller).await? {
            properties.push_str("|patrol");
        }
        let parameters = Parameters::of("query")
            .with("list", "watchlist")
            .flag("wlallrev", true)
            .with("wltype", "edit|new|log|categorize|external")
            .with("wlprop", properties)
            .number("wllimit", limit)
            .optional("wlcontinue", continuation);
        let Listed { query, further } = self.listed(caller, &parameters).await?;
        Ok(Listing {
            entries: query.watchlist.into_iter().map(ChangeRecord::from).collect(),
            continuation: further.and_then(|further| further.wlcontinue),
        })
    }

    async fn may_see_patrols(&self, caller: &Signer) -> Result<bool, ActionApiError> {
        let rights = self.user_info(caller).await?.rights;
        Ok(rights.iter().any(|right| right == "patrol" || right == "patrolmarks"))
    }

    async fn listed(&self, caller: &Signer, parameters: &Parameters) -> Result<Listed, ActionApiError> {
        let answer = self.read_as(caller, parameters).await?;
        self.expect(Value::Object(answer))
    }
}
