//! `blockUser` and `unblockUser`.

use async_graphql::{Context, InputObject, Object};

use super::error::settled;
use super::payload::UserPayload;
use crate::action_api::{Block, Unblock};
use crate::auth::Scope;
use crate::graph::Fault;
use crate::graph::caller::Calls;
use crate::graph::scalars::DateTime;

/// Keeping an account or an address from changing the wiki.
#[derive(Debug, InputObject)]
pub struct BlockUserInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// The account's name, an address, or a range of addresses.
    user: String,
    /// Why, for the log.
    reason: Option<String>,
    /// Until when; for good where nothing is said.
    expiry: Option<DateTime>,
    /// Of an address: whether accounts that use it may go on.
    #[graphql(default = false)]
    anon_only: bool,
    /// Whether it may not make accounts either.
    #[graphql(default = true)]
    prevent_account_creation: bool,
    /// Of an account: whether the addresses that it uses are blocked too.
    #[graphql(default = true)]
    autoblock: bool,
}

/// Ending a block.
#[derive(Debug, InputObject)]
pub struct UnblockUserInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// The wiki's code; the configured wiki where none is given.
    wiki: Option<String>,
    /// Who is blocked: the account's name, the address or the range.
    user: String,
    /// Why it ends, for the log.
    reason: Option<String>,
}

#[derive(Default)]
pub struct UserMutations;

#[Object]
impl UserMutations {
    /// Blocks an account or an address from the whole wiki; one that is blocked already is `AlreadyExists`. Needs the
    /// scope MODERATE.
    async fn block_user(&self, context: &Context<'_>, input: BlockUserInput) -> Result<UserPayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Moderate).await?;
        let order = Block {
            user: input.user,
            reason: input.reason,
            expiry: input.expiry.map(|DateTime(expiry)| expiry),
            anon_only: input.anon_only,
            prevent_account_creation: input.prevent_account_creation,
            autoblock: input.autoblock,
        };
        let outcome = calls.api.block_user(calls.signer()?, &order).await;
        let done = settled(context, &calls, None, outcome).await?;
        Ok(UserPayload::new(input.client_mutation_id, calls, done.map(|blocked| blocked.user)))
    }

    /// Ends a block. Needs the scope MODERATE.
    async fn unblock_user(&self, context: &Context<'_>, input: UnblockUserInput) -> Result<UserPayload, Fault> {
        let calls = Calls::acting(context, input.wiki.as_deref(), Scope::Moderate).await?;
        let order = Unblock { user: input.user, reason: input.reason };
        let outcome = calls.api.unblock_user(calls.signer()?, &order).await;
        let done = settled(context, &calls, None, outcome).await?;
        Ok(UserPayload::new(input.client_mutation_id, calls, done.map(|unblocked| unblocked.user)))
    }
}
