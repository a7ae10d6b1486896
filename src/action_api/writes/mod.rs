//! What is changed on a wiki, always in somebody's name.

mod block;
mod delete;
mod edit;
mod moving;
mod protect;
mod purge;
mod review;
mod rollback;
mod watch;

use serde::de::DeserializeOwned;
use serde_json::Value;

pub use block::{Block, Blocked, Unblock, Unblocked};
pub use delete::{Delete, Deleted, Undelete, Undeleted};
pub use edit::{Edit, EditContent, EditMode, Edited, Undo};
pub use moving::{Move, Moved, MovedTalk, SubpageMove};
pub use protect::{Protect, Protected, Protection};
pub use purge::{Purge, Purged, PurgedPage};
pub use review::{Patrolled, Thanked};
pub use rollback::{Rollback, RolledBack};
pub use watch::{Watch, Watched};

use super::exchange::Answer;
use super::parameters::Parameters;
use super::{ActionApi, ActionApiError};
use crate::types::Timestamp;

/// Which page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKey {
    /// By `page_id`.
    Id(i64),
    /// By title, as a person would write it.
    Title(String),
}

impl PageKey {
    /// How a person would say it.
    fn described(&self) -> String {
        match self {
            Self::Id(id) => format!("the page {id}"),
            Self::Title(title) => format!("the page {title:?}"),
        }
    }
}

/// Whether a page goes on the watchlist of whoever changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WatchMode {
    /// As the account's preferences say.
    #[default]
    Preferences,
    /// It does.
    Watch,
    /// It is taken off.
    Unwatch,
    /// It stays as it is.
    NoChange,
}

impl WatchMode {
    fn name(self) -> &'static str {
        match self {
            Self::Preferences => "preferences",
            Self::Watch => "watch",
            Self::Unwatch => "unwatch",
            Self::NoChange => "nochange",
        }
    }
}

impl Parameters {
    /// Names a page by its title or its id.
    fn page(self, page: &PageKey, title: &'static str, id: &'static str) -> Self {
        match page {
            PageKey::Id(number) => self.number(id, *number),
            PageKey::Title(text) => self.with(title, text.as_str()),
        }
    }
}

impl ActionApi {
    /// What a module says of its success, which stands under the module's name.
    ///
    /// The wiki has acted by then, so an answer that cannot be read leaves nothing to say but that.
    fn done<T: DeserializeOwned>(&self, mut answer: Answer, module: &str, traces: &str) -> Result<T, ActionApiError> {
        let said = answer.remove(module).unwrap_or(Value::Null);
        serde_json::from_value(said).map_err(|error| ActionApiError::Unsure {
            reason: format!("the wiki's answer is not understood ({error}); {traces}"),
        })
    }
}

/// Until when, as modules take it.
fn expiry(until: Option<Timestamp>) -> String {
    until.map_or_else(|| "infinite".to_owned(), |until| until.rfc_3339())
}

/// Until when, as modules tell it: `None` for ever.
fn expiry_told(text: Option<&str>) -> Option<Timestamp> {
    text.and_then(Timestamp::from_rfc_3339)
}
