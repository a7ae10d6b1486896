//! Connections: ordered lists that clients page through, after Relay's specification.
//!
//! See <https://relay.dev/graphql/connections.htm>.

mod answered;
mod asks;
mod cursor;
mod kind;
mod load;
mod merged;
mod page_info;
mod paging;
mod plan;
mod with_row;
mod written;

pub use answered::{Answered, AnsweredPage, ApiList, of_answers};
pub use kind::{Connection, Edge, Kind, NodeAt};
pub use load::{Parent, of_parents, of_wiki};
pub use merged::{OnEachWiki, of_wikis};
pub use page_info::PageInfo;
pub use paging::Paging;
pub use written::{EdgeTemplate, ListTemplate};
