//! `recentchanges`: the newest changes of every kind, kept for some weeks.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Recentchanges_table>.

use super::{actor, comment, logging, page, revision, tag};
use crate::tables::{CellBytes, Column, Join, View};
use crate::types::Timestamp;

/// The change's id.
pub const ID: Column<i64> = Column::stored("rc_id");
/// When.
pub const TIMESTAMP: Column<Timestamp> = Column::stored("rc_timestamp");
/// Where it comes from, such as `mw.edit`.
pub const SOURCE: Column<CellBytes> = Column::stored("rc_source");
/// The namespace of what changed; NULL when hidden.
pub const NAMESPACE: Column<i32> = Column::stored("rc_namespace");
/// The title of what changed; NULL when hidden.
pub const TITLE: Column<String> = Column::stored("rc_title");
/// Whether its author called it minor.
pub const IS_MINOR: Column<bool> = Column::stored("rc_minor");
/// Whether a bot made it, by its own word.
pub const IS_BOT: Column<bool> = Column::stored("rc_bot");
/// 0 unpatrolled, 1 patrolled, 2 patrolled by itself.
pub const PATROLLED: Column<i64> = Column::stored("rc_patrolled");
/// The page's size before, in bytes.
pub const OLD_LENGTH: Column<i32> = Column::stored("rc_old_len");
/// The page's size after, in bytes.
pub const NEW_LENGTH: Column<i32> = Column::stored("rc_new_len");
/// The revision that it made.
pub const REVISION_ID: Column<i64> = Column::stored("rc_this_oldid");
/// The log entry that it tells of; 0 where there is none.
pub const LOG_ID: Column<i64> = Column::stored("rc_logid");
/// What is hidden of it: 1 text, or action and target of a log entry; 2 comment, 4 actor, 8 suppressed.
pub const DELETED: Column<i64> = Column::stored("rc_deleted");
/// The names of its tags.
pub const TAGS: Column<String> =
    Column::computed("rc_tags", |alias, capabilities| tag::names("ct_rc_id", &format!("{alias}.rc_id"), capabilities));

/// The page, as it is named now.
pub const PAGE: Join = Join::left("change_page", View::Page, page::ID.any(), &[("page_id", "{row}.rc_cur_id")]);
/// Who made it.
pub const ACTOR: Join =
    Join::left("change_actor", View::ActorRecentChanges, actor::ID.any(), &[("actor_id", "{row}.rc_actor")]);
/// Why.
pub const COMMENT: Join = Join::left(
    "change_comment",
    View::CommentRecentChanges,
    comment::TEXT.any(),
    &[("comment_id", "{row}.rc_comment_id")],
);
/// The revision that it made.
pub const REVISION: Join =
    Join::left("change_revision", View::Revision, revision::ID.any(), &[("rev_id", "{row}.rc_this_oldid")]);
/// The revision before.
pub const PREVIOUS_REVISION: Join =
    Join::left("previous_revision", View::Revision, revision::ID.any(), &[("rev_id", "{row}.rc_last_oldid")]);
/// The log entry that it tells of.
pub const LOG_ENTRY: Join =
    Join::left("change_log_entry", View::Logging, logging::ID.any(), &[("log_id", "{row}.rc_logid")]);
