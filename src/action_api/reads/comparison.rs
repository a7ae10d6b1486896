//! `action=compare`: differences. See <https://www.mediawiki.org/wiki/API:Compare>.

use serde::Deserialize;
use serde_json::Value;

use super::content::hides;
use crate::action_api::parameters::Parameters;
use crate::action_api::{ActionApi, ActionApiError, Signer};

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

#[derive(Deserialize)]
struct Compared {
    compare: ComparedRevisions,
}

#[derive(Deserialize)]
struct ComparedRevisions {
    fromrevid: Option<i64>,
    torevid: Option<i64>,
    body: Option<String>,
}

impl ActionApi {
    /// A revision compared with a neighbour; `None` if either is hidden or gone, or there is no revision after.
    pub async fn comparison(
        &self,
        caller: Option<&Signer>,
        from: i64,
        to: Relative,
    ) -> Result<Option<Comparison>, ActionApiError> {
        let relative = match to {
            Relative::Previous => "prev",
            Relative::Current => "cur",
            Relative::Next => "next",
        };
        let parameters =
            Parameters::of("compare").number("fromrev", from).with("torelative", relative).with("prop", "diff|ids");
        let answer = match self.read(caller, &parameters).await {
            Ok(answer) => answer,
            Err(ActionApiError::Refused(refusal)) if hides(&refusal.code, refusal.class()) => return Ok(None),
            Err(error) => return Err(error),
        };
        let Compared { compare } = self.expect(Value::Object(answer))?;
        // The latest revision has none after it: the wiki then compares it with an empty one and warns.
        let is_last = to == Relative::Next && compare.torevid.is_none();
        Ok(compare.body.filter(|_| !is_last).map(|html| Comparison {
            from: compare.fromrevid,
            to: compare.torevid,
            html,
        }))
    }
}
