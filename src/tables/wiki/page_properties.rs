//! `page_props` and `page_restrictions`: what is set on a page.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Page_props_table> and
//! <https://www.mediawiki.org/wiki/Manual:Page_restrictions_table>.

use crate::tables::Column;
use crate::types::Timestamp;

/// Whose property it is.
pub const PAGE_ID: Column<i64> = Column::stored("pp_page");
/// The property's name.
pub const NAME: Column<String> = Column::stored("pp_propname");
/// Its value.
pub const VALUE: Column<String> = Column::stored("pp_value");

/// The protected page.
pub const RESTRICTION_PAGE_ID: Column<i64> = Column::stored("pr_page");
/// What needs a right, such as `edit`.
pub const RESTRICTION_ACTION: Column<String> = Column::stored("pr_type");
/// Which right, such as `sysop`.
pub const RESTRICTION_LEVEL: Column<String> = Column::stored("pr_level");
/// Whether pages that it includes are protected too.
pub const RESTRICTION_IS_CASCADING: Column<bool> = Column::stored("pr_cascade");
/// Until when; `infinity` and NULL read as none.
pub const RESTRICTION_EXPIRY: Column<Timestamp> = Column::stored("pr_expiry");
