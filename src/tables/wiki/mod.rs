//! MediaWiki's tables: the columns that the graph shows, and the to-one edges between them.

pub mod actor;
pub mod block;
pub mod category;
pub mod comment;
pub mod link;
pub mod logging;
pub mod page;
pub mod page_properties;
pub mod recent_changes;
pub mod revision;
pub mod site_stats;
pub mod tag;
pub mod user;
