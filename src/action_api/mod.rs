//! The MediaWiki Action API. See <https://www.mediawiki.org/wiki/API:Action_API>.

mod client;
mod signer;
mod siteinfo;

pub use client::{ActionApi, ActionApiError};
pub use signer::{AccessToken, Consumer, Signer};
