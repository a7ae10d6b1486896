//! A schema whose fields do what a resolver can do to the layer above it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_graphql::{Context, EmptySubscription, Error, ErrorExtensions, Object, Result, Schema, SimpleObject};
use tokio::sync::{Barrier, Mutex};

pub type TestSchema = Schema<Query, Mutation, EmptySubscription>;

/// What resolvers did, for a test to look at.
#[derive(Default)]
pub struct Witness {
    running: AtomicUsize,
    /// The most `work` fields that ran at the same time.
    pub most_running: AtomicUsize,
    /// What the mutations said, in their order.
    pub written: Mutex<Vec<String>>,
}

pub fn schema(witness: Arc<Witness>) -> TestSchema {
    Schema::build(Query, Mutation, EmptySubscription)
        .data(witness)
        .data(Barrier::new(2))
        .limit_recursive_depth(wikigraph::graph::limits::NESTING)
        .finish()
}

pub struct Query;

#[Object]
impl Query {
    /// Gives back what it is given.
    async fn echo(&self, text: String) -> String {
        text
    }

    async fn page(&self, title: String) -> Result<Page> {
        match title.as_str() {
            "" => Err(Error::new("A title is not empty.").extend_with(|_, more| more.set("code", "NOT_A_TITLE"))),
            _ => Ok(Page { title }),
        }
    }

    /// Never answers.
    async fn never(&self) -> bool {
        std::future::pending().await
    }

    async fn panics(&self, #[graphql(default = true)] really: bool) -> bool {
        assert!(!really, "the secret of the panic");
        false
    }

    /// Fails as a resolver does that passes an error on without thinking.
    async fn leaks(&self) -> Option<Result<bool>> {
        Some(Err(std::io::Error::other("the secret of the disk").into()))
    }

    async fn breaks(&self) -> Option<Result<bool>> {
        Some(Err(Error::new("It broke.").extend_with(|_, more| more.set("code", "INTERNAL"))))
    }

    /// Answers once a second field of this kind runs at the same time.
    async fn meet(&self, context: &Context<'_>) -> Result<bool> {
        context.data::<Barrier>()?.wait().await;
        Ok(true)
    }

    /// Counts itself while it runs.
    async fn work(&self, context: &Context<'_>) -> Result<bool> {
        let witness = context.data::<Arc<Witness>>()?;
        let running = witness.running.fetch_add(1, Ordering::SeqCst) + 1;
        witness.most_running.fetch_max(running, Ordering::SeqCst);
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        witness.running.fetch_sub(1, Ordering::SeqCst);
        Ok(true)
    }

    /// Whether the request came with what the server gives each.
    async fn equipment(&self, context: &Context<'_>) -> Option<String> {
        context.data_opt::<String>().cloned()
    }
}

#[derive(SimpleObject)]
#[graphql(cache_control(max_age = 30))]
pub struct Page {
    title: String,
}

pub struct Mutation;

#[Object]
impl Mutation {
    async fn write(&self, context: &Context<'_>, text: String) -> Result<bool> {
        for _ in 0..text.len() {
            tokio::task::yield_now().await;
        }
        context.data::<Arc<Witness>>()?.written.lock().await.push(text);
        Ok(true)
    }
}
