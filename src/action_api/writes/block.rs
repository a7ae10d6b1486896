//! Blocking accounts and addresses.

use crate::types::Timestamp;

/// Keeps an account or address from changing the wiki.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The account's name, an address or a range of them.
    pub user: String,
    /// Why.
    pub reason: Option<String>,
    /// Until when; `None` for ever.
    pub expiry: Option<Timestamp>,
    /// Of an address: whether accounts that use it may go on.
    pub anon_only: bool,
    /// Whether it may not make accounts.
    pub prevent_account_creation: bool,
    /// Of an account: whether the addresses that it uses are blocked too.
    pub autoblock: bool,
}

/// What came of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Who was blocked.
    pub user: String,
    /// The account's `user_id`; `None` for an address.
    pub user_id: Option<i64>,
    /// The block's id.
    pub block: Option<i64>,
    /// Until when; `None` for ever.
    pub expiry: Option<Timestamp>,
}

/// Ends a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unblock {
    /// Who is blocked.
    pub user: String,
    /// Why it ends.
    pub reason: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unblocked {
    /// Who was blocked.
    pub user: String,
    /// The account's `user_id`; `None` for an address.
    pub user_id: Option<i64>,
}
