//! `user`, `user_groups` and `user_former_groups`: accounts.
//!
//! See <https://www.mediawiki.org/wiki/Manual:User_table>.

use super::{actor, page};
use crate::tables::{Column, Join, View};
use crate::types::Timestamp;

/// The account's id.
pub const ID: Column<i64> = Column::stored("user_id");
/// Its name, with spaces.
pub const NAME: Column<String> = Column::stored("user_name");
/// When it was made; NULL for accounts older than the record.
pub const REGISTRATION: Column<Timestamp> = Column::stored("user_registration");
/// How many edits the wiki counted.
pub const EDIT_COUNT: Column<i32> = Column::stored("user_editcount");
/// Whether it stands for somebody who is not logged in.
pub const IS_TEMPORARY: Column<bool> = Column::stored("user_is_temp");

/// Whose group it is.
pub const GROUP_USER: Column<i64> = Column::stored("ug_user");
/// The group's name.
pub const GROUP: Column<String> = Column::stored("ug_group");
/// Until when; NULL for good.
pub const GROUP_EXPIRY: Column<Timestamp> = Column::stored("ug_expiry");
/// Whose former group it is.
pub const FORMER_GROUP_USER: Column<i64> = Column::stored("ufg_user");
/// The former group's name.
pub const FORMER_GROUP: Column<String> = Column::stored("ufg_group");

/// The actor that the account acts as.
pub const ACTOR: Join = Join::left("user_actor", View::ActorUser, actor::ID.any(), &[("actor_user", "{row}.user_id")]);
/// The account's own page.
pub const PAGE: Join = Join::left(
    "user_page",
    View::Page,
    page::ID.any(),
    &[("page_namespace", "2"), ("page_title", "REPLACE({row}.user_name, ' ', '_')")],
);
/// The talk page of the account's own page.
pub const TALK_PAGE: Join = Join::left(
    "user_talk_page",
    View::Page,
    page::ID.any(),
    &[("page_namespace", "3"), ("page_title", "REPLACE({row}.user_name, ' ', '_')")],
);
/// The account of a row of `user_groups`.
pub const OF_GROUP: Join = Join::left("group_user", View::User, ID.any(), &[("user_id", "{row}.ug_user")]).inner();
