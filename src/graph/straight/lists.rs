//! The lists of a connection: its rows, with and without their cursors.

use std::borrow::Cow;

use async_graphql::async_trait::async_trait;
use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::resolver_utils::{ContainerType, resolve_list};
use async_graphql::{ContextSelectionSet, OutputType, Positioned, ServerResult, Value};
use futures_util::future::try_join_all;

use super::bound::Gaps;
use super::row::{self, filled, piece};
use super::template::{Template, lead};
use super::{Asked, Output, below};
use crate::graph::connection::{Edge, EdgeTemplate, Kind};
use crate::graph::entity::Entity;
use crate::types::Json;

/// The rows of a connection, without their cursors.
pub struct Nodes<'a, K: Kind>(pub &'a [Edge<K>]);

/// The rows of a connection with their cursors.
pub struct Edges<'a, K: Kind>(pub &'a [Edge<K>]);

#[async_trait]
impl<K: Kind> OutputType for Nodes<'_, K> {
    fn type_name() -> Cow<'static, str> {
        format!("[{}]", K::Node::qualified_type_name()).into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        K::Node::create_type_info(registry);
        Self::qualified_type_name()
    }

    async fn resolve(&self, context: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let nodes = self.0.iter().map(|edge| &edge.node);
        let members = self.0.iter().map(Edge::member);
        let asked = Asked::of(context, field);
        let Some(loaded) = asked.loaded() else {
            return resolve_list(context, field, nodes, Some(self.0.len())).await;
        };
        let template = asked.template::<K::Node>();
        if template.is_plain() {
            let mut json = Json::default();
            return match row::list(&template, members, &mut json, &mut Gaps::Left(&mut Vec::new())) {
                Ok(()) => Ok(piece(json)),
                Err(_) => resolve_list(context, field, nodes, Some(self.0.len())).await,
            };
        }
        let template = &*template;
        let object = |index: usize| {
            let own = context.with_index(index);
            let member = self.0[index].member().clone();
            async move {
                let object = row::resolve::<K::Node>(member, &own, field, template).await;
                object.map_err(|error| own.set_error_path(error))
            }
        };
        if template.is_listed::<K::Node>(asked) {
            let write =
                |index: usize, json: &mut Json| template.write(self.0[index].member(), json, &mut Gaps::Filled(loaded));
            return below::list(std::iter::once(template), members, object, write).await;
        }
        Ok(piece(listed(&try_join_all((0..self.0.len()).map(object)).await?)))
    }
}

#[async_trait]
impl<K: Kind> OutputType for Edges<'_, K> {
    fn type_name() -> Cow<'static, str> {
        format!("[{}]", Edge::<K>::qualified_type_name()).into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Edge::<K>::create_type_info(registry);
        Self::qualified_type_name()
    }

    async fn resolve(&self, context: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        let asked = Asked::of(context, field);
        let Some(loaded) = asked.loaded() else {
            return resolve_list(context, field, self.0, Some(self.0.len())).await;
        };
        let object = |index: usize| {
            let own = context.with_index(index);
            let edge = &self.0[index];
            async move { edge_object(edge, &own, field).await.map_err(|error| own.set_error_path(error)) }
        };
        if let Some(template) = EdgeTemplate::of::<K>(asked) {
            let members = self.0.iter().map(Edge::member);
            let write = |index: usize, json: &mut Json| template.write(&self.0[index], json, &mut Gaps::Filled(loaded));
            return below::list(template.nodes(), members, object, write).await;
        }
        Ok(piece(listed(&try_join_all((0..self.0.len()).map(object)).await?)))
    }
}

/// One edge, whose cursor is known and whose node is a row.
async fn edge_object<K: Kind>(
    edge: &Edge<K>,
    context: &ContextSelectionSet<'_>,
    field: &Positioned<Field>,
) -> ServerResult<Value> {
    let mut json = Json::default();
    let mut gaps = Vec::new();
    let mut pending = Vec::new();
    for (index, asked) in Asked::of(context, field).below(&Edge::<K>::type_name()).into_iter().enumerate() {
        json.raw(&lead(index == 0, asked.key()));
        match (asked.name(), asked.loaded()) {
            ("cursor", _) => json.string(&edge.cursor),
            ("__typename", _) => json.string(&Edge::<K>::type_name()),
            ("node", Some(_)) => {
                let template = asked.template::<K::Node>();
                let start = json.len();
                if template.is_plain() && write_node(&template, edge, &mut json).is_some() {
                    continue;
                }
                json.truncate(start);
                gaps.push(start);
                pending.push((asked, Some(template)));
            }
            _ => {
                gaps.push(json.len());
                pending.push((asked, None));
            }
        }
    }
    json.mark(b'}');
    if gaps.is_empty() {
        return Ok(piece(json));
    }
    let values = pending.iter().map(|(asked, template)| async move {
        let own = context.with_field(asked.field());
        let Some(template) = template else { return Ok(edge.resolve_field(&own).await?.unwrap_or_default()) };
        let below = own.with_selection_set(&asked.field().node.selection_set);
        row::resolve::<K::Node>(edge.node.member().clone(), &below, asked.field(), template).await
    });
    Ok(piece(filled(json, &gaps, &try_join_all(values).await?)))
}

fn write_node<K: Kind>(template: &Template, edge: &Edge<K>, json: &mut Json) -> Option<()> {
    template.write(edge.member(), json, &mut Gaps::Left(&mut Vec::new())).ok()
}

fn listed(values: &Vec<Value>) -> Json {
    let mut json = Json::with_capacity(values.len() * 128);
    values.write(&mut json);
    json
}
