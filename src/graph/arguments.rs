//! What the arguments that many fields have say of themselves: written once, and added to the finished types.

use std::borrow::Cow;

use async_graphql::async_trait::async_trait;
use async_graphql::parser::types::Field;
use async_graphql::registry::{MetaType, Registry};
use async_graphql::{ContextSelectionSet, OutputType, Positioned, ServerResult, Value};

const DESCRIPTIONS: [(&str, &str); 8] = [
    ("first", "At most so many rows, 0 to 500, from the list's beginning or after `after`; not together with `last`."),
    ("after", "The cursor that the page begins behind: `endCursor` of the page before."),
    ("last", "At most so many rows, 0 to 500, up to the list's end or `before`; not together with `first`."),
    ("before", "The cursor that the page ends in front of: `startCursor` of the page after."),
    ("filter", "Which rows; all where nothing is given."),
    ("orderBy", "In which order the rows come."),
    ("input", "What is to be done."),
    ("namespace", "Only in the namespace of this number; in all where none is given."),
];

/// A type that no value is of: registered after all others, it describes their fields' arguments where nothing else
/// does.
pub(super) enum Arguments {}

#[async_trait]
impl OutputType for Arguments {
    fn type_name() -> Cow<'static, str> {
        "Query".into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.types.values_mut().for_each(describe);
        Self::qualified_type_name()
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        match *self {}
    }
}

fn describe(described: &mut MetaType) {
    let MetaType::Object { fields, .. } = described else { return };
    for argument in fields.values_mut().flat_map(|field| field.args.values_mut()) {
        if argument.description.is_none() {
            let known = DESCRIPTIONS.iter().find(|(name, _)| *name == argument.name);
            argument.description = known.map(|(_, description)| (*description).to_owned());
        }
    }
}
