//! What a field asks for, as a number: fields that ask alike share what is loaded for them.

use std::collections::HashMap;
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};
use std::sync::{Mutex, PoisonError};

use async_graphql::{Context, Pos, SelectionField};

/// The fingerprints of one request's fields, by their places in the document.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    /// Drawn for each request: nobody can write fields that are taken for others.
    hashes: RandomState,
    known: Mutex<HashMap<Pos, u64>>,
}

/// Of the field under way: its name, its arguments, and all that stands below it; its alias is nothing to it.
pub(super) fn of_field(context: &Context<'_>) -> u64 {
    let fingerprints = context.data_unchecked::<Fingerprints>();
    let mut known = fingerprints.known.lock().unwrap_or_else(PoisonError::into_inner);
    // Every row of a list asks for the same field.
    *known.entry(context.item.pos).or_insert_with(|| {
        let mut hasher = fingerprints.hashes.build_hasher();
        add(context.field(), &mut hasher);
        hasher.finish()
    })
}

/// Of all that stands below the field under way.
pub(super) fn of_selection(context: &Context<'_>) -> u64 {
    let mut hasher = context.data_unchecked::<Fingerprints>().hashes.build_hasher();
    add_selection(context.field(), &mut hasher);
    hasher.finish()
}

fn add(field: SelectionField<'_>, hasher: &mut DefaultHasher) {
    field.name().hash(hasher);
    // Arguments that cannot be read fail when the field is resolved.
    for (name, value) in field.arguments().unwrap_or_default() {
        name.hash(hasher);
        value.to_string().hash(hasher);
    }
    add_selection(field, hasher);
}

fn add_selection(field: SelectionField<'_>, hasher: &mut DefaultHasher) {
    "{".hash(hasher);
    for below in field.selection_set() {
        add(below, hasher);
    }
    "}".hash(hasher);
}
