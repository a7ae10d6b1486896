//! `linktarget`, `pagelinks`, `templatelinks` and `redirect`: from a page to a title, which may have no page.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Linktarget_table>,
//! <https://www.mediawiki.org/wiki/Manual:Pagelinks_table>,
//! <https://www.mediawiki.org/wiki/Manual:Templatelinks_table> and
//! <https://www.mediawiki.org/wiki/Manual:Redirect_table>.

use super::page;
use crate::tables::{Column, Join, View};

/// The number of a title that anything links to.
pub const TARGET_ID: Column<i64> = Column::stored("lt_id");
/// The page that links.
pub const FROM: Column<i64> = Column::stored("link_from");
/// The number of the title that is linked to.
pub const TARGET: Column<i64> = Column::stored("link_target");
/// The namespace that is linked to.
pub const TARGET_NAMESPACE: Column<i32> = Column::stored("target_namespace");
/// The title that is linked to, with underscores.
pub const TARGET_TITLE: Column<String> = Column::stored("target_title");
/// The page that redirects.
pub const REDIRECT_FROM: Column<i64> = Column::stored("rd_from");

/// The page that is linked to; none for a red link.
pub const TARGET_PAGE: Join = Join::left(
    "target_page",
    View::Page,
    page::ID.any(),
    &[("page_namespace", "{row}.target_namespace"), ("page_title", "{row}.target_title")],
);
/// The page that links.
pub const SOURCE_PAGE: Join =
    Join::left("source_page", View::Page, page::ID.any(), &[("page_id", "{row}.link_from")]).inner();
/// The page that redirects.
pub const REDIRECT_PAGE: Join =
    Join::left("redirect_page", View::Page, page::ID.any(), &[("page_id", "{row}.rd_from")]).inner();
