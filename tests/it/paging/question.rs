//! The lists that are paged through: each connection unfiltered and with each filter, in each order.

use fastrand::Rng;
use serde_json::Value;

use super::list::{List, Row};
use super::schema::Connection;
use super::table::{Filters, Keeps, Template, filters, needed};
use crate::harness::Gateway;

/// How many rows a template can take values from.
const SAMPLES: usize = 4;

/// A filtered list.
pub struct Question<'a> {
    /// The list, without an order.
    pub list: List<'a>,
    /// How it relates to the unfiltered one.
    pub keeps: Keeps,
    /// The names of the rows that the filter was made from.
    pub samples: Vec<String>,
}

/// An order as an argument, and the argument for the opposite one.
pub type Order = [String; 2];

/// Every order of a connection, with its opposite.
pub fn orders(connection: &Connection) -> Vec<Order> {
    let order = |field: &String, direction: &str| format!("orderBy: {{ field: {field}, direction: {direction} }}");
    connection.orders.iter().map(|field| ["ASC", "DESC"].map(|direction| order(field, direction))).collect()
}

/// The connection's unfiltered list.
pub fn unfiltered<'a>(connection: &'a Connection, parents: &[String]) -> List<'a> {
    List { connection, parents: parents.to_vec(), arguments: needed(connection).to_owned() }
}

/// The same list with a further argument.
pub fn with<'a>(list: &List<'a>, argument: &str) -> List<'a> {
    List { arguments: format!("{} {argument}", list.arguments).trim().to_owned(), ..list.clone() }
}

/// Every filter of a connection whose values the unfiltered list has: on the embedded wiki, which has them all, every one.
pub async fn questions<'a>(gateway: &Gateway, unfiltered: &List<'a>, dice: &mut Rng) -> Vec<Question<'a>> {
    let is_embedded = gateway.wiki.code.as_str() == "sandboxwiki";
    let mut questions = Vec::new();
    for filters in filters(unfiltered.connection) {
        let rows = sample_rows(gateway, unfiltered, filters).await;
        for template in filters.templates {
            let question = filled(unfiltered, filters, template, &rows, dice);
            assert!(question.is_some() || !is_embedded, "no row of {} fits {}", unfiltered.name(), template.text);
            questions.extend(question);
        }
    }
    questions
}

async fn sample_rows(gateway: &Gateway, list: &List<'_>, filters: &Filters) -> Vec<Value> {
    let selection = format!("nodes {{ {} {} }}", list.connection.named_by, filters.sample);
    let mut answers = list.ask(gateway, &["first: 500".to_owned()], &selection).await;
    answers[0][0]["nodes"].as_array_mut().map(std::mem::take).expect("nodes")
}

fn filled<'a>(
    unfiltered: &List<'a>,
    filters: &Filters,
    template: &Template,
    rows: &[Value],
    dice: &mut Rng,
) -> Option<Question<'a>> {
    let has_all = |row: &&Value| {
        pointers(template.text)
            .all(|(_, pointer)| row.pointer(pointer_in_row(pointer)).is_some_and(|value| !value.is_null()))
    };
    let mut fit: Vec<&Value> = rows.iter().filter(has_all).collect();
    if fit.is_empty() {
        return None;
    }
    dice.shuffle(&mut fit);
    let samples: Vec<Value> = fit.into_iter().cycle().take(SAMPLES).cloned().collect();
    let used = pointers(template.text).map(|(_, pointer)| sample_number(pointer)).max().map_or(0, |most| most + 1);
    let named_by = unfiltered.connection.named_by;
    let names = samples.iter().take(used).filter_map(|row| row[named_by].as_str()).map(str::to_owned).collect();
    let text = fill(template.text, &Value::Array(samples));
    let connection = unfiltered.connection;
    let list = if filters.of == connection.full_name() {
        List { arguments: text, ..unfiltered.clone() }
    } else if connection.arguments.iter().any(|argument| argument.of == filters.of) {
        with(unfiltered, &format!("filter: {{ {text} }}"))
    } else {
        with(unfiltered, &text)
    };
    Some(Question { list, keeps: template.keeps, samples: names })
}

/// What stands in `$(…)`: a word before, and the pointer.
fn pointers(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split("$(").skip(1).filter_map(|part| part.split_once(')')).map(|(inside, _)| word_and_pointer(inside))
}

fn word_and_pointer(inside: &str) -> (&str, &str) {
    inside.split_once(' ').unwrap_or(("", inside))
}

/// `/name` of `/0/name`.
fn pointer_in_row(pointer: &str) -> &str {
    pointer[1..].find('/').map_or("", |place| &pointer[1 + place..])
}

fn sample_number(pointer: &str) -> usize {
    pointer[1..].split('/').next().and_then(|number| number.parse().ok()).expect("a pointer begins with a number")
}

fn fill(text: &str, samples: &Value) -> String {
    let mut parts = text.split("$(");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, rest) = part.split_once(')').expect("a placeholder ends");
        let (word, pointer) = word_and_pointer(inside);
        let value = samples.pointer(pointer).expect("the samples have all that the template takes");
        let text = value.as_str().unwrap_or_default();
        filled.push_str(&match word {
            "bare" => text.to_owned(),
            "first" => Value::from(text.chars().take(1).collect::<String>()).to_string(),
            _ => value.to_string(),
        });
        filled.push_str(rest);
    }
    filled
}

impl Question<'_> {
    /// What is wrong with which rows there are, given those of the unfiltered list in the same order.
    pub fn problem(&self, rows: &[Row], unfiltered: &[Row]) -> Option<String> {
        let has = |name: &String| rows.iter().any(|row| row.name == *name);
        if self.keeps == Keeps::Samples && !self.samples.iter().all(has) {
            return Some(format!("{} lacks a row that it was made from: {:?}", self.list.name(), self.samples));
        }
        let mut whole = unfiltered.iter();
        let in_order = rows.iter().all(|row| whole.any(|of_whole| of_whole.name == row.name));
        let problem = || format!("{} is no part of the unfiltered list, in its order", self.list.name());
        (self.keeps != Keeps::Others && !in_order).then(problem)
    }
}
