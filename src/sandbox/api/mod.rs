//! The Action API of the embedded wiki: the modules that wikigraph calls, in MediaWiki's words.
//!
//! Answers have MediaWiki's newer form (`formatversion=2`) whatever was asked.

mod answer;
mod blocking;
mod call;
mod comparing;
mod deleting;
mod desk;
mod edit;
mod moving;
mod parameters;
mod parsing;
mod permission;
mod protecting;
mod purging;
mod query;
mod reviewing;
mod watching;

pub use answer::{answer, failed};
pub use desk::Desk;
pub use edit::heading_level;
