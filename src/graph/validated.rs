//! Documents that were found valid, and need not be validated again.

use std::sync::Arc;

use async_graphql::async_trait::async_trait;
use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextValidation};
use async_graphql::{CacheControl, ServerError, ValidationResult};

/// That a request's document was found valid, and for how long what it asks for may be kept.
#[derive(Debug, Clone, Copy)]
pub struct Validated(pub CacheControl);

/// Passes over the validation of what was [`Validated`]. Even async-graphql's fast mode walks the document, for numbers that
/// are known or limited before. An extension costs something at each field that is resolved, which are few where rows are
/// written straight.
pub(super) struct ValidatesOnce;

impl ExtensionFactory for ValidatesOnce {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait]
impl Extension for ValidatesOnce {
    async fn validation(
        &self,
        context: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        match context.data_opt::<Validated>() {
            Some(Validated(cache_control)) => {
                Ok(ValidationResult { cache_control: *cache_control, complexity: 0, depth: 0 })
            }
            None => next.run(context).await,
        }
    }
}
