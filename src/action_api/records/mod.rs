//! What the API says of pages, revisions, changes and people, in the database's terms.

mod change;
mod contribution;
mod fields;
mod listing;
mod log;
mod page;
mod revision;
mod search;
mod user;

pub(super) use change::ChangeAnswer;
pub use change::ChangeRecord;
pub(super) use contribution::ContributionAnswer;
pub(super) use fields::timestamp;
pub use listing::Listing;
pub(super) use log::LogAnswer;
pub use log::LogRecord;
pub(super) use page::PageAnswer;
pub use page::PageRecord;
pub use revision::RevisionRecord;
pub use search::{SearchAnswer, SearchHit};
pub use user::UserInfo;
