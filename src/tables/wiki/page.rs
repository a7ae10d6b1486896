//! `page`: one row per page of a wiki, whatever its history.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Page_table>.

use super::{link, revision};
use crate::tables::{Column, Join, View};
use crate::types::Timestamp;

/// The page's id; it survives moves.
pub const ID: Column<i64> = Column::stored("page_id");
/// The namespace's number.
pub const NAMESPACE: Column<i32> = Column::stored("page_namespace");
/// Without the namespace, with underscores for spaces.
pub const TITLE: Column<String> = Column::stored("page_title");
/// Whether it leads to another page.
pub const IS_REDIRECT: Column<bool> = Column::stored("page_is_redirect");
/// Whether it has had one edit only.
pub const IS_NEW: Column<bool> = Column::stored("page_is_new");
/// In bytes, not characters.
pub const LENGTH: Column<i32> = Column::stored("page_len");
/// The newest revision.
pub const LATEST: Column<i64> = Column::stored("page_latest");
/// When anything that it is rendered from last changed.
pub const TOUCHED: Column<Timestamp> = Column::stored("page_touched");
/// NULL where the namespace's usual model applies.
pub const CONTENT_MODEL: Column<String> = Column::stored("page_content_model");
/// NULL where the wiki's language applies.
pub const LANGUAGE: Column<String> = Column::stored("page_lang");

/// The newest revision of a page.
pub const LATEST_REVISION: Join =
    Join::left("latest_revision", View::Revision, revision::ID.any(), &[("rev_id", "{row}.page_latest")]);
/// Where a redirect leads.
pub const REDIRECT: Join =
    Join::left("redirect", View::Redirect, link::REDIRECT_FROM.any(), &[("rd_from", "{row}.page_id")]);
/// The page's title as others link to it; none where nothing does.
pub const LINK_TARGET: Join = Join::left(
    "link_target",
    View::LinkTarget,
    link::TARGET_ID.any(),
    &[("lt_namespace", "{row}.page_namespace"), ("lt_title", "{row}.page_title")],
);
/// The talk page of a subject page.
pub const TALK: Join = Join::left(
    "talk_page",
    View::Page,
    ID.any(),
    &[("page_namespace", "{row}.page_namespace + 1"), ("page_title", "{row}.page_title")],
);
/// The subject page of a talk page; a subject page itself.
pub const SUBJECT: Join = Join::left(
    "subject_page",
    View::Page,
    ID.any(),
    &[("page_namespace", "{row}.page_namespace - {row}.page_namespace % 2"), ("page_title", "{row}.page_title")],
);
