//! `action=protect`: who may do what to a page. See <https://www.mediawiki.org/wiki/API:Protect>.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{PageKey, expiry, expiry_told};
use crate::action_api::parameters::Parameters;
use crate::action_api::tokens::TokenKind;
use crate::action_api::{ActionApi, ActionApiError, Signer};
use crate::types::Timestamp;

/// Says who may do what to a page; what is not named is open to all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protect {
    /// Which page.
    pub page: PageKey,
    /// All protections that it shall have.
    pub protections: Vec<Protection>,
    /// Why.
    pub reason: Option<String>,
    /// Whether what it includes is protected too.
    pub cascade: bool,
}

/// Who may do one thing to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// What: `edit`, `move`, `create`, `upload`.
    pub action: String,
    /// Who: a level such as `sysop`; `all` to end a protection.
    pub level: String,
    /// Until when; `None` for ever.
    pub expiry: Option<Timestamp>,
}

/// What came of protecting a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protected {
    /// With the namespace's name and spaces.
    pub title: String,
    /// The protections that it has now.
    pub protections: Vec<Protection>,
    /// Whether what it includes is protected too, as only some levels do.
    pub is_cascading: bool,
}

#[derive(Deserialize)]
struct ProtectAnswer {
    title: String,
    #[serde(default)]
    protections: Vec<Map<String, Value>>,
    #[serde(default)]
    cascade: bool,
}

impl ActionApi {
    /// Says who may do what to a page.
    pub async fn protect_page(&self, signer: &Signer, order: &Protect) -> Result<Protected, ActionApiError> {
        let protections = order.protections.iter();
        let parameters = Parameters::of("protect")
            .page(&order.page, "title", "pageid")
            .joined("protections", protections.clone().map(|one| format!("{}={}", one.action, one.level)))
            .joined("expiry", protections.map(|one| expiry(one.expiry)))
            .optional("reason", order.reason.as_deref())
            .flag("cascade", order.cascade);
        let traces = format!("look at the protection log of {}", order.page.described());
        let answer = self.change(signer, TokenKind::Csrf, &parameters, &traces).await?;
        let protected: ProtectAnswer = self.done(answer, "protect", &traces)?;
        let protections = protected.protections.into_iter().filter_map(protection).collect();
        Ok(Protected { title: protected.title, protections, is_cascading: protected.cascade })
    }
}

/// One protection out of an object such as `{"edit": "sysop", "expiry": "infinite"}`; none where it ended.
fn protection(told: Map<String, Value>) -> Option<Protection> {
    let until = expiry_told(told.get("expiry").and_then(Value::as_str));
    let (action, level) = told.into_iter().find(|(name, _)| name != "expiry")?;
    let level = level.as_str().filter(|level| !level.is_empty())?.to_owned();
    Some(Protection { action, level, expiry: until })
}
