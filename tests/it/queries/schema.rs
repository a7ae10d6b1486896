//! The exported schema as a graph: which fields lead from the root to each object type.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::slice::from_ref;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, Type, TypeKind, TypeSystemDefinition};

/// The object types and interfaces, each with its fields.
pub struct Schema(BTreeMap<String, Vec<Field>>);

/// A field of an object type.
#[derive(Clone)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its name behind that of its type: `Page.title`.
    pub full_name: String,
    /// Whether it takes `first`.
    pub is_list: bool,
    of: String,
}

/// The fields from the root to something.
pub type Path = Vec<Field>;

impl Schema {
    /// What the gateway exports.
    pub fn exported() -> Self {
        let document = parse_schema(wikigraph::graph::sdl()).expect("the schema is valid SDL");
        let mut types = BTreeMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else { continue };
            let name = definition.node.name.node.to_string();
            let fields = match definition.node.kind {
                TypeKind::Object(object) => object.fields,
                TypeKind::Interface(interface) => interface.fields,
                _ => continue,
            };
            let fields = fields.iter().map(|field| Field::new(&name, &field.node)).collect();
            types.insert(name, fields);
        }
        Self(types)
    }

    /// A shortest path to each object type that a query can reach without these fields, by fields that may be walked
    /// along; the empty one is the root's.
    pub fn paths(&self, is_left_out: impl Fn(&Field) -> bool, may_walk: impl Fn(&Field) -> bool) -> Vec<Path> {
        let (all, _) = self.walk(|field| !is_left_out(field));
        let (seen, paths) = self.walk(|field| !is_left_out(field) && may_walk(field));
        let unreached: Vec<&String> = all.difference(&seen).collect();
        assert!(unreached.is_empty(), "no path leads to {unreached:?}");
        paths
    }

    fn walk(&self, may_walk: impl Fn(&Field) -> bool) -> (BTreeSet<String>, Vec<Path>) {
        let mut seen = BTreeSet::from(["Query".to_owned()]);
        let mut waiting = VecDeque::from([Path::new()]);
        let mut paths = Vec::new();
        while let Some(path) = waiting.pop_front() {
            for field in self.fields_at(&path).iter().filter(|field| may_walk(field)) {
                if self.0.contains_key(&field.of) && field.of != "Node" && seen.insert(field.of.clone()) {
                    waiting.push_back([path.as_slice(), from_ref(field)].concat());
                }
            }
            paths.push(path);
        }
        (seen, paths)
    }

    /// The paths to each field of the object at the end of a path: fields of scalars end there, others go on to each
    /// field of their own type. A wiki that another object belongs to goes no further: it depends on no row.
    pub fn below(&self, path: &Path) -> Vec<Path> {
        let mut found = Vec::new();
        for field in self.fields_at(path) {
            let path = [path.as_slice(), from_ref(field)].concat();
            match self.0.get(&field.of) {
                None => found.push(path),
                Some(fields) if field.of == "Wiki" && path.len() > 1 => found.push(self.closed(&path, &fields[0])),
                Some(fields) => found.extend(fields.iter().map(|below| self.closed(&path, below))),
            }
        }
        found
    }

    fn closed(&self, path: &Path, field: &Field) -> Path {
        let mut path = [path.as_slice(), from_ref(field)].concat();
        if self.0.contains_key(&field.of) {
            let name = "__typename".to_owned();
            path.push(Field { full_name: name.clone(), name, is_list: false, of: "String".to_owned() });
        }
        path
    }

    fn fields_at(&self, path: &Path) -> &[Field] {
        &self.0[path.last().map_or("Query", |field| &field.of)]
    }
}

impl Field {
    fn new(of: &str, definition: &FieldDefinition) -> Self {
        let name = definition.name.node.to_string();
        let is_list = definition.arguments.iter().any(|argument| argument.node.name.node == "first");
        Self { full_name: format!("{of}.{name}"), name, is_list, of: named(&definition.ty.node) }
    }
}

fn named(ty: &Type) -> String {
    match &ty.base {
        BaseType::Named(name) => name.to_string(),
        BaseType::List(items) => named(items),
    }
}
