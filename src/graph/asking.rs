//! Which field is under way, for `wikigraph explain`: it costs much at every field, and is asked for nowhere else.

use std::sync::Arc;

use async_graphql::async_trait::async_trait;
use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextResolve, ResolveInfo};
use async_graphql::{QueryPathNode, QueryPathSegment, ServerResult, Value};

tokio::task_local! {
    static FIELD: Arc<str>;
}

/// The field whose resolver is under way, as the way to it through the document; `None` where nobody keeps account.
pub fn field_under_way() -> Option<Arc<str>> {
    FIELD.try_with(Arc::clone).ok()
}

/// Keeps account of which field is under way.
pub(super) struct FieldsUnderWay;

impl ExtensionFactory for FieldsUnderWay {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait]
impl Extension for FieldsUnderWay {
    async fn resolve(
        &self,
        context: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        FIELD.scope(way_to(info.path_node), next.run(context, info)).await
    }
}

/// The names, or aliases, from the root to a field; the places in lists are left out.
fn way_to(field: &QueryPathNode<'_>) -> Arc<str> {
    let nodes = std::iter::successors(Some(field), |node| node.parent);
    let names = nodes.filter_map(|node| match node.segment {
        QueryPathSegment::Name(name) => Some(name),
        QueryPathSegment::Index(_) => None,
    });
    let mut names: Vec<&str> = names.collect();
    names.reverse();
    names.join(".").into()
}
