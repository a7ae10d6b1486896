//! `comment`: edit summaries, log reasons and block reasons.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Comment_table>.

use crate::tables::Column;

/// The text, with wiki markup; never NULL, so that it tells that there is a comment, too.
pub const TEXT: Column<String> = Column::stored("comment_text");
