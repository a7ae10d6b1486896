//! What is asked of a wiki.

mod batches;
mod changes;
mod comparison;
mod content;
mod log;
mod pages;
mod permission;
mod search;
mod user;

pub use comparison::{Comparison, Relative};
pub use log::LogKey;
pub use pages::PageKeys;
