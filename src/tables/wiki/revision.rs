//! `revision`: one row per edit of a page that exists.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Revision_table>.

use super::{actor, comment, page, tag};
use crate::tables::{Column, Join, View};
use crate::types::{Sha1, Timestamp};

/// The revision's id.
pub const ID: Column<i64> = Column::stored("rev_id");
/// The page's id.
pub const PAGE_ID: Column<i64> = Column::stored("rev_page");
/// When it was saved.
pub const TIMESTAMP: Column<Timestamp> = Column::stored("rev_timestamp");
/// Who saved it; NULL when hidden.
pub const ACTOR_ID: Column<i64> = Column::stored("rev_actor");
/// Whether its author called it minor.
pub const IS_MINOR: Column<bool> = Column::stored("rev_minor_edit");
/// What is hidden of it: 1 text, 2 comment, 4 actor, 8 suppressed.
pub const DELETED: Column<i64> = Column::stored("rev_deleted");
/// The text's size in bytes; NULL when hidden.
pub const LENGTH: Column<i32> = Column::stored("rev_len");
/// The revision before; 0 for the first, NULL where it was never recorded.
pub const PARENT_ID: Column<i64> = Column::stored("rev_parent_id");
/// The text's SHA-1 in base 36; newer databases do not keep it.
pub const SHA1: Column<Sha1> = Column::computed("rev_sha1", |alias, capabilities| {
    if capabilities.has("revision", "rev_sha1") { format!("{alias}.rev_sha1") } else { "NULL".to_owned() }
});
/// The names of its tags.
pub const TAGS: Column<String> = Column::computed("rev_tags", |alias, capabilities| {
    tag::names("ct_rev_id", &format!("{alias}.rev_id"), capabilities)
});

/// The content model of the main slot, which holds a page's ordinary text; NULL when the text is hidden.
pub const CONTENT_MODEL: Column<String> = Column::computed("rev_content_model", |alias, capabilities| {
    format!(
        "(SELECT model_name FROM {} AS slot JOIN {} AS content ON content_id = slot_content_id \
         JOIN {} AS model ON model_id = content_model \
         WHERE slot_revision_id = {alias}.rev_id AND slot_role_id = {} AND {alias}.rev_deleted & 1 = 0)",
        capabilities.source(View::Slots),
        capabilities.source(View::Content),
        capabilities.source(View::ContentModels),
        capabilities.main_slot_role
    )
});

/// The page, unless it was deleted since.
pub const PAGE: Join = Join::left("revision_page", View::Page, page::ID.any(), &[("page_id", "{row}.rev_page")]);
/// The revision before.
pub const PARENT: Join = Join::left("parent", View::Revision, ID.any(), &[("rev_id", "{row}.rev_parent_id")]);
/// Who saved it.
pub const ACTOR: Join =
    Join::left("revision_actor", View::ActorRevision, actor::ID.any(), &[("actor_id", "{row}.rev_actor")]);
/// The edit summary.
pub const COMMENT: Join = Join::left(
    "revision_comment",
    View::CommentRevision,
    comment::TEXT.any(),
    &[("comment_id", "{row}.rev_comment_id")],
);
