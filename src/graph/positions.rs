//! Where variables stand in a document, and whether their types allow that.
//!
//! See <https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed>: async-graphql has this rule, but never asks it.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, Directive, ExecutableDocument, Field, FieldDefinition, InputValueDefinition, OperationDefinition,
    OperationType, Selection, SelectionSet, Type, TypeKind, TypeSystemDefinition, VariableDefinition,
};
use async_graphql::{Name, Pos, Positioned, Value as ConstValue};
use async_graphql_value::Value;

use super::limits::Refusal;

/// The places of a schema that take a value.
#[derive(Debug, Default)]
pub struct Positions {
    /// Fields of objects and interfaces.
    fields: HashMap<String, HashMap<String, Output>>,
    /// Fields of input objects.
    inputs: HashMap<String, Places>,
    /// The argument of `@skip` and `@include`, which no schema tells of.
    condition: Places,
}

/// Places by name.
type Places = HashMap<String, Place>;

#[derive(Debug)]
struct Place {
    kind: Type,
    has_default: bool,
}

/// A field: what it gives, without lists, and what it takes.
#[derive(Debug)]
struct Output {
    name: String,
    arguments: Places,
}

impl Positions {
    /// The places of a schema in its own language; none of a text that is no schema.
    pub fn of_sdl(sdl: &str) -> Self {
        let condition = Type::new("Boolean!").map(|kind| ("if".to_owned(), Place { kind, has_default: false }));
        let mut positions = Self { condition: condition.into_iter().collect(), ..Self::default() };
        for definition in parse_schema(sdl).map(|document| document.definitions).unwrap_or_default() {
            let TypeSystemDefinition::Type(Positioned { node: definition, .. }) = definition else { continue };
            let name = definition.name.node.to_string();
            let fields = match definition.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                TypeKind::InputObject(object) => {
                    let mut fields = places(object.fields);
                    if definition.directives.iter().any(|directive| directive.node.name.node == "oneOf") {
                        // The one that is given is not null.
                        fields.values_mut().for_each(|place| place.kind.nullable = false);
                    }
                    positions.inputs.insert(name, fields);
                    continue;
                }
                TypeKind::Scalar | TypeKind::Union(_) | TypeKind::Enum(_) => continue,
            };
            positions.fields.insert(name, outputs(fields));
        }
        positions
    }

    /// Refuses a document in which a variable stands where its type is not allowed. What has no place in the schema is left to
    /// other rules.
    pub fn check(&self, document: &ExecutableDocument) -> Result<(), Refusal> {
        document.operations.iter().try_for_each(|(_, operation)| {
            if operation.node.variable_definitions.is_empty() {
                return Ok(());
            }
            Walk { positions: self, document, operation: &operation.node, seen: HashSet::new() }.operation()
        })
    }
}

fn outputs(fields: Vec<Positioned<FieldDefinition>>) -> HashMap<String, Output> {
    let output = |field: FieldDefinition| {
        let output = Output { name: named(&field.ty.node).to_owned(), arguments: places(field.arguments) };
        (field.name.node.to_string(), output)
    };
    fields.into_iter().map(|field| output(field.node)).collect()
}

fn places(definitions: Vec<Positioned<InputValueDefinition>>) -> Places {
    let place = |definition: InputValueDefinition| {
        let place = Place { kind: definition.ty.node, has_default: definition.default_value.is_some() };
        (definition.name.node.to_string(), place)
    };
    definitions.into_iter().map(|definition| place(definition.node)).collect()
}

/// A type's name, without lists.
fn named(kind: &Type) -> &str {
    match &kind.base {
        BaseType::Named(name) => name,
        BaseType::List(kind) => named(kind),
    }
}

/// One operation, with its fragments, each of which is looked at once.
struct Walk<'a> {
    positions: &'a Positions,
    document: &'a ExecutableDocument,
    operation: &'a OperationDefinition,
    seen: HashSet<&'a str>,
}

impl<'a> Walk<'a> {
    fn operation(mut self) -> Result<(), Refusal> {
        let root = match self.operation.ty {
            OperationType::Query => "Query",
            OperationType::Mutation => "Mutation",
            OperationType::Subscription => "Subscription",
        };
        self.directives(&self.operation.directives)?;
        self.selections(root, &self.operation.selection_set.node)
    }

    fn selections(&mut self, parent: &str, set: &'a SelectionSet) -> Result<(), Refusal> {
        set.items.iter().try_for_each(|selection| match &selection.node {
            Selection::Field(field) => self.field(parent, &field.node, field.pos),
            Selection::InlineFragment(fragment) => {
                self.directives(&fragment.node.directives)?;
                let condition = fragment.node.type_condition.as_ref();
                let parent = condition.map_or(parent, |condition| &condition.node.on.node);
                self.selections(parent, &fragment.node.selection_set.node)
            }
            Selection::FragmentSpread(spread) => {
                self.directives(&spread.node.directives)?;
                let name = spread.node.fragment_name.node.as_str();
                let Some(fragment) = self.document.fragments.get(name).filter(|_| self.seen.insert(name)) else {
                    return Ok(());
                };
                self.directives(&fragment.node.directives)?;
                self.selections(&fragment.node.type_condition.node.on.node, &fragment.node.selection_set.node)
            }
        })
    }

    fn field(&mut self, parent: &str, field: &'a Field, position: Pos) -> Result<(), Refusal> {
        self.directives(&field.directives)?;
        let output = self.positions.fields.get(parent).and_then(|fields| fields.get(field.name.node.as_str()));
        let Some(output) = output else { return Ok(()) };
        self.arguments(&output.arguments, &field.arguments, position)?;
        self.selections(&output.name, &field.selection_set.node)
    }

    fn directives(&self, directives: &[Positioned<Directive>]) -> Result<(), Refusal> {
        directives.iter().try_for_each(|directive| {
            self.arguments(&self.positions.condition, &directive.node.arguments, directive.pos)
        })
    }

    fn arguments(
        &self,
        places: &Places,
        arguments: &[(Positioned<Name>, Positioned<Value>)],
        position: Pos,
    ) -> Result<(), Refusal> {
        arguments.iter().try_for_each(|(name, value)| match places.get(name.node.as_str()) {
            Some(place) => self.value(&place.kind, place.has_default, &value.node, position),
            None => Ok(()),
        })
    }

    fn value(&self, kind: &Type, has_default: bool, value: &Value, position: Pos) -> Result<(), Refusal> {
        match (&kind.base, value) {
            (_, Value::Variable(name)) => {
                let mut definitions = self.operation.variable_definitions.iter().map(|definition| &definition.node);
                match definitions.find(|definition| definition.name.node == *name) {
                    Some(definition) if !is_allowed(definition, kind, has_default) => Err(Refusal::invalid(
                        format!(
                            "The variable \"${name}\" of type \"{}\" stands where \"{kind}\" is expected. Declare it as such.",
                            definition.var_type.node
                        ),
                        position,
                    )),
                    _ => Ok(()),
                }
            }
            (BaseType::List(kind), Value::List(values)) => {
                values.iter().try_for_each(|value| self.value(kind, false, value, position))
            }
            // A value alone stands for a list of it.
            (BaseType::List(kind), Value::Object(_)) => self.value(kind, false, value, position),
            (BaseType::Named(name), Value::Object(object)) => {
                let Some(places) = self.positions.inputs.get(name.as_str()) else { return Ok(()) };
                object.iter().try_for_each(|(name, value)| match places.get(name.as_str()) {
                    Some(place) => self.value(&place.kind, place.has_default, value, position),
                    None => Ok(()),
                })
            }
            _ => Ok(()),
        }
    }
}

/// Whether a variable may stand where a value of this type is expected.
fn is_allowed(variable: &VariableDefinition, kind: &Type, has_default: bool) -> bool {
    let own = &variable.var_type.node;
    if kind.nullable || !own.nullable {
        return is_compatible(own, kind);
    }
    // Null is what is left out, which a default of either stands in for.
    let is_filled_in = variable.default_value.as_ref().is_some_and(|value| value.node != ConstValue::Null);
    (is_filled_in || has_default) && is_compatible(own, &Type { base: kind.base.clone(), nullable: true })
}

fn is_compatible(own: &Type, kind: &Type) -> bool {
    let is_of_base = match (&own.base, &kind.base) {
        (BaseType::List(own), BaseType::List(kind)) => is_compatible(own, kind),
        (BaseType::Named(own), BaseType::Named(kind)) => own == kind,
        _ => false,
    };
    is_of_base && (kind.nullable || !own.nullable)
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    const SDL: &str = "type Query { one(id: ID! = \"a\", filter: Filter, ids: [ID!]): Thing node(id: ID!): Node }
        interface Node { id(of: String): ID! } type Thing implements Node { id(of: String): ID! same(size: Int!): [Thing] }
        input Choice @oneOf { name: String size: Int } input Filter { choice: Choice name: String! sizes: [Int!] inner: Filter limit: Int! = 3 }";

    fn told(query: &str) -> Option<String> {
        let document = parse_query(query).expect("a document");
        Positions::of_sdl(SDL).check(&document).err().map(|refusal| refusal.message)
    }

    #[test]
    fn what_is_allowed() {
        for query in [
            "query ($v: ID) { one(id: $v) { id } }",
            "query ($v: ID = \"b\") { node(id: $v) { id } }",
            "query ($v: ID!) { one(ids: [$v, \"a\"]) { id } }",
            "query ($v: [ID!]!) { one(ids: $v) { id } }",
            "query ($v: Int) { one(filter: { name: \"a\", limit: $v }) { id } }",
            "query ($v: Int!) { one { ...t } } fragment t on Thing { same(size: $v) { same(size: $v) { id } } }",
            "query ($v: Boolean!) { one @skip(if: $v) { ... @include(if: $v) { id } } }",
            // Other rules say what is wrong with these.
            "query ($v: Int) { none(of: $v) { id(of: $v) } one(of: $v) { id } }",
            "query ($v: Int) { one(id: $w) { id } }",
        ] {
            assert_eq!(told(query), None, "{query}");
        }
    }

    #[test]
    fn what_is_not() {
        for (query, own, expected) in [
            ("query ($v: ID) { node(id: $v) { id } }", "ID", "ID!"),
            ("query ($v: ID = null) { node(id: $v) { id } }", "ID", "ID!"),
            ("query ($v: String!) { one(id: $v) { id } }", "String!", "ID!"),
            ("query ($v: ID!) { one(ids: $v) { id } }", "ID!", "[ID!]"),
            ("query ($v: [ID]) { one(ids: $v) { id } }", "[ID]", "[ID!]"),
            ("query ($v: [ID!]) { one(id: $v) { id } }", "[ID!]", "ID!"),
            ("query ($v: String) { one(filter: { inner: { name: $v } }) { id } }", "String", "String!"),
            ("query ($v: Int) { one(filter: { name: \"a\", sizes: [$v] }) { id } }", "Int", "Int!"),
            ("query ($v: String) { one(filter: { name: \"a\", choice: { name: $v } }) { id } }", "String", "String!"),
            ("query ($v: Thing) { one(filter: $v) { id } }", "Thing", "Filter"),
            ("query ($v: Int) { one { ... on Node { id(of: $v) } } }", "Int", "String"),
            ("query ($v: Int) { one { ...t } } fragment t on Thing { same(size: $v) { id } }", "Int", "Int!"),
            ("query ($v: Boolean) { one { id @skip(if: $v) } }", "Boolean", "Boolean!"),
            ("query A { one { id } } query B($v: Int) { one(ids: $v) { id } }", "Int", "[ID!]"),
        ] {
            let message = format!(
                "The variable \"$v\" of type \"{own}\" stands where \"{expected}\" is expected. Declare it as such."
            );
            assert_eq!(told(query), Some(message), "{query}");
        }
    }
}
