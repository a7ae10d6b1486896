//! `category` and `categorylinks`: categories and what is in them.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Category_table> and
//! <https://www.mediawiki.org/wiki/Manual:Categorylinks_table>.

use super::{link, page};
use crate::tables::{Column, Join, View};

/// The category's name with underscores; it needs neither a page nor members.
pub const TITLE: Column<String> = Column::stored("category_title");
/// Members of any kind.
pub const MEMBERS: Column<i32> = Column::stored("cat_pages");
/// Members that are categories.
pub const SUBCATEGORIES: Column<i32> = Column::stored("cat_subcats");
/// Members that are files.
pub const FILES: Column<i32> = Column::stored("cat_files");

/// The page that is in the category.
pub const LINK_FROM: Column<i64> = Column::stored("cl_from");
/// What the link points to: the category's link target, or on older wikis its title.
pub const LINK_KEY: Column<Vec<u8>> = Column::stored("category_key");
/// The member's place among the category's members of its kind: bytes of the wiki's collation.
pub const SORT_KEY: Column<Vec<u8>> = Column::stored("cl_sortkey");
/// What the page wants to be sorted as; empty where its title serves.
pub const SORT_KEY_PREFIX: Column<String> = Column::stored("cl_sortkey_prefix");

const COUNTS_TITLE: Column<String> = Column::stored("cat_title");

/// The wiki's count of a category's members.
pub const COUNTS: Join =
    Join::left("category_counts", View::Category, COUNTS_TITLE.any(), &[("cat_title", "{row}.category_title")]);
/// The category's title as members link to it, on wikis whose category links have targets.
pub const LINK_TARGET: Join = Join::left(
    "category_target",
    View::LinkTarget,
    link::TARGET_ID.any(),
    &[("lt_namespace", "14"), ("lt_title", "{row}.category_title")],
);
/// The category's own page.
pub const PAGE: Join = Join::left(
    "category_page",
    View::Page,
    page::ID.any(),
    &[("page_namespace", "14"), ("page_title", "{row}.category_title")],
);
/// The page that a row of `categorylinks` puts into a category.
pub const MEMBER: Join = Join::left("member", View::Page, page::ID.any(), &[("page_id", "{row}.cl_from")]).inner();
