//! `block` and `block_target`: who may not edit.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Block_table>.

use super::{actor, comment};
use crate::tables::{Column, Join, View};
use crate::types::Timestamp;

/// The block's id.
pub const ID: Column<i64> = Column::stored("bl_id");
/// The account that is blocked.
pub const USER_ID: Column<i64> = Column::stored("bt_user");
/// Since when.
pub const TIMESTAMP: Column<Timestamp> = Column::stored("bl_timestamp");
/// Until when; `infinity` reads as none.
pub const EXPIRY: Column<Timestamp> = Column::stored("bl_expiry");
/// Whether it holds for the whole wiki.
pub const IS_SITEWIDE: Column<bool> = Column::stored("bl_sitewide");

/// Who blocked.
pub const BY: Join = Join::left("block_actor", View::ActorBlock, actor::ID.any(), &[("actor_id", "{row}.bl_by_actor")]);
/// Why.
pub const REASON: Join =
    Join::left("block_reason", View::CommentBlock, comment::TEXT.any(), &[("comment_id", "{row}.bl_reason_id")]);
