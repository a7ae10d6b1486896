//! `action=block` and `action=unblock`. See <https://www.mediawiki.org/wiki/API:Block>.

use serde::Deserialize;

use super::{expiry, expiry_told};
use crate::action_api::parameters::Parameters;
use crate::action_api::tokens::TokenKind;
use crate::action_api::{ActionApi, ActionApiError, Signer};
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

#[derive(Deserialize)]
struct BlockAnswer {
    user: String,
    #[serde(rename = "userID", alias = "userid")]
    user_id: Option<i64>,
    id: Option<i64>,
    expiry: Option<String>,
}

#[derive(Deserialize)]
struct UnblockAnswer {
    user: String,
    #[serde(rename = "userid", alias = "userID")]
    user_id: Option<i64>,
}

impl ActionApi {
    /// Keeps an account or address from changing the wiki.
    pub async fn block_user(&self, signer: &Signer, order: &Block) -> Result<Blocked, ActionApiError> {
        let parameters = Parameters::of("block")
            .with("user", order.user.as_str())
            .with("expiry", expiry(order.expiry))
            .optional("reason", order.reason.as_deref())
            .flag("anononly", order.anon_only)
            .flag("nocreate", order.prevent_account_creation)
            .flag("autoblock", order.autoblock)
            .flag("allowusertalk", true);
        let traces = format!("look at the block log of {:?}", order.user);
        let answer = self.change(signer, TokenKind::Csrf, &parameters, &traces).await?;
        let blocked: BlockAnswer = self.done(answer, "block", &traces)?;
        Ok(Blocked {
            user: blocked.user,
            user_id: blocked.user_id.filter(|id| *id != 0),
            block: blocked.id,
            expiry: expiry_told(blocked.expiry.as_deref()),
        })
    }

    /// Ends a block.
    pub async fn unblock_user(&self, signer: &Signer, order: &Unblock) -> Result<Unblocked, ActionApiError> {
        let parameters =
            Parameters::of("unblock").with("user", order.user.as_str()).optional("reason", order.reason.as_deref());
        let traces = format!("look at the block log of {:?}", order.user);
        let answer = self.change(signer, TokenKind::Csrf, &parameters, &traces).await?;
        let unblocked: UnblockAnswer = self.done(answer, "unblock", &traces)?;
        Ok(Unblocked { user: unblocked.user, user_id: unblocked.user_id.filter(|id| *id != 0) })
    }
}
