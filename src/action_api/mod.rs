//! The MediaWiki Action API. See <https://www.mediawiki.org/wiki/API:Action_API>.
//!
//! * [`ActionApi`] is one wiki's `api.php`. What it reads is in `reads/`, what it changes in `writes/`, and what both
//!   answer with in `records/`.
//! * `oauth/` signs calls, and asks people for the permission to sign in their name.
//! * How calls travel is in `exchange.rs` (one attempt), `reading.rs` and `writing.rs` (when there is another).

mod client;
mod clock;
mod continuation;
mod error;
mod exchange;
mod http;
mod limits;
mod oauth;
mod parameters;
mod patience;
mod reading;
mod reads;
mod records;
mod refusal;
mod retry_after;
mod siteinfo;
mod standing;
mod tokens;
mod traced;
mod turns;
mod writes;
mod writing;

pub use client::ActionApi;
pub use error::ActionApiError;
pub use http::Http;
pub use oauth::{AccessToken, Consumer, IdentityClaims, OAuthError, OAuthServer, RequestToken, Signer};
pub use patience::Patience;
pub use reads::{Comparison, LogKey, PageKeys, Relative};
pub use records::{ChangeRecord, Listing, LogRecord, PageRecord, RevisionRecord, SearchAnswer, SearchHit, UserInfo};
pub use refusal::{Refusal, RefusalClass};
pub use writes::{
    Block, Blocked, Delete, Deleted, Edit, EditContent, EditMode, Edited, Move, Moved, MovedTalk, PageKey, Patrolled,
    Protect, Protected, Protection, Purge, Purged, PurgedPage, Rollback, RolledBack, SubpageMove, Thanked, Unblock,
    Unblocked, Undelete, Undeleted, Undo, Watch, WatchMode, Watched,
};
