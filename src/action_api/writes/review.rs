//! `action=patrol` and `action=thank`: what is said of a revision. See <https://www.mediawiki.org/wiki/API:Patrol>.

use serde::Deserialize;

use crate::action_api::parameters::Parameters;
use crate::action_api::tokens::TokenKind;
use crate::action_api::{ActionApi, ActionApiError, Signer};

/// The extension by which people thank each other.
const THANKS: &str = "Thanks";

/// What came of marking a revision as checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patrolled {
    /// The recent change that tells of the revision (`rc_id`).
    pub change: i64,
    /// With the namespace's name and spaces.
    pub title: String,
}

/// What came of thanking for a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thanked {
    /// Who was thanked.
    pub recipient: String,
}

#[derive(Deserialize)]
struct PatrolAnswer {
    rcid: i64,
    title: String,
}

#[derive(Deserialize)]
struct ThankAnswer {
    recipient: String,
}

impl ActionApi {
    /// Marks a revision as checked.
    pub async fn patrol(&self, signer: &Signer, revision: i64) -> Result<Patrolled, ActionApiError> {
        let parameters = Parameters::of("patrol").number("revid", revision);
        let traces = format!("look at the patrol log of the page of revision {revision}");
        let answer = self.change(signer, TokenKind::Patrol, &parameters, &traces).await?;
        let patrolled: PatrolAnswer = self.done(answer, "patrol", &traces)?;
        Ok(Patrolled { change: patrolled.rcid, title: patrolled.title })
    }

    /// Thanks the author of a revision, in public. Needs the extension Thanks.
    pub async fn thank(&self, signer: &Signer, revision: i64) -> Result<Thanked, ActionApiError> {
        let parameters = Parameters::of("thank").number("rev", revision).with("source", "wikigraph");
        let traces = format!("look at the thanks log of {}", signer.username);
        match self.change(signer, TokenKind::Csrf, &parameters, &traces).await {
            Ok(answer) => {
                let thanked: ThankAnswer = self.done(answer, "result", &traces)?;
                Ok(Thanked { recipient: thanked.recipient })
            }
            Err(ActionApiError::Refused(refusal)) if refusal.lacks_module() => Err(ActionApiError::Unsupported(THANKS)),
            Err(error) => Err(error),
        }
    }
}
