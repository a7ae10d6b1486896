//! Rows of the tables that hold accounts, actors and blocks.

use super::rows;
use crate::sandbox::seed::clock::Moment;

rows! {
    /// Somebody who did something, with or without an account.
    Actor in "actor" { actor_id: i64, actor_user: Option<i64>, actor_name: String }
    /// An account, temporary ones too.
    User in "user" {
        user_id: i64, user_name: String, user_real_name: String, user_password: String, user_newpassword: &'static str,
        user_email: String, user_touched: Moment, user_token: String, user_email_authenticated: Option<Moment>,
        user_registration: Option<Moment>, user_editcount: Option<i64>, user_is_temp: bool,
    }
    /// The last number given to a temporary account.
    UserAutocreateSerial in "user_autocreate_serial" { uas_shard: i64, uas_year: i64, uas_value: i64 }
    /// Membership of a group.
    UserGroup in "user_groups" { ug_user: i64, ug_group: &'static str, ug_expiry: Option<Moment> }
    /// Membership that ended.
    UserFormerGroup in "user_former_groups" { ufg_user: i64, ufg_group: &'static str }
    /// A preference.
    UserProperty in "user_properties" { up_user: i64, up_property: &'static str, up_value: String }
    /// A page that somebody watches.
    WatchlistItem in "watchlist" {
        wl_id: i64, wl_user: i64, wl_namespace: i64, wl_title: String, wl_notificationtimestamp: Option<Moment>,
    }
    /// A block.
    Block in "block" {
        bl_id: i64, bl_target: i64, bl_by_actor: i64, bl_reason_id: i64, bl_timestamp: Moment, bl_anon_only: bool,
        bl_create_account: bool, bl_enable_autoblock: bool, bl_expiry: String, bl_deleted: bool, bl_block_email: bool,
        bl_allow_usertalk: bool, bl_parent_block_id: Option<i64>, bl_sitewide: bool,
    }
    /// Who or what is blocked.
    BlockTarget in "block_target" {
        bt_id: i64, bt_address: Option<String>, bt_user: Option<i64>, bt_user_text: Option<String>, bt_auto: bool,
        bt_range_start: Option<String>, bt_range_end: Option<String>, bt_ip_hex: Option<String>, bt_count: i64,
    }
    /// What a partial block covers: 1 a page, 2 a namespace, 3 an action.
    BlockRestriction in "ipblocks_restrictions" { ir_ipb_id: i64, ir_type: i64, ir_value: i64 }
    /// The address behind an edit made without an account.
    IpChange in "ip_changes" { ipc_rev_id: i64, ipc_rev_timestamp: Moment, ipc_hex: String }
}
