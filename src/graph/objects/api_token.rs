//! `ApiToken`: a script's key to act as a person.

use async_graphql::{Description, Enum, ID, Object};

use crate::auth;
use crate::graph::scalars::DateTime;

/// What an API token may do, besides reading what everybody may read. None of them implies another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "auth::Scope")]
pub enum TokenScope {
    /// Reading as the person: what they watch, and what they may do.
    Read,
    /// Editing, watching, purging and thanking.
    Edit,
    /// All other writes: moving, deleting, protecting, rolling back, patrolling and blocking.
    Moderate,
}

/// A script's key to act as a person, without its secret, which is shown when it is made and never again.
#[derive(Clone, Description)]
pub struct ApiToken(auth::ApiToken);

impl From<auth::ApiToken> for ApiToken {
    fn from(token: auth::ApiToken) -> Self {
        Self(token)
    }
}

#[Object(use_type_description, cache_control(private))]
impl ApiToken {
    /// Names it for `revokeApiToken`.
    async fn id(&self) -> ID {
        self.0.id.0.to_string().into()
    }

    /// What its owner called it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What it may do.
    async fn scopes(&self) -> Vec<TokenScope> {
        self.0.scopes.iter().map(TokenScope::from).collect()
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }

    /// When it was last used, to the minute; null if never.
    async fn last_used_at(&self) -> Option<DateTime> {
        self.0.last_used_at.map(DateTime)
    }

    /// When it ends; null if never.
    async fn expires_at(&self) -> Option<DateTime> {
        self.0.expires_at.map(DateTime)
    }
}
