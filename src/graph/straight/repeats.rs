//! Documents that ask for one thing in several places.

use std::collections::HashMap;

use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};
use async_graphql::{Name, Positioned};

/// Whether an operation of a document asks for an object or list more than once under one name, so that what stands below
/// each has to be merged: `{ wiki { name } wiki { url } }`. Fragments count where they are used. The document was measured:
/// its fragments make no circles.
pub fn repeats(document: &ExecutableDocument) -> bool {
    let mut operations = document.operations.iter();
    operations.any(|(_, operation)| selects_twice(document, &[&operation.node.selection_set.node]))
}

fn selects_twice(document: &ExecutableDocument, sets: &[&SelectionSet]) -> bool {
    let mut below: HashMap<&Name, Vec<&SelectionSet>> = HashMap::new();
    for set in sets {
        add(document, set, &mut below);
    }
    below.values().any(|sets| sets.len() > 1 || selects_twice(document, sets))
}

fn add<'d>(
    document: &'d ExecutableDocument,
    set: &'d SelectionSet,
    below: &mut HashMap<&'d Name, Vec<&'d SelectionSet>>,
) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(Positioned { node: field, .. }) => {
                if !field.selection_set.node.items.is_empty() {
                    below.entry(&field.response_key().node).or_default().push(&field.selection_set.node);
                }
            }
            Selection::InlineFragment(fragment) => add(document, &fragment.node.selection_set.node, below),
            Selection::FragmentSpread(spread) => {
                if let Some(fragment) = document.fragments.get(&spread.node.fragment_name.node) {
                    add(document, &fragment.node.selection_set.node, below);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    fn repeats_in(query: &str) -> bool {
        repeats(&parse_query(query).expect("a document"))
    }

    #[test]
    fn objects_under_one_name() {
        assert!(repeats_in("{ wiki { name } wiki { url } }"));
        assert!(repeats_in("{ a: wiki { name } a: wiki { url } }"));
        assert!(repeats_in("{ wiki { name } ...F } fragment F on Query { wiki { url } }"));
        assert!(repeats_in("query A { wiki { name } } query B { wiki { name } wiki { url } }"));
        assert!(repeats_in("{ wiki { page(id: 1) { actor { id } ... { actor { name } } } } }"));
    }

    #[test]
    fn others() {
        assert!(!repeats_in("{ wiki { name name } }"));
        assert!(!repeats_in("{ a: wiki { name } b: wiki { name } }"));
        assert!(!repeats_in("{ a: wiki { ...F } b: wiki { ...F } } fragment F on Wiki { statistics { edits } }"));
    }
}
