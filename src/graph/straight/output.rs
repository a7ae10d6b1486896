//! Values that are worked out from a row, as JSON.

use async_graphql::Value;
use async_graphql::resolver_utils::EnumType;

use crate::graph::scalars::{BigInt, DateTime, Url};
use crate::types::Json;

/// What can be written into an answer.
pub trait Output {
    /// Writes it.
    fn write(&self, json: &mut Json);
}

impl Output for bool {
    fn write(&self, json: &mut Json) {
        json.boolean(*self);
    }
}

impl Output for i32 {
    fn write(&self, json: &mut Json) {
        json.integer((*self).into());
    }
}

impl Output for String {
    fn write(&self, json: &mut Json) {
        json.string(self);
    }
}

impl Output for BigInt {
    fn write(&self, json: &mut Json) {
        json.integer(self.0);
    }
}

impl Output for DateTime {
    fn write(&self, json: &mut Json) {
        json.moment(self.0.digits());
    }
}

impl Output for Url {
    fn write(&self, json: &mut Json) {
        json.string(&self.0);
    }
}

/// A value of an enum.
pub struct Enumerated<T>(pub T);

impl<T: EnumType> Output for Enumerated<T> {
    fn write(&self, json: &mut Json) {
        match T::items().iter().find(|item| item.value == self.0) {
            Some(item) => json.string(item.name),
            None => json.null(),
        }
    }
}

impl Output for Value {
    fn write(&self, json: &mut Json) {
        write(self, json);
    }
}

impl<T: Output> Output for Option<T> {
    fn write(&self, json: &mut Json) {
        match self {
            Some(value) => value.write(json),
            None => json.null(),
        }
    }
}

impl<T: Output> Output for Vec<T> {
    fn write(&self, json: &mut Json) {
        json.mark(b'[');
        for (index, value) in self.iter().enumerate() {
            if index > 0 {
                json.mark(b',');
            }
            value.write(json);
        }
        json.mark(b']');
    }
}

/// About how many bytes [`write`] writes, so that there is room for them at once.
pub fn room_for(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() + 2,
        Value::Binary(piece) => piece.len(),
        Value::List(values) => values.iter().map(|value| room_for(value) + 1).sum::<usize>() + 2,
        Value::Object(fields) => fields.iter().map(|(name, value)| name.len() + room_for(value) + 4).sum::<usize>() + 2,
        _ => 8,
    }
}

/// Writes a value of an answer, in which `Binary` stands for a piece that is JSON already: no scalar of the schema is
/// of bytes.
pub fn write(value: &Value, json: &mut Json) {
    match value {
        Value::Null => json.null(),
        Value::Boolean(value) => json.boolean(*value),
        Value::Number(number) => match number.as_i64() {
            Some(number) => json.integer(number),
            None => json.raw(number.to_string().as_bytes()),
        },
        Value::String(text) => json.string(text),
        Value::Enum(name) => json.string(name),
        Value::Binary(piece) => json.raw(piece),
        Value::List(values) => values.write(json),
        Value::Object(fields) => {
            json.mark(b'{');
            for (index, (name, value)) in fields.iter().enumerate() {
                if index > 0 {
                    json.mark(b',');
                }
                json.string(name);
                json.mark(b':');
                write(value, json);
            }
            json.mark(b'}');
        }
    }
}
