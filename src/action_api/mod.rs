//! The MediaWiki Action API. See <https://www.mediawiki.org/wiki/API:Action_API>.

mod client;
mod siteinfo;

pub use client::{ActionApi, ActionApiError};
