//! Blocks that are in force against an account.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::accounts::Account;
use super::pages::Page;
use super::sql::{ask, number};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::world::Title;

/// A block.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its number.
    pub id: i64,
    /// Whether it covers the whole site.
    pub is_sitewide: bool,
    by: String,
    by_id: i64,
    reason: String,
    at: String,
    expiry: String,
    keeps_talk: bool,
    forbids_accounts: bool,
}

impl Block {
    /// The blocks in force against an account.
    pub fn of(db: &mut SqliteConnection, account: &Account, now: Moment) -> QueryResult<Vec<Self>> {
        let sql = "SELECT block.*, actor_name, actor_user, comment_text FROM block
            JOIN block_target ON bt_id = bl_target JOIN actor ON actor_id = bl_by_actor
            JOIN comment ON comment_id = bl_reason_id WHERE bt_user = ? AND bl_expiry > ? ORDER BY bl_id";
        let rows = ask(db, sql, &[account.id.into(), now.into()])?;
        Ok(rows
            .iter()
            .map(|row| Self {
                id: row.number("bl_id"),
                is_sitewide: row.flag("bl_sitewide"),
                by: row.text("actor_name"),
                by_id: row.number("actor_user"),
                reason: row.text("comment_text"),
                at: row.text("bl_timestamp"),
                expiry: row.text("bl_expiry"),
                keeps_talk: row.flag("bl_allow_usertalk"),
                forbids_accounts: row.flag("bl_create_account"),
            })
            .collect())
    }

    /// Whether it keeps an account from a page.
    pub fn covers(&self, db: &mut SqliteConnection, account: &Account, title: &Title) -> QueryResult<bool> {
        const USER_TALK: i64 = 3;
        if self.is_sitewide {
            let is_own_talk = title.namespace == USER_TALK && title.text() == account.name;
            return Ok(!(is_own_talk && self.keeps_talk));
        }
        let page = Page::titled(db, title)?.map_or(0, |page| page.id);
        let sql = "SELECT count(*) AS number FROM ipblocks_restrictions
            WHERE ir_ipb_id = ? AND (ir_type = 1 AND ir_value = ? OR ir_type = 2 AND ir_value = ?)";
        Ok(number(db, sql, &[self.id.into(), page.into(), title.namespace.into()])? > 0)
    }

    /// As the API tells of it.
    pub fn describe(&self) -> Value {
        let iso = |digits: &str| super::iso(digits);
        json!({
            "blockid": self.id,
            "blockedby": self.by,
            "blockedbyid": self.by_id,
            "blockreason": self.reason,
            "blockedtimestamp": iso(&self.at),
            "blockexpiry": if self.expiry == "infinity" { "infinite".to_owned() } else { iso(&self.expiry) },
            "blockpartial": !self.is_sitewide,
            "blocknocreate": self.forbids_accounts,
            "blockowntalk": !self.keeps_talk,
        })
    }
}
