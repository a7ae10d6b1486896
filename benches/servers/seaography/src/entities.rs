//! MediaWiki's tables.

pub mod actor;
pub mod change_tag;
pub mod change_tag_def;
pub mod comment;
pub mod logging;
pub mod page;
pub mod recentchanges;
pub mod revision;
pub mod user;

use seaography::{Builder, register_entity};

/// Adds all of them, to be read only.
pub fn register(mut builder: Builder) -> Builder {
    register_entity!(builder, actor, mutation: false);
    register_entity!(builder, change_tag, mutation: false);
    register_entity!(builder, change_tag_def, mutation: false);
    register_entity!(builder, comment, mutation: false);
    register_entity!(builder, logging, mutation: false);
    register_entity!(builder, page, mutation: false);
    register_entity!(builder, recentchanges, mutation: false);
    register_entity!(builder, revision, mutation: false);
    register_entity!(builder, user, mutation: false);
    builder
}
