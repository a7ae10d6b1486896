//! `Viewer`: whoever is logged in.

use std::sync::Arc;

use async_graphql::{Context, Description, Object};

use super::{ApiToken, RecentChange, Revision, User};
use crate::action_api::UserInfo;
use crate::auth::{Identity, Scope};
use crate::graph::caller::{self, Calls};
use crate::graph::connection::{Connection, Paging};
use crate::graph::entity::Nullable;
use crate::graph::lookups::{self, ActorKey};
use crate::graph::scalars::DateTime;
use crate::graph::{Fault, personal, reach};

/// Whoever is logged in, or whose API token was sent.
#[derive(Clone, Description)]
pub struct Viewer(Arc<Identity>);

impl Viewer {
    /// Whoever is logged in, if anybody.
    pub(in super::super) fn of(context: &Context<'_>) -> Option<Self> {
        caller::identity(context).map(|identity| Self(Arc::clone(identity)))
    }

    async fn calls(&self, context: &Context<'_>, wiki: Option<&str>) -> Result<Calls, Fault> {
        Calls::acting(context, wiki, Scope::Read).await
    }

    async fn info(&self, context: &Context<'_>, wiki: Option<&str>) -> Result<Arc<UserInfo>, Fault> {
        personal::info(context, &self.calls(context, wiki).await?).await
    }
}

#[Object(use_type_description, cache_control(private))]
impl Viewer {
    /// Their name, as it was when they logged in.
    async fn username(&self) -> &str {
        &self.0.username
    }

    /// Their account on a wiki, as its database has it; null if they have none there.
    async fn user(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The wiki's code; the configured wiki where none is given.")] wiki: Option<String>,
    ) -> Nullable<User> {
        let found = async {
            let wiki = reach::required(context, wiki.as_deref()).await?;
            lookups::user(context, &wiki, ActorKey::Name(self.0.username.clone())).await
        };
        found.await.transpose()
    }

    /// How many edits they have made on a wiki, up to the second.
    async fn edit_count(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The wiki's code; the configured wiki where none is given.")] wiki: Option<String>,
    ) -> Nullable<i32> {
        let count = async {
            let info = self.info(context, wiki.as_deref()).await?;
            Ok(info.edit_count.and_then(|count| i32::try_from(count).ok()))
        };
        count.await.transpose()
    }

    /// The groups that they are in on a wiki, implicit ones such as `autoconfirmed` among them.
    async fn groups(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The wiki's code; the configured wiki where none is given.")] wiki: Option<String>,
    ) -> Result<Vec<String>, Fault> {
        Ok(self.info(context, wiki.as_deref()).await?.groups.clone())
    }

    /// What they may do on a wiki through this gateway: their own rights, cut down to what they allowed it.
    async fn rights(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The wiki's code; the configured wiki where none is given.")] wiki: Option<String>,
    ) -> Result<Vec<String>, Fault> {
        Ok(self.info(context, wiki.as_deref()).await?.rights.clone())
    }

    /// Their edits on a wiki, newest first and up to the second: also those that the database does not have yet.
    async fn contributions(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The wiki's code; the configured wiki where none is given.")] wiki: Option<String>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<Revision>, Fault> {
        let paging = Paging::forwards(first, after)?;
        personal::contributions(context, &self.calls(context, wiki.as_deref()).await?, paging).await
    }

    /// The newest changes to what they watch on a wiki, newest first. What the database does not have yet, where that
    /// lags behind, is left out.
    async fn watchlist(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The wiki's code; the configured wiki where none is given.")] wiki: Option<String>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<RecentChange>, Fault> {
        let paging = Paging::forwards(first, after)?;
        personal::watchlist(context, &self.calls(context, wiki.as_deref()).await?, paging).await
    }

    /// What they have allowed this gateway to do, as the wiki calls it: `basic`, `editpage` and so on. See
    /// <https://www.mediawiki.org/wiki/Special:ListGrants>.
    async fn grants(&self) -> &[String] {
        &self.0.grants
    }

    /// When they allowed it.
    async fn authorized_at(&self) -> DateTime {
        DateTime(self.0.authorized_at)
    }

    /// Their API tokens, the newest first; a request that itself comes with one is not told.
    async fn api_tokens(&self, context: &Context<'_>) -> Result<Vec<ApiToken>, Fault> {
        personal::in_person(&self.0)?;
        let tokens = caller::auth(context)?.api_tokens(self.0.account).await?;
        Ok(tokens.into_iter().map(ApiToken::from).collect())
    }
}
