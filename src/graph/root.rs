//! Where operations start: the first field of one ends its validation.
//!
//! async-graphql validates and executes in one call, and tells of what lies between only by extensions, which would
//! have to be called at each validation.

use std::borrow::Cow;

use async_graphql::async_trait::async_trait;
use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::ContainerType;
use async_graphql::{Context, ContextSelectionSet, ObjectType, OutputType, Positioned, ServerResult, Value};

use crate::telemetry::{Phase, turn_to};

/// Has a request run nothing of its operation but `rateLimit`: other fields are null, to be left out of the answer.
#[derive(Debug, Clone, Copy)]
pub struct DryRun;

/// `Query` or `Mutation`: the request executes from its first field on.
#[derive(Debug, Default)]
pub struct Root<T>(pub T);

#[async_trait]
impl<T: ObjectType> OutputType for Root<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(&self, context: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        self.0.resolve(context, field).await
    }
}

#[async_trait]
impl<T: ObjectType> ContainerType for Root<T> {
    fn is_empty() -> bool {
        T::is_empty()
    }

    async fn resolve_field(&self, context: &Context<'_>) -> ServerResult<Option<Value>> {
        if context.data_opt::<DryRun>().is_some() && context.item.node.name.node != "rateLimit" {
            return Ok(None);
        }
        turn_to(Phase::Execute);
        self.0.resolve_field(context).await
    }
}

impl<T: ObjectType> ObjectType for Root<T> {}
