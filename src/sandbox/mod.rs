//! The embedded wiki: a SQLite file with MediaWiki's own tables and an encyclopaedia in miniature.
//!
//! It is made on the first start, so that the gateway can be tried without any database. The content is the same
//! each time; nothing in it is newer than 2026-11-01T00:00:00Z, which is the wiki's present.

mod api;
mod diff;
mod file;
mod html;
mod live;
mod oauth;
mod provider;
mod render;
mod request;
mod schema;
mod seed;
#[cfg(test)]
mod tests;

pub use file::{SandboxError, create, ensure, occupy, reset};
pub use provider::{MOUNT, Provider, provider};

/// The wiki's code, as other wikis would call its database.
pub const WIKI_CODE: &str = "sandboxwiki";
