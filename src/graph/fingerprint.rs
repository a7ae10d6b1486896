//! What a field asks for, as a number: fields that ask alike share what is loaded for them.

use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};
use std::sync::Arc;

use async_graphql::parser::types::{Field, Selection, SelectionSet, TypeCondition};
use async_graphql::{Context, Pos, Positioned};

use super::outline::{Kept, Outline};

/// The fingerprints of a document's fields, by their places in it.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    /// Drawn for each document: nobody can write fields that are taken for others.
    hashes: RandomState,
    fields: Kept<Pos, u64>,
    selections: Kept<Pos, u64>,
}

/// Of the field under way: its name, its arguments, and all that stands below it; its alias is nothing to it.
pub(super) fn of_field(context: &Context<'_>) -> u64 {
    let fingerprints = of_document(context);
    fingerprints.fields.of(context.item.pos, || {
        let mut hasher = fingerprints.hashes.build_hasher();
        add(context, &context.item.node, &mut hasher);
        hasher.finish()
    })
}

/// Of all that stands below the field under way.
pub(super) fn of_selection(context: &Context<'_>) -> u64 {
    let fingerprints = of_document(context);
    fingerprints.selections.of(context.item.pos, || {
        let mut hasher = fingerprints.hashes.build_hasher();
        add_selection(context, &context.item.node.selection_set.node, &mut hasher);
        hasher.finish()
    })
}

fn of_document<'a>(context: &Context<'a>) -> &'a Fingerprints {
    &context.data_unchecked::<Arc<Outline>>().fingerprints
}

fn add(context: &Context<'_>, field: &Field, hasher: &mut DefaultHasher) {
    (&field.name.node, field.arguments.len()).hash(hasher);
    for (name, value) in &field.arguments {
        name.node.hash(hasher);
        // A variable has one value all over a request.
        value.node.to_string().hash(hasher);
    }
    add_selection(context, &field.selection_set.node, hasher);
}

fn add_selection(context: &Context<'_>, set: &SelectionSet, hasher: &mut DefaultHasher) {
    set.items.len().hash(hasher);
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) => add(context, &field.node, hasher),
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = context.query_env.fragments.get(&spread.node.fragment_name.node) {
                    add_fragment(
                        context,
                        Some(&fragment.node.type_condition),
                        &fragment.node.selection_set.node,
                        hasher,
                    );
                }
            }
            Selection::InlineFragment(fragment) => {
                add_fragment(context, fragment.node.type_condition.as_ref(), &fragment.node.selection_set.node, hasher);
            }
        }
    }
}

fn add_fragment(
    context: &Context<'_>,
    condition: Option<&Positioned<TypeCondition>>,
    set: &SelectionSet,
    hasher: &mut DefaultHasher,
) {
    condition.map(|condition| condition.node.on.node.as_str()).hash(hasher);
    add_selection(context, set, hasher);
}
