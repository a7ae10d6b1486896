//! `logging`: what was done besides editing, entry by entry.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Logging_table>.

use super::{actor, comment, page, tag};
use crate::tables::{Column, Join, View};
use crate::types::Timestamp;

/// The entry's id.
pub const ID: Column<i64> = Column::stored("log_id");
/// Its type, such as `move`.
pub const TYPE: Column<String> = Column::stored("log_type");
/// What was done, such as `move_redir`; NULL when hidden.
pub const ACTION: Column<String> = Column::stored("log_action");
/// When.
pub const TIMESTAMP: Column<Timestamp> = Column::stored("log_timestamp");
/// The target's namespace; NULL when hidden.
pub const NAMESPACE: Column<i32> = Column::stored("log_namespace");
/// The target's title at the time; NULL when hidden.
pub const TITLE: Column<String> = Column::stored("log_title");
/// Parameters in PHP's serialisation or, in old rows, one a line.
pub const PARAMS: Column<Vec<u8>> = Column::stored("log_params");
/// What is hidden of it: 1 action and target, 2 comment, 4 actor, 8 suppressed.
pub const DELETED: Column<i64> = Column::stored("log_deleted");
/// The names of its tags.
pub const TAGS: Column<String> = Column::computed("log_tags", |alias, capabilities| {
    tag::names("ct_log_id", &format!("{alias}.log_id"), capabilities)
});

/// Who did it.
pub const ACTOR: Join =
    Join::left("log_actor", View::ActorLogging, actor::ID.any(), &[("actor_id", "{row}.log_actor")]);
/// Why.
pub const COMMENT: Join =
    Join::left("log_comment", View::CommentLogging, comment::TEXT.any(), &[("comment_id", "{row}.log_comment_id")]);
/// The page that it was done to, where it still exists.
pub const PAGE: Join = Join::left("log_page", View::Page, page::ID.any(), &[("page_id", "{row}.log_page")]);
