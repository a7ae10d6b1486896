//! `Mutation`: everything that changes something. Each is made in the name of whoever asks, by the wiki's own rules.

mod account;
mod edit;
mod error;
mod locator;
mod page;
mod payload;
mod review;
mod saved;
mod user;

use async_graphql::MergedObject;

pub use locator::PageLocator;

/// Everything that changes something. It is done in the name of whoever is logged in, one after the other; what the wiki
/// has against it stands in the payload's `errors`.
#[derive(MergedObject, Default)]
pub struct Mutation(
    edit::EditMutations,
    page::PageMutations,
    review::ReviewMutations,
    user::UserMutations,
    account::AccountMutations,
);

/// Whether a page goes on the watchlist of whoever changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
#[graphql(remote = "crate::action_api::WatchMode")]
pub enum WatchMode {
    /// As their preferences say.
    Preferences,
    /// It does.
    Watch,
    /// It is taken off.
    Unwatch,
    /// It stays as it is.
    NoChange,
}

/// Refuses lists that are longer than a call can take.
fn bounded(name: &str, length: usize, most: usize) -> Result<(), crate::graph::Fault> {
    if length <= most {
        return Ok(());
    }
    Err(crate::graph::Fault::input(format!("{name} holds {length} values; {most} is the limit.")))
}
