//! Setting and ending blocks.

use diesel::prelude::*;

use super::pages::Page;
use super::sql::{ask, first};
use super::writer::{Entry, Writer};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{Block, BlockRestriction, BlockTarget};
use crate::sandbox::seed::world::protection::INFINITY;
use crate::sandbox::seed::world::title::USER;
use crate::sandbox::seed::world::{Title, address_hex};

/// Who is blocked.
#[derive(Debug, Clone)]
pub struct Target {
    /// The account's number; nothing for an address.
    pub user: Option<i64>,
    /// The account's name, or the address.
    pub name: String,
}

/// A block about to be set.
pub struct BlockDraft<'a> {
    /// Against whom.
    pub target: &'a Target,
    /// As the caller wrote it.
    pub duration: &'a str,
    /// When it ends, where it does.
    pub until: Option<Moment>,
    /// Why.
    pub reason: &'a str,
    /// Whether it lets people with accounts edit from the address.
    pub is_for_strangers: bool,
    /// Whether no accounts may be made.
    pub forbids_accounts: bool,
    /// Whether the last address is blocked as well.
    pub is_followed: bool,
    /// Whether no e-mail may be sent.
    pub forbids_email: bool,
    /// Whether one's own talk page stays open.
    pub keeps_talk: bool,
    /// Pages and namespaces that it covers; nothing covers all.
    pub covers: Option<(Vec<Page>, Vec<i64>)>,
    /// Tags on the log entry.
    pub tags: &'a [String],
}

impl Writer<'_> {
    /// Sets a block, in the place of others of the target, and gives its number.
    pub fn block(&mut self, draft: &BlockDraft<'_>) -> QueryResult<i64> {
        let is_changed = self.end_blocks(draft.target)?;
        let bl_target = self.block_target(draft.target)?;
        let bl_id = self.next("block")?;
        let comment = self.comment(draft.reason)?;
        self.add(Block {
            bl_id,
            bl_target,
            bl_by_actor: self.by.actor,
            bl_reason_id: comment,
            bl_timestamp: self.at,
            bl_anon_only: draft.is_for_strangers,
            bl_create_account: draft.forbids_accounts,
            bl_enable_autoblock: draft.is_followed,
            bl_expiry: draft.until.map_or_else(|| INFINITY.to_owned(), |until| until.to_string()),
            bl_deleted: false,
            bl_block_email: draft.forbids_email,
            bl_allow_usertalk: draft.keeps_talk,
            bl_parent_block_id: None,
            bl_sitewide: draft.covers.is_none(),
        })?;
        let mut params = vec![
            ("5::duration", draft.duration.into()),
            ("6::flags", flags(draft).into()),
            ("sitewide", draft.covers.is_none().into()),
            ("blockId", bl_id.into()),
        ];
        if let Some((pages, namespaces)) = &draft.covers {
            params.insert(3, ("7::restrictions", self.restrict(bl_id, pages, namespaces)?));
        }
        let action = if is_changed { "reblock" } else { "block" };
        let params = Php::Map(params).serialize();
        let entry = Entry::new("block", action, draft.reason);
        self.log_about(draft.target, Entry { params, tags: draft.tags, ..entry })?;
        Ok(bl_id)
    }

    /// Ends the blocks of a target; says whether there were any.
    pub fn unblock(&mut self, target: &Target, reason: &str, tags: &[String]) -> QueryResult<bool> {
        let had_any = self.end_blocks(target)?;
        if had_any {
            self.log_about(target, Entry { tags, ..Entry::new("block", "unblock", reason) })?;
        }
        Ok(had_any)
    }

    fn log_about(&mut self, target: &Target, entry: Entry<'_>) -> QueryResult<()> {
        let title = Title::new(USER, &target.name);
        let page = Page::titled(self.db, &title)?.map_or(0, |page| page.id);
        self.log(&title, &Entry { page, ..entry })?;
        Ok(())
    }

    fn end_blocks(&mut self, target: &Target) -> QueryResult<bool> {
        let sql = "SELECT bl_id, bl_target FROM block JOIN block_target ON bt_id = bl_target
            WHERE bt_auto = 0 AND (bt_user = ? OR bt_address = ?)";
        let address = if target.user.is_none() { target.name.as_str() } else { "" };
        let blocks = ask(self.db, sql, &[target.user.unwrap_or(-1).into(), address.into()])?;
        for block in &blocks {
            let (id, target) = (block.number("bl_id"), block.number("bl_target"));
            // Those that followed from it end with it.
            self.run("DELETE FROM ipblocks_restrictions WHERE ir_ipb_id = ?", &[id.into()])?;
            let children = "SELECT bl_id, bl_target FROM block WHERE bl_id = ? OR bl_parent_block_id = ?";
            for child in ask(self.db, children, &[id.into(), id.into()])? {
                let target = child.number("bl_target");
                self.run("DELETE FROM block WHERE bl_id = ?", &[child.number("bl_id").into()])?;
                self.release(target)?;
            }
            self.release(target)?;
        }
        Ok(!blocks.is_empty())
    }

    /// Counts a target's blocks, and forgets a target without any.
    fn release(&mut self, target: i64) -> QueryResult<()> {
        let counted = "UPDATE block_target SET bt_count = (SELECT count(*) FROM block WHERE bl_target = bt_id)
            WHERE bt_id = ?";
        self.run(counted, &[target.into()])?;
        self.run("DELETE FROM block_target WHERE bt_id = ? AND bt_count = 0", &[target.into()])?;
        Ok(())
    }

    fn block_target(&mut self, target: &Target) -> QueryResult<i64> {
        let address = target.user.is_none().then(|| target.name.clone());
        let sql = "SELECT bt_id FROM block_target WHERE bt_auto = 0 AND (bt_user = ? OR bt_address = ?)";
        let values = [target.user.unwrap_or(-1).into(), address.as_deref().unwrap_or_default().into()];
        if let Some(row) = first(self.db, sql, &values)? {
            let id = row.number("bt_id");
            self.run("UPDATE block_target SET bt_count = bt_count + 1 WHERE bt_id = ?", &[id.into()])?;
            return Ok(id);
        }
        let bt_id = self.next("block_target")?;
        self.add(BlockTarget {
            bt_id,
            bt_user: target.user,
            bt_user_text: target.user.map(|_| target.name.clone()),
            bt_auto: false,
            bt_range_start: None,
            bt_range_end: None,
            bt_ip_hex: address.as_deref().and_then(address_hex),
            bt_address: address,
            bt_count: 1,
        })?;
        Ok(bt_id)
    }

    fn restrict(&mut self, block: i64, pages: &[Page], namespaces: &[i64]) -> QueryResult<Php> {
        let pairs = pages.iter().map(|page| (1, page.id)).chain(namespaces.iter().map(|namespace| (2, *namespace)));
        for (ir_type, ir_value) in pairs {
            self.add(BlockRestriction { ir_ipb_id: block, ir_type, ir_value })?;
        }
        let mut restrictions = Vec::new();
        if !pages.is_empty() {
            let names: Vec<String> = pages.iter().map(|page| page.title.prefixed()).collect();
            restrictions.push(("pages", names.into()));
        }
        if !namespaces.is_empty() {
            restrictions.push(("namespaces", namespaces.to_vec().into()));
        }
        Ok(Php::Map(restrictions))
    }
}

/// What the log says of a block's settings.
fn flags(draft: &BlockDraft<'_>) -> String {
    let is_account = draft.target.user.is_some();
    let flags = [
        ("anononly", draft.is_for_strangers),
        ("nocreate", draft.forbids_accounts),
        ("noautoblock", is_account && !draft.is_followed),
        ("noemail", draft.forbids_email),
        ("nousertalk", !draft.keeps_talk),
    ];
    flags.into_iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| flag).collect::<Vec<_>>().join(",")
}
