//! A row that was looked up for itself, written as rows of lists are.

use std::borrow::Cow;

use async_graphql::async_trait::async_trait;
use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::{ContextSelectionSet, OutputType, Positioned, ServerResult, Value};

use super::{Asked, row};
use crate::graph::entity::Entity;

/// An object that is in no list.
pub struct Alone<T>(pub T);

#[async_trait]
impl<T: Entity> OutputType for Alone<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(&self, context: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let asked = Asked::of(context, field);
        if asked.loaded().is_none() {
            return self.0.resolve(context, field).await;
        }
        row::resolve::<T>(self.0.member().clone(), context, field, &asked.template::<T>()).await
    }
}
