//! Values out of JSON, and no more of them than there is room for: a body may hold millions, each of which takes more than
//! its text.

use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Reads a value with all that it holds, as far as there is room for it. The rest is passed over and left out.
pub struct Bounded<'a> {
    /// For how many values there is room. Nothing was left out where some is left.
    pub room: &'a mut usize,
}

/// `None` for what there was no room for.
impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Value>, D::Error> {
        let Some(left) = self.room.checked_sub(1) else {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| None);
        };
        *self.room = left;
        deserializer.deserialize_any(self).map(Some)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("any valid JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = array.next_element_seed(Bounded { room: &mut *self.room })? {
            items.extend(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = object.next_key::<String>()? {
            if let Some(value) = object.next_value_seed(Bounded { room: &mut *self.room })? {
                members.insert(name, value);
            }
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What is read of a text, and how much room is left then.
    fn read(text: &str, mut room: usize) -> (Option<Value>, usize) {
        let value = Bounded { room: &mut room }.deserialize(&mut serde_json::Deserializer::from_str(text));
        (value.expect("it is JSON"), room)
    }

    #[test]
    fn what_there_is_room_for_is_read_as_it_is() {
        let text = r#"{"b": [null, true, -1, 18446744073709551615, 0.5, "text", "\u00e9"], "a": {"b": {}, "a": []}}"#;
        let whole: Value = serde_json::from_str(text).expect("it is JSON");
        assert_eq!(read(text, 12), (Some(whole), 0));
        assert_eq!(read(r#"{"a": 1, "a": 2}"#, 9), (Some(json!({ "a": 2 })), 6));
    }

    #[test]
    fn what_there_is_no_room_for_is_left_out() {
        assert_eq!(read("[1, [2, 3], 4]", 3), (Some(json!([1, []])), 0));
        assert_eq!(read(r#"{"a": {"b": 1}, "c": 2}"#, 2), (Some(json!({ "a": {} })), 0));
        assert_eq!(read("[]", 0), (None, 0));
        let many = format!("[{}0]", "0, ".repeat(1_000_000));
        assert_eq!(read(&many, 4), (Some(json!([0, 0, 0])), 0));
    }
}
