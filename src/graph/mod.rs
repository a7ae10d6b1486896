//! The graph: every GraphQL type, and the schema they make.

pub mod limits;

use async_graphql::{EmptyMutation, EmptySubscription, Object};

/// The executable schema.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

/// Where every read starts.
#[derive(Default)]
pub struct Query;

#[Object]
impl Query {
    /// Says that the schema answers.
    async fn ping(&self) -> bool {
        true
    }
}
