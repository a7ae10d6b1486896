//! Nouns that every floor shares. Nothing here does IO.

mod json;
mod language;
mod log_params;
mod namespace;
mod node_id;
mod php;
mod secret;
mod sha1;
mod site;
mod timestamp;
mod title;
mod wiki_code;

pub use json::Json;
pub use language::language_tag;
pub use log_params::log_params;
pub use namespace::{Namespace, NamespaceNumber};
pub use node_id::{NodeId, NodeKind};
pub use php::PhpError;
pub use secret::Secret;
pub use sha1::{Sha1, sha1_base_36};
pub use site::Site;
pub use timestamp::Timestamp;
pub use title::{InvalidTitle, SiteTitles, Title};
pub use wiki_code::{InvalidWikiCode, WikiCode};
