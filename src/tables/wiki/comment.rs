//! `comment`: edit summaries, log reasons and block reasons.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Comment_table>.

use crate::tables::Column;

/// The comment's id.
pub const ID: Column<i64> = Column::stored("comment_id");
/// The text, with wiki markup.
pub const TEXT: Column<String> = Column::stored("comment_text");
