//! What a field's arguments say about how much it gives.

use std::cell::Cell;

use async_graphql::parser::types::{Directive, Field, OperationDefinition};
use async_graphql::{Positioned, Value, Variables};
use async_graphql_value::Value as Argument;

use super::DEFAULT_PAGE;

/// Arguments that list one by one what is wanted.
const KEYS: [&str; 3] = ["ids", "titles", "names"];

/// The fields of a list's filter that do so. The filters of other lists have none; what one has not is no reason to expect
/// less, though validation refuses it, mostly.
fn keys_of_filter(list: &str) -> &'static [&'static str] {
    match list {
        "pages" => &["ids", "titles"],
        "users" => &["ids", "names"],
        _ => &[],
    }
}

/// Reads arguments, with the running operation's variables put in.
pub(super) struct Arguments<'a> {
    pub running: &'a OperationDefinition,
    variables: &'a Variables,
    asks_variables: Cell<bool>,
}

impl<'a> Arguments<'a> {
    pub fn new(running: &'a OperationDefinition, variables: &'a Variables) -> Self {
        Self { running, variables, asks_variables: Cell::new(false) }
    }

    /// Whether the value of any variable has been looked at.
    pub fn asks_variables(&self) -> bool {
        self.asks_variables.get()
    }

    /// How many rows a page of the field holds, should the field be a connection.
    ///
    /// What the field will refuse, such as a negative number, counts as the default here.
    pub fn page_size(&self, field: &Field) -> u64 {
        let asked = ["first", "last"].iter().filter_map(|name| {
            let argument = &field.get_argument(name)?.node;
            self.number(argument)
        });
        let size = asked.max().unwrap_or(DEFAULT_PAGE);
        let filter = field.get_argument("filter").map(|filter| &filter.node);
        let keys = keys_of_filter(&field.name.node);
        filter.and_then(|filter| self.least_of(keys, filter)).map_or(size, |least| least.min(size))
    }

    /// How many things the field's own arguments list, where they list any.
    pub fn keys(&self, field: &Field) -> Option<u64> {
        KEYS.iter().filter_map(|name| self.length(&field.get_argument(name)?.node)).max()
    }

    /// Whether the argument of this name is true.
    pub fn says_yes(&self, field: &Field, name: &str) -> bool {
        field.get_argument(name).and_then(|argument| self.boolean(&argument.node)) == Some(true)
    }

    /// How many wikis the field asks together, where it names any.
    pub fn wikis(&self, field: &Field) -> u64 {
        field.get_argument("wikis").and_then(|wikis| self.length(&wikis.node)).unwrap_or_default()
    }

    /// Whether `@skip` or `@include` leaves the selection out.
    pub fn is_skipped(&self, directives: &[Positioned<Directive>]) -> bool {
        directives.iter().any(|directive| {
            let leaves_out = match directive.node.name.node.as_str() {
                "skip" => true,
                "include" => false,
                _ => return false,
            };
            let condition = directive.node.get_argument("if");
            condition.and_then(|condition| self.boolean(&condition.node)) == Some(leaves_out)
        })
    }

    fn variable(&self, name: &str) -> Option<&Value> {
        self.asks_variables.set(true);
        let definitions = &self.running.variable_definitions;
        self.variables.get(name).or_else(|| {
            let definition = definitions.iter().find(|one| one.node.name.node == name)?;
            definition.node.default_value.as_ref().map(|value| &value.node)
        })
    }

    fn number(&self, argument: &Argument) -> Option<u64> {
        match argument {
            Argument::Number(number) => number.as_u64(),
            Argument::Variable(name) => match self.variable(name)? {
                Value::Number(number) => number.as_u64(),
                _ => None,
            },
            _ => None,
        }
    }

    fn boolean(&self, argument: &Argument) -> Option<bool> {
        match argument {
            Argument::Boolean(value) => Some(*value),
            Argument::Variable(name) => match self.variable(name)? {
                Value::Boolean(value) => Some(*value),
                _ => None,
            },
            _ => None,
        }
    }

    /// A value that is no list counts as a list of it alone, for GraphQL takes it so.
    fn length(&self, argument: &Argument) -> Option<u64> {
        match argument {
            Argument::List(items) => Some(items.len() as u64),
            Argument::Variable(name) => length_of(self.variable(name)?),
            Argument::Null => None,
            _ => Some(1),
        }
    }

    /// How many things the shortest of a filter's lists has.
    fn least_of(&self, keys: &[&str], filter: &Argument) -> Option<u64> {
        let lengths = keys.iter().filter_map(|name| match filter {
            Argument::Object(fields) => self.length(fields.get(*name)?),
            Argument::Variable(variable) => match self.variable(variable)? {
                Value::Object(fields) => length_of(fields.get(*name)?),
                _ => None,
            },
            _ => None,
        });
        lengths.min()
    }
}

fn length_of(value: &Value) -> Option<u64> {
    match value {
        Value::List(items) => Some(items.len() as u64),
        Value::Null => None,
        _ => Some(1),
    }
}
