//! Many things asked for by as few calls as the wiki allows.

use futures_util::future::try_join_all;
use serde::Deserialize;
use serde_json::Value;

use crate::action_api::exchange::Answer;
use crate::action_api::parameters::Parameters;
use crate::action_api::{ActionApi, ActionApiError, Signer};

/// The parts of a query's answer that are told by page.
#[derive(Deserialize)]
#[serde(bound = "P: Deserialize<'de>")]
pub(super) struct Pages<P> {
    query: Option<PagesOfQuery<P>>,
}

#[derive(Deserialize)]
#[serde(bound = "P: Deserialize<'de>")]
struct PagesOfQuery<P> {
    #[serde(default = "Vec::new")]
    pages: Vec<P>,
}

impl ActionApi {
    /// Asks a query about values of one parameter, batch by batch; the answers are in the batches' order.
    pub(super) async fn batches<T: ToString + Sync>(
        &self,
        caller: Option<&Signer>,
        parameters: &Parameters,
        name: &'static str,
        values: &[T],
    ) -> Result<Vec<Answer>, ActionApiError> {
        self.sized(caller, values.len(), async |size| {
            let named = |batch: &[T]| parameters.clone().joined(name, batch.iter().map(T::to_string));
            try_join_all(values.chunks(size).map(|batch| self.read_all(caller, named(batch)))).await
        })
        .await
    }

    /// The same, when only the pages in the answers matter.
    pub(super) async fn pages_of<P: for<'de> Deserialize<'de>, T: ToString + Sync>(
        &self,
        caller: Option<&Signer>,
        parameters: &Parameters,
        name: &'static str,
        values: &[T],
    ) -> Result<Vec<P>, ActionApiError> {
        let mut pages = Vec::new();
        for answer in self.batches(caller, parameters, name, values).await? {
            pages.extend(self.pages_told(answer)?);
        }
        Ok(pages)
    }

    /// The pages in an answer.
    pub(super) fn pages_told<P: for<'de> Deserialize<'de>>(&self, answer: Answer) -> Result<Vec<P>, ActionApiError> {
        let Pages { query } = self.expect(Value::Object(answer))?;
        Ok(query.map(|query| query.pages).unwrap_or_default())
    }
}
