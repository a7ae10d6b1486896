//! `actor`: whoever did something on the wiki, with an account or without.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Actor_table>.

use super::user;
use crate::tables::{Column, Join, View};

/// The actor's id.
pub const ID: Column<i64> = Column::stored("actor_id");
/// The account; NULL for addresses and imported names.
pub const USER_ID: Column<i64> = Column::stored("actor_user");
/// The account's name, the address, or the imported name.
pub const NAME: Column<String> = Column::stored("actor_name");

/// Whether the account stands for somebody who is not logged in.
pub const KIND: Join =
    Join::left("actor_kind", View::UserKind, user::IS_TEMPORARY.any(), &[("user_id", "{row}.actor_user")]);
/// The account.
pub const USER: Join = Join::left("actor_account", View::User, user::ID.any(), &[("user_id", "{row}.actor_user")]);
