//! Blocks of accounts, addresses and ranges.

use super::World;
use super::accounts::address_hex;
use super::logs::Entry;
use super::protection::INFINITY;
use super::title::{Title, USER};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{Block, BlockRestriction, BlockTarget};

/// Who or what is blocked.
#[derive(Debug, Clone, Copy)]
pub enum Against<'a> {
    /// An account.
    Account(&'a str),
    /// A single address.
    Address(&'a str),
    /// A range: its name, its first and its last address.
    Range(&'a str, &'a str, &'a str),
}

/// What a block covers.
#[derive(Debug, Clone, Copy)]
pub enum Covers<'a> {
    /// The whole site.
    Everything,
    /// Some pages and namespaces.
    Only(&'a [&'a str], &'a [i64]),
}

/// A block about to be set.
pub struct BlockOrder<'a> {
    /// Against whom.
    pub against: Against<'a>,
    /// What it covers.
    pub covers: Covers<'a>,
    /// As the form took it: `31 hours`, `infinity`.
    pub duration: &'a str,
    /// When it ends, where it does.
    pub until: Option<Moment>,
    /// Whether the name is hidden everywhere.
    pub hides_name: bool,
    /// Who, when and why.
    pub by: (&'a str, Moment, &'a str),
}

impl World {
    /// Blocks, and logs it; gives the block's id.
    pub fn block(&mut self, order: &BlockOrder<'_>) -> i64 {
        let (by, at, reason) = order.by;
        let is_account = matches!(order.against, Against::Account(_));
        let is_sitewide = matches!(order.covers, Covers::Everything);
        let target = self.block_target(order.against, false);
        let id = self.add_block(target, order.by, order.until);
        let block = self.tables.block.last_mut().expect("the block was added just now");
        block.bl_anon_only = !is_account;
        block.bl_enable_autoblock = is_account && is_sitewide;
        block.bl_create_account = is_sitewide;
        block.bl_deleted = order.hides_name;
        block.bl_allow_usertalk = !order.hides_name;
        block.bl_sitewide = is_sitewide;
        let mut params = vec![
            ("5::duration", order.duration.into()),
            ("6::flags", flags(is_account, is_sitewide, order.hides_name).into()),
            ("sitewide", is_sitewide.into()),
            ("blockId", id.into()),
        ];
        if let Covers::Only(pages, namespaces) = order.covers {
            let restrictions = self.restrict(id, pages, namespaces);
            params.insert(3, ("7::restrictions", restrictions));
        }
        let name = match order.against {
            Against::Account(name) | Against::Address(name) | Against::Range(name, ..) => name,
        };
        let log = if order.hides_name { "suppress" } else { "block" };
        self.log(&Entry {
            reason,
            params: Php::Map(params).serialize(),
            ..Entry::new(log, "block", by, at, Title::new(USER, name))
        });
        if order.hides_name {
            self.hide_user_everywhere(name);
        }
        id
    }

    /// Blocks the address that a blocked account used last, as MediaWiki does by itself.
    pub fn autoblock(&mut self, parent: i64, address: &str, account: &str, (by, at, reason): (&str, Moment, &str)) {
        let target = self.block_target(Against::Address(address), true);
        let reason = format!(
            "Autoblocked because your IP address was recently used by \"[[User:{account}|{account}]]\".\n\
             The reason given for {account}'s block is: {reason}"
        );
        // Real ones last a day, and could not be seen for long.
        self.add_block(target, (by, at, &reason), Some(Moment::day(2035, 10, 26)));
        let block = self.tables.block.last_mut().expect("the block was added just now");
        block.bl_enable_autoblock = true;
        block.bl_parent_block_id = Some(parent);
    }

    /// Ends the blocks of an account or address, and logs it.
    pub fn unblock(&mut self, name: &str, by: &str, at: Moment, reason: &str) {
        let targets: Vec<i64> = self
            .tables
            .block_target
            .iter()
            .filter(|row| row.bt_user_text.as_deref() == Some(name) || row.bt_address.as_deref() == Some(name))
            .map(|row| row.bt_id)
            .collect();
        let ended: Vec<i64> =
            self.tables.block.iter().filter(|row| targets.contains(&row.bl_target)).map(|row| row.bl_id).collect();
        self.tables.block.retain(|row| !ended.contains(&row.bl_id));
        self.tables.ipblocks_restrictions.retain(|row| !ended.contains(&row.ir_ipb_id));
        self.tables.block_target.retain(|row| !targets.contains(&row.bt_id));
        self.log(&Entry { reason, ..Entry::new("block", "unblock", by, at, Title::new(USER, name)) });
    }

    fn add_block(&mut self, target: i64, (by, at, reason): (&str, Moment, &str), until: Option<Moment>) -> i64 {
        self.last_block += 1;
        let actor = self.actor(by, at);
        let comment = self.comment(reason, None);
        self.tables.block.push(Block {
            bl_id: self.last_block,
            bl_target: target,
            bl_by_actor: actor,
            bl_reason_id: comment,
            bl_timestamp: at,
            bl_anon_only: false,
            bl_create_account: true,
            bl_enable_autoblock: false,
            bl_expiry: until.map_or_else(|| INFINITY.to_owned(), |until| until.to_string()),
            bl_deleted: false,
            bl_block_email: false,
            bl_allow_usertalk: true,
            bl_parent_block_id: None,
            bl_sitewide: true,
        });
        self.last_block
    }

    fn block_target(&mut self, against: Against<'_>, is_automatic: bool) -> i64 {
        let user = match against {
            Against::Account(name) => Some(self.user_id(name)),
            Against::Address(_) | Against::Range(..) => None,
        };
        let (address, first, last) = match against {
            Against::Account(_) => (None, None, None),
            Against::Address(address) => (Some(address), address_hex(address), None),
            Against::Range(name, first, last) => (Some(name), address_hex(first), address_hex(last)),
        };
        let known = self
            .tables
            .block_target
            .iter_mut()
            .find(|row| row.bt_user == user && row.bt_address.as_deref() == address && row.bt_auto == is_automatic);
        if let Some(row) = known {
            row.bt_count += 1;
            return row.bt_id;
        }
        self.last_block_target += 1;
        self.tables.block_target.push(BlockTarget {
            bt_id: self.last_block_target,
            bt_address: address.map(str::to_owned),
            bt_user: user,
            bt_user_text: user.map(|user| self.users[&user].user_name.clone()),
            bt_auto: is_automatic,
            bt_range_start: last.as_ref().and(first.clone()),
            bt_range_end: last,
            bt_ip_hex: first,
            bt_count: 1,
        });
        self.last_block_target
    }

    fn restrict(&mut self, block: i64, pages: &[&str], namespaces: &[i64]) -> Php {
        for page in pages {
            let page = self.page_id(&Title::parse(page));
            assert_ne!(page, 0, "a block covers a page that does not exist");
            self.tables.ipblocks_restrictions.push(BlockRestriction { ir_ipb_id: block, ir_type: 1, ir_value: page });
        }
        for namespace in namespaces {
            let row = BlockRestriction { ir_ipb_id: block, ir_type: 2, ir_value: *namespace };
            self.tables.ipblocks_restrictions.push(row);
        }
        let mut restrictions = Vec::new();
        if !pages.is_empty() {
            restrictions.push(("pages", pages.to_vec().into()));
        }
        if !namespaces.is_empty() {
            restrictions.push(("namespaces", namespaces.to_vec().into()));
        }
        Php::Map(restrictions)
    }
}

fn flags(is_account: bool, is_sitewide: bool, hides_name: bool) -> String {
    let mut flags = Vec::new();
    if !is_account {
        flags.push("anononly");
    }
    if is_sitewide {
        flags.push("nocreate");
    }
    if is_account && !is_sitewide {
        flags.push("noautoblock");
    }
    if hides_name {
        flags.push("nousertalk");
        flags.push("hiddenname");
    }
    flags.join(",")
}
