//! What the handlers share.

use std::sync::Arc;

use async_graphql::{ObjectType, Request, Response, Schema, SubscriptionType};
use futures_util::future::BoxFuture;

use super::metrics::Guarded;
use super::{Login, Settings};
use crate::auth::Identity;
use crate::telemetry::metrics::Metrics;
use crate::types::Secret;

/// Asks whether what the server needs is there; the error names what is not.
pub type Readiness = Arc<dyn Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync>;

/// Gives a request what its resolvers need, such as its own loaders.
pub type Equip = Arc<dyn Fn(Request) -> Request + Send + Sync>;

type Execute = Arc<dyn Fn(Request) -> BoxFuture<'static, Response> + Send + Sync>;

/// What the handlers share. Cloning is cheap.
#[derive(Clone)]
pub struct State {
    pub(super) settings: Arc<Settings>,
    pub(super) readiness: Readiness,
    pub(super) sdl: Arc<str>,
    pub(super) execute: Execute,
    pub(super) login: Option<Arc<Login>>,
    pub(super) metrics: Option<Arc<Guarded>>,
}

impl State {
    /// Serves `schema`, whose requests `equip` prepares.
    pub fn new<Query, Mutation, Subscription>(
        schema: Schema<Query, Mutation, Subscription>,
        settings: Settings,
        equip: Equip,
        readiness: Readiness,
    ) -> Self
    where
        Query: ObjectType + 'static,
        Mutation: ObjectType + 'static,
        Subscription: SubscriptionType + 'static,
    {
        Self {
            settings: Arc::new(settings),
            readiness,
            sdl: crate::graph::exported(&schema).into(),
            execute: Arc::new(move |request| {
                let schema = schema.clone();
                let request = equip(request);
                Box::pin(async move { schema.execute(request).await })
            }),
            login: None,
            metrics: None,
        }
    }

    /// The same, for people who log in and scripts that show API tokens.
    pub fn with_login(self, login: Login) -> Self {
        Self { login: Some(Arc::new(login)), ..self }
    }

    /// The same, counting into these metrics, which whoever shows this token may read.
    pub fn with_metrics(self, metrics: Metrics, token: &Secret) -> Self {
        Self { metrics: Some(Arc::new(Guarded::new(metrics, token))), ..self }
    }

    /// Runs a request as a person, or as nobody.
    pub(super) fn execute_as(
        &self,
        identity: Option<&Arc<Identity>>,
        request: Request,
    ) -> BoxFuture<'static, Response> {
        let request = match identity {
            Some(identity) => request.data(Arc::clone(identity)),
            None => request,
        };
        (self.execute)(request)
    }
}
