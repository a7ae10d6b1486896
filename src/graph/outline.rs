//! What is found out about a document's fields: once, and not for each request.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::Pos;
use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};

use super::fingerprint::Fingerprints;

/// What is known of a document's fields, by their places. It holds for every request that sends the document, unless
/// [`is_conditional`]: such a document has an outline for each request.
#[derive(Debug, Default)]
pub struct Outline {
    pub(super) fingerprints: Fingerprints,
    /// By their fields, their own types and their subjects.
    findings: Kept<(Pos, TypeId, Subject), Arc<dyn Any + Send + Sync>>,
}

/// What is found out about a field: for which type of rows or lists, and for which way of reading them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Subject {
    pub rows: TypeId,
    pub is_backwards: bool,
    pub partner: Option<&'static str>,
}

impl Subject {
    /// Rows of this type, however they are read.
    pub fn rows<T: 'static>() -> Self {
        Self { rows: TypeId::of::<T>(), is_backwards: false, partner: None }
    }
}

impl Outline {
    /// What was found out about the field at this place, or what `find` finds now.
    pub(super) fn found<F: Any + Send + Sync>(&self, place: Pos, subject: Subject, find: impl Fn() -> F) -> Arc<F> {
        let key = (place, TypeId::of::<F>(), subject);
        let found = self.findings.of(key, || Arc::new(find()) as Arc<dyn Any + Send + Sync>);
        found.downcast().unwrap_or_else(|_| Arc::new(find()))
    }
}

/// Whether it depends on a request's variables which fields a document has.
pub fn is_conditional(document: &ExecutableDocument) -> bool {
    let operations = document.operations.iter().map(|(_, operation)| &operation.node.selection_set.node);
    let fragments = document.fragments.values().map(|fragment| &fragment.node.selection_set.node);
    operations.chain(fragments).any(has_directives)
}

fn has_directives(set: &SelectionSet) -> bool {
    set.items.iter().any(|selection| {
        let below = match &selection.node {
            Selection::Field(field) => Some(&field.node.selection_set.node),
            Selection::InlineFragment(fragment) => Some(&fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => None,
        };
        !selection.node.directives().is_empty() || below.is_some_and(has_directives)
    })
}

/// Values that are made once, by what they are made for.
#[derive(Debug)]
pub(super) struct Kept<K, V>(Mutex<HashMap<K, V>>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V: Clone> Kept<K, V> {
    /// What is kept for a key. Nobody waits for `make`: of what is made twice, one is kept.
    pub fn of(&self, key: K, make: impl FnOnce() -> V) -> V {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        known.unwrap_or_else(|| {
            let made = make();
            self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(made).clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::is_conditional;

    #[test]
    fn a_document_is_conditional_wherever_a_directive_is() {
        let conditional = |text: &str| is_conditional(&parse_query(text).expect("a document"));
        assert!(!conditional("query($n: Int) { a(first: $n) { ...F ... on B { b } } } fragment F on A { a }"));
        assert!(conditional("query($if: Boolean!) { a { b @include(if: $if) } }"));
        assert!(conditional("query($if: Boolean!) { a { ...F @skip(if: $if) } } fragment F on A { a }"));
        assert!(conditional("query($if: Boolean!) { a { ... on B @skip(if: $if) { b } } }"));
        assert!(conditional("query($if: Boolean!) { a { ...F } } fragment F on A { a { b @skip(if: $if) } }"));
        assert!(conditional("query A { a } query B($if: Boolean!) { b { c @skip(if: $if) } }"));
    }
}
