//! Payloads that several mutations share.

use async_graphql::{Context, Object};

use super::error::MutationError;
use super::saved::{self, SavedRevision};
use crate::action_api::PageKey;
use crate::graph::caller::Calls;
use crate::graph::entity::Nullable;
use crate::graph::lookups::{self, ActorKey};
use crate::graph::objects::{Page, Revision, User};

/// What came of doing something to a page. With a page and errors both, it was done, but not all of it.
pub struct PagePayload {
    client_mutation_id: Option<String>,
    calls: Calls,
    page: Result<PageKey, MutationError>,
    left_undone: Option<MutationError>,
}

/// What came of doing something to a revision.
pub struct RevisionPayload {
    client_mutation_id: Option<String>,
    revision: Result<SavedRevision, MutationError>,
}

/// What came of doing something to a user.
pub struct UserPayload {
    client_mutation_id: Option<String>,
    calls: Calls,
    user: Result<String, MutationError>,
}

impl PagePayload {
    pub(super) fn new(client_mutation_id: Option<String>, calls: Calls, page: Result<PageKey, MutationError>) -> Self {
        Self { client_mutation_id, calls, page, left_undone: None }
    }

    /// The same, where part of what was done may have been left undone.
    pub(super) fn without(self, left_undone: Option<MutationError>) -> Self {
        Self { left_undone, ..self }
    }
}

impl RevisionPayload {
    pub(super) fn new(client_mutation_id: Option<String>, revision: Result<SavedRevision, MutationError>) -> Self {
        Self { client_mutation_id, revision }
    }
}

impl UserPayload {
    pub(super) fn new(client_mutation_id: Option<String>, calls: Calls, user: Result<String, MutationError>) -> Self {
        Self { client_mutation_id, calls, user }
    }
}

/// What came of doing something to a page. With a page and errors both, it was done, but not all of it.
#[Object]
impl PagePayload {
    /// What the input had.
    async fn client_mutation_id(&self) -> Option<&String> {
        self.client_mutation_id.as_ref()
    }

    /// The page as the wiki has it now, however far the database lags behind; null where nothing was done, and where
    /// there is no such page. Lists below it are the database's.
    async fn page(&self, context: &Context<'_>) -> Nullable<Page> {
        saved::page(context, &self.calls, self.page.as_ref().ok()?).await.transpose()
    }

    /// Why it was not done, or what of it was not; empty where all was.
    async fn errors(&self) -> Vec<MutationError> {
        self.page.as_ref().err().or(self.left_undone.as_ref()).cloned().into_iter().collect()
    }
}

/// What came of doing something to a revision.
#[Object]
impl RevisionPayload {
    /// What the input had.
    async fn client_mutation_id(&self) -> Option<&String> {
        self.client_mutation_id.as_ref()
    }

    /// The revision; null where nothing was done.
    async fn revision(&self, context: &Context<'_>) -> Nullable<Revision> {
        self.revision.as_ref().ok()?.revision(context).await.transpose()
    }

    /// Why it was not done; empty where it was.
    async fn errors(&self) -> Vec<MutationError> {
        self.revision.as_ref().err().cloned().into_iter().collect()
    }
}

/// What came of doing something to a user.
#[Object]
impl UserPayload {
    /// What the input had.
    async fn client_mutation_id(&self) -> Option<&String> {
        self.client_mutation_id.as_ref()
    }

    /// The user, as the database has them, which may lag behind; null where nothing was done, and for an address.
    async fn user(&self, context: &Context<'_>) -> Nullable<User> {
        let name = self.user.as_ref().ok()?.clone();
        lookups::user(context, &self.calls.wiki, ActorKey::Name(name)).await.transpose()
    }

    /// Why it was not done; empty where it was.
    async fn errors(&self) -> Vec<MutationError> {
        self.user.as_ref().err().cloned().into_iter().collect()
    }
}
