//! `action=watch`: the signer's watchlist. See <https://www.mediawiki.org/wiki/API:Watch>.

use serde::Deserialize;

use super::{PageKey, expiry, expiry_told};
use crate::action_api::parameters::Parameters;
use crate::action_api::tokens::TokenKind;
use crate::action_api::{ActionApi, ActionApiError, Refusal, Signer};
use crate::types::Timestamp;

/// Puts a page on the watchlist, or takes it off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// Which page.
    pub page: PageKey,
    /// Whether it goes on the list.
    pub watch: bool,
    /// Until when; `None` for ever.
    pub expiry: Option<Timestamp>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// With the namespace's name and spaces.
    pub title: String,
    /// Whether it is on the list now.
    pub is_watched: bool,
    /// Until when it is on the list; `None` for ever, as all is on wikis that keep no expiries.
    pub expiry: Option<Timestamp>,
    /// Whether the page exists; pages that do not can be watched too.
    pub is_missing: bool,
}

#[derive(Deserialize)]
struct WatchAnswer {
    title: Option<String>,
    #[serde(default)]
    watched: bool,
    #[serde(default)]
    unwatched: bool,
    expiry: Option<String>,
    #[serde(default)]
    missing: bool,
    invalidreason: Option<String>,
    #[serde(default)]
    errors: Vec<Refusal>,
}

impl ActionApi {
    /// Puts a page on the signer's watchlist, or takes it off.
    pub async fn watch_page(&self, signer: &Signer, order: &Watch) -> Result<Watched, ActionApiError> {
        let parameters = match &order.page {
            PageKey::Id(id) => Parameters::of("watch").number("pageids", *id),
            PageKey::Title(title) => Parameters::of("watch").joined("titles", [title]),
        };
        // An expiry that is there stays where none is sent. Wikis that keep none only warn of it.
        let until = order.watch.then(|| expiry(order.expiry));
        let parameters = parameters.flag("unwatch", !order.watch).optional("expiry", until.as_deref());
        let traces = format!("look whether {} is on the watchlist", order.page.described());
        let answer = self.change(signer, TokenKind::Watch, &parameters, &traces).await?;
        let mut told: Vec<WatchAnswer> = self.done(answer, "watch", &traces)?;
        let refused = |refusal| Err(ActionApiError::Refused(Box::new(refusal)));
        let Some(told) = told.pop() else { return refused(Refusal::new("missingtitle", "There is no such page.")) };
        if let Some(refusal) = Refusal::foremost(told.errors) {
            return refused(refusal);
        }
        if let Some(reason) = told.invalidreason {
            return refused(Refusal::new("invalidtitle", reason));
        }
        match told.title {
            Some(title) if told.watched || told.unwatched => {
                let expiry = expiry_told(told.expiry.as_deref());
                Ok(Watched { title, is_watched: told.watched, expiry, is_missing: told.missing })
            }
            Some(title) => refused(Refusal::new("notwatchable", format!("{title} cannot be watched."))),
            None => refused(Refusal::new("nosuchpageid", "There is no page of this id.")),
        }
    }
}
