//! What a document asks for at one place: a field, and the fields below it.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::parser::types::{Field, FragmentDefinition, Selection, SelectionSet};
use async_graphql::registry::Registry;
use async_graphql::{ContextBase, Name, Pos, Positioned};

use super::{Loaded, Template};
use crate::graph::entity::Entity;
use crate::graph::outline::{Outline, Subject};

/// A field that a document asks for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    field: &'a Positioned<Field>,
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    registry: &'a Registry,
    outline: &'a Outline,
    loaded: Option<&'a Loaded>,
}

impl<'a> Asked<'a> {
    /// The field under way.
    pub fn by(context: &async_graphql::Context<'a>) -> Self {
        Self::of(context, context.item)
    }

    /// A field of the request that this context is of.
    pub fn of<T>(context: &ContextBase<'a, T>, field: &'a Positioned<Field>) -> Self {
        Self {
            field,
            fragments: &context.query_env.fragments,
            registry: &context.schema_env.registry,
            outline: context.data_unchecked::<Arc<Outline>>(),
            loaded: context.data_opt::<Loaded>(),
        }
    }

    /// Its name in the schema.
    pub fn name(&self) -> &'a str {
        self.field.node.name.node.as_str()
    }

    /// Its name in the answer.
    pub fn key(&self) -> &'a str {
        self.field.node.response_key().node.as_str()
    }

    /// Where it stands in the document.
    pub fn field(&self) -> &'a Positioned<Field> {
        self.field
    }

    /// Where that is: each field has a place of its own.
    pub(super) fn place(&self) -> Pos {
        self.field.pos
    }

    /// The lists of the request that are loaded, if its answer can be written straight.
    pub fn loaded(&self) -> Option<&'a Loaded> {
        self.loaded
    }

    /// What is known of the field in this document, or what `find` finds.
    pub(in crate::graph) fn found<F: Send + Sync + 'static>(&self, subject: Subject, find: impl Fn() -> F) -> Arc<F> {
        self.outline.found(self.place(), subject, find)
    }

    /// The template of what is below the field, which is of type `T`.
    pub fn template<T: Entity>(self) -> Arc<Template> {
        self.found(Subject::rows::<T>(), || Template::of::<T>(self))
    }

    /// The fields below it, in order, for an object of this type: fragments on other types are passed over. Leaves that
    /// are asked for twice under one name come once.
    pub fn below(&self, type_name: &str) -> Vec<Asked<'a>> {
        let mut fields = Vec::with_capacity(self.field.node.selection_set.node.items.len());
        self.add(&self.field.node.selection_set.node, type_name, &mut fields);
        fields
    }

    fn add(&self, set: &'a SelectionSet, type_name: &str, fields: &mut Vec<Asked<'a>>) {
        for selection in &set.items {
            let (condition, set) = match &selection.node {
                Selection::Field(field) => {
                    let asked = Self { field, ..*self };
                    let is_leaf = field.node.selection_set.node.items.is_empty();
                    if !is_leaf || !fields.iter().any(|known| known.key() == asked.key()) {
                        fields.push(asked);
                    }
                    continue;
                }
                Selection::FragmentSpread(spread) => match self.fragments.get(&spread.node.fragment_name.node) {
                    Some(fragment) => (Some(&fragment.node.type_condition), &fragment.node.selection_set.node),
                    None => continue,
                },
                Selection::InlineFragment(fragment) => {
                    (fragment.node.type_condition.as_ref(), &fragment.node.selection_set.node)
                }
            };
            if condition.is_none_or(|condition| self.is_a(type_name, &condition.node.on.node)) {
                self.add(set, type_name, fields);
            }
        }
    }

    /// Whether objects of a type are of another one, too: an interface of theirs.
    fn is_a(&self, type_name: &str, other: &str) -> bool {
        type_name == other || self.registry.implements.get(type_name).is_some_and(|types| types.contains(other))
    }
}
