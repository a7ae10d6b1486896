//! What the API says of pages, revisions, changes and people, in the database's terms.

mod change;
mod listing;
mod log;
mod page;
mod revision;
mod search;
mod user;

pub use change::ChangeRecord;
pub use listing::Listing;
pub use log::LogRecord;
pub use page::PageRecord;
pub use revision::RevisionRecord;
pub use search::{SearchAnswer, SearchHit};
pub use user::UserInfo;
