//! `site_stats`: one row of counts.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Site_stats_table>.

use crate::tables::Column;

/// Edits since the wiki began.
pub const EDITS: Column<i64> = Column::stored("ss_total_edits");
/// Pages that count as content.
pub const CONTENT_PAGES: Column<i64> = Column::stored("ss_good_articles");
/// All pages.
pub const PAGES: Column<i64> = Column::stored("ss_total_pages");
/// Accounts.
pub const USERS: Column<i64> = Column::stored("ss_users");
/// Accounts that lately did something.
pub const ACTIVE_USERS: Column<i64> = Column::stored("ss_active_users");
/// Files.
pub const IMAGES: Column<i64> = Column::stored("ss_images");
