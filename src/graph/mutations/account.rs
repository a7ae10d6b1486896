//! `createApiToken`, `revokeApiToken`, `logOut` and `forgetMe`: the viewer's account with the gateway itself.

use async_graphql::{Context, Description, ID, InputObject, Object, SimpleObject};

use super::error::{MutationError, not_found};
use crate::auth::{ApiTokenId, NewApiToken, NewApiTokenError, Scope};
use crate::graph::Fault;
use crate::graph::caller;
use crate::graph::objects::{ApiToken, TokenScope};
use crate::graph::personal::in_person;
use crate::graph::scalars::DateTime;

/// An API token to be made.
#[derive(Debug, InputObject)]
pub struct CreateApiTokenInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// What to call it, 1 to 100 characters.
    name: String,
    /// What it may do; at least one.
    scopes: Vec<TokenScope>,
    /// When it ends; never where nothing is said.
    expires_at: Option<DateTime>,
}

/// An API token to be revoked.
#[derive(Debug, InputObject)]
pub struct RevokeApiTokenInput {
    /// Anything: the payload has it again.
    client_mutation_id: Option<String>,
    /// Which one.
    id: ID,
}

/// An API token that was made.
#[derive(Description)]
pub struct CreateApiTokenPayload {
    client_mutation_id: Option<String>,
    minted: crate::auth::MintedApiToken,
}

/// What came of revoking an API token.
#[derive(SimpleObject)]
pub struct RevokeApiTokenPayload {
    /// What the input had.
    client_mutation_id: Option<String>,
    /// The token that is of no use any more; null where there was none.
    revoked_id: Option<ID>,
    /// Why it was not revoked; empty where it was.
    errors: Vec<MutationError>,
}

/// What came of logging out.
#[derive(SimpleObject)]
pub struct LogOutPayload {
    /// Whether a session was ended.
    is_logged_out: bool,
}

#[Object(use_type_description)]
impl CreateApiTokenPayload {
    /// What the input had.
    async fn client_mutation_id(&self) -> Option<&String> {
        self.client_mutation_id.as_ref()
    }

    /// What scripts send as `Authorization: Bearer`. It is shown this once, and stored nowhere.
    async fn secret(&self) -> Option<&str> {
        Some(self.minted.secret.reveal())
    }

    /// The token.
    async fn api_token(&self) -> Option<ApiToken> {
        Some(self.minted.token.clone().into())
    }

    /// Always empty: what is wrong with the input is a `BAD_USER_INPUT`.
    async fn errors(&self) -> Vec<MutationError> {
        Vec::new()
    }
}

#[derive(Default)]
pub struct AccountMutations;

#[Object]
impl AccountMutations {
    /// Makes a key by which scripts act as the viewer. It takes a browser's session: no token makes another.
    async fn create_api_token(
        &self,
        context: &Context<'_>,
        input: CreateApiTokenInput,
    ) -> Result<CreateApiTokenPayload, Fault> {
        let identity = caller::identity_for(context, Scope::Read)?;
        in_person(identity)?;
        let wanted = NewApiToken {
            name: input.name,
            scopes: input.scopes.into_iter().map(Scope::from).collect(),
            expires_at: input.expires_at.map(|DateTime(expiry)| expiry),
        };
        let minted = caller::auth(context)?.create_api_token(identity.account, wanted).await;
        let minted = minted.map_err(|error| match error {
            NewApiTokenError::Failed(error) => error.into(),
            mistake => Fault::input(format!("{mistake}.")),
        })?;
        Ok(CreateApiTokenPayload { client_mutation_id: input.client_mutation_id, minted })
    }

    /// Revokes one of the viewer's API tokens, at once. It takes a browser's session.
    async fn revoke_api_token(
        &self,
        context: &Context<'_>,
        input: RevokeApiTokenInput,
    ) -> Result<RevokeApiTokenPayload, Fault> {
        let identity = caller::identity_for(context, Scope::Read)?;
        in_person(identity)?;
        let revoked = match input.id.parse::<i64>() {
            Ok(id) => caller::auth(context)?.revoke_api_token(identity.account, ApiTokenId(id)).await?,
            Err(_) => false,
        };
        let errors = if revoked {
            Vec::new()
        } else {
            vec![not_found("nosuchtoken", "You have no API token of this id.".to_owned())]
        };
        let revoked_id = revoked.then_some(input.id);
        Ok(RevokeApiTokenPayload { client_mutation_id: input.client_mutation_id, revoked_id, errors })
    }

    /// Ends the session that the request came with. An API token stays as it is: revoke it.
    async fn log_out(&self, context: &Context<'_>) -> Result<LogOutPayload, Fault> {
        let identity = caller::identity_for(context, Scope::Read)?;
        in_person(identity)?;
        Ok(LogOutPayload { is_logged_out: caller::auth(context)?.log_out(identity).await? })
    }

    /// Deletes all that is stored about the viewer: what they allowed, their sessions and their API tokens. It takes a
    /// browser's session.
    async fn forget_me(&self, context: &Context<'_>) -> Result<LogOutPayload, Fault> {
        let identity = caller::identity_for(context, Scope::Read)?;
        in_person(identity)?;
        caller::auth(context)?.forget(identity.account).await?;
        Ok(LogOutPayload { is_logged_out: true })
    }
}
