//! Values of variables that certainly fit their types: a document that was found valid once need not be validated again
//! for them.

use std::collections::{HashMap, HashSet};

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, InputValueDefinition, OperationDefinition, Type, TypeKind, TypeSystemDefinition,
};
use async_graphql::{Positioned, ScalarType, Value, Variables};

use super::scalars::{BigInt, DateTime};

/// The types that variables can be of.
#[derive(Debug, Default)]
pub struct InputTypes {
    enums: HashMap<String, HashSet<String>>,
    objects: HashMap<String, HashMap<String, Field>>,
}

#[derive(Debug)]
struct Field {
    kind: Type,
    is_required: bool,
}

impl InputTypes {
    /// The types of a schema in its own language; none of a text that is no schema, so that nothing certainly fits.
    pub fn of_sdl(sdl: &str) -> Self {
        let mut types = Self::default();
        for definition in parse_schema(sdl).map(|document| document.definitions).unwrap_or_default() {
            let TypeSystemDefinition::Type(Positioned { node: definition, .. }) = definition else { continue };
            let name = definition.name.node.to_string();
            match definition.kind {
                TypeKind::Enum(members) => {
                    let values = members.values.into_iter().map(|value| value.node.value.node.to_string());
                    types.enums.insert(name, values.collect());
                }
                // Of an input object with a directive, such as @oneOf, more is wanted than its fields.
                TypeKind::InputObject(object) if definition.directives.is_empty() => {
                    types.objects.insert(name, object.fields.into_iter().map(|field| field_of(field.node)).collect());
                }
                _ => {}
            }
        }
        types
    }

    /// Whether an operation's variables certainly have values that their types allow, and the places where they stand, too. What
    /// is doubtful does not fit, as does a null: its place may want a value.
    pub fn fit(&self, operation: &OperationDefinition, variables: &Variables) -> bool {
        operation.variable_definitions.iter().all(|definition| {
            let given = variables.get(&definition.node.name.node);
            given.is_none_or(|value| *value != Value::Null && self.fits(&definition.node.var_type.node, value))
        })
    }

    fn fits(&self, kind: &Type, value: &Value) -> bool {
        match (&kind.base, value) {
            (_, Value::Null) => kind.nullable,
            (BaseType::List(kind), Value::List(values)) => values.iter().all(|value| self.fits(kind, value)),
            (BaseType::Named(name), Value::Object(object)) => self.objects.get(name.as_str()).is_some_and(|fields| {
                object
                    .iter()
                    .all(|(name, value)| fields.get(name.as_str()).is_some_and(|field| self.fits(&field.kind, value)))
                    && fields.iter().all(|(name, field)| !field.is_required || object.contains_key(name.as_str()))
            }),
            (BaseType::Named(name), value) => self.is_scalar(name, value),
            _ => false,
        }
    }

    fn is_scalar(&self, name: &str, value: &Value) -> bool {
        match (name, value) {
            ("String" | "ID", Value::String(_)) | ("Boolean", Value::Boolean(_)) => true,
            ("Int", Value::Number(number)) => number.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
            ("BigInt", value) => BigInt::parse(value.clone()).is_ok(),
            ("DateTime", value) => DateTime::parse(value.clone()).is_ok(),
            (name, Value::String(text)) => self.has_member(name, text),
            (name, Value::Enum(member)) => self.has_member(name, member),
            _ => false,
        }
    }

    fn has_member(&self, name: &str, member: &str) -> bool {
        self.enums.get(name).is_some_and(|members| members.contains(member))
    }
}

fn field_of(definition: InputValueDefinition) -> (String, Field) {
    let kind = definition.ty.node;
    let is_required = !kind.nullable && definition.default_value.is_none();
    (definition.name.node.to_string(), Field { kind, is_required })
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use async_graphql::parser::types::DocumentOperations;
    use serde_json::json;

    use super::*;

    const SDL: &str = "enum Colour { RED BLUE } input Other @oneOf { a: Int b: Int }
        input Filter { names: [String!]! limit: Int! = 3 colour: Colour at: DateTime inner: Filter other: Other }";

    fn fits(kind: &str, value: serde_json::Value) -> bool {
        let document = parse_query(format!("query ($v: {kind}) {{ a }}")).expect("a document");
        let DocumentOperations::Single(operation) = document.operations else { panic!("one operation") };
        InputTypes::of_sdl(SDL).fit(&operation.node, &Variables::from_json(json!({ "v": value })))
    }

    #[test]
    fn what_certainly_fits() {
        assert!(fits("[String!]!", json!(["a", "b"])));
        assert!(fits("[Int]", json!([null])));
        assert!(fits("BigInt!", json!(5_000_000_000_u64)));
        assert!(fits("Filter", json!({ "names": [], "colour": "RED", "at": "2026-01-31T12:34:56Z" })));
        assert!(fits("Filter", json!({ "names": ["a"], "inner": { "names": [] } })));
    }

    #[test]
    fn what_does_not_or_may_not() {
        assert!(!fits("[String!]!", json!(["a", null])));
        assert!(!fits("[String!]", json!("a")));
        assert!(!fits("Int", json!(3_000_000_000_u64)));
        assert!(!fits("Int!", json!(null)));
        assert!(!fits("Int", json!(null)), "it may stand where a value is wanted");
        assert!(!fits("BigInt", json!(-1)));
        assert!(!fits("Filter", json!({})));
        assert!(!fits("Filter", json!({ "names": [], "colour": "GREEN" })));
        assert!(!fits("Filter", json!({ "names": [], "more": 1 })));
        assert!(!fits("Filter", json!({ "names": [], "other": { "a": 1 } })));
        assert!(!fits("Unheard", json!("RED")));
    }
}
