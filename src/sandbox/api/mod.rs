//! The Action API of the embedded wiki: the modules that wikigraph calls, in MediaWiki's words.
//!
//! Answers have MediaWiki's newer form (`formatversion=2`) whatever was asked.

mod answer;
mod call;
mod desk;
mod edit;
mod parameters;
mod permission;
mod query;
mod watching;

pub use answer::{Answer, answer, failed};
pub use desk::Desk;
pub use edit::heading_level;
