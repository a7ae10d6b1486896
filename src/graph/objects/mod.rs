//! The object types, one file each.

mod actor;
mod block;
mod category;
mod diff;
mod log_entry;
mod namespace;
mod node;
mod page;
mod page_reference;
mod page_settings;
mod recent_change;
mod revision;
mod search;
mod statistics;
mod user;
mod visibility;
mod wiki;
mod wiki_list;

pub use actor::Actor;
pub use block::Block;
pub use category::{Category, CategoryMembership};
pub use diff::{Diff, DiffTarget};
pub use log_entry::LogEntry;
pub use namespace::Namespace;
pub use node::Node;
pub use page::Page;
pub use page_reference::PageReference;
pub use page_settings::{PageProperty, PageProtection};
pub use recent_change::RecentChange;
pub use revision::Revision;
pub use search::{SearchMode, SearchResult};
pub use statistics::WikiStatistics;
pub use user::User;
pub use visibility::Visibility;
pub use wiki::Wiki;
pub use wiki_list::{WikiConnection, WikiFilter};
