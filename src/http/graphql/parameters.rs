//! What a GraphQL request says: its parameters, out of a JSON body or a URL.

use std::fmt;

use async_graphql::Variables;
use serde::de::value::Error as OfName;
use serde::de::{DeserializeSeed, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::bounded::Bounded;
use super::{Fault, Wanted};
use crate::graph::limits::Limits;

/// The members that mean something; null is as good as none.
#[derive(Debug, Default)]
pub struct Given {
    pub query: Option<Value>,
    pub document_id: Option<Value>,
    pub operation_name: Option<Value>,
    pub variables: Option<Value>,
    pub extensions: Option<Value>,
    /// What holds more values than may be sent: not all of them were read.
    pub excess: Option<&'static str>,
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Key {
    Query,
    DocumentId,
    OperationName,
    Variables,
    Extensions,
    #[serde(other)]
    Other,
}

impl Key {
    /// What a member is called that may hold many values.
    fn holder(&self) -> Option<&'static str> {
        match self {
            Self::Variables => Some("variables"),
            Self::Extensions => Some("extensions"),
            Self::Query | Self::DocumentId | Self::OperationName | Self::Other => None,
        }
    }
}

impl Given {
    /// Whether it says what to run: by a document's text or id, or by the hash of one in the extensions.
    pub fn has_document(&self) -> bool {
        self.query.is_some() || self.document_id.is_some() || self.extensions.is_some()
    }

    fn member(&mut self, key: &Key) -> Option<&mut Option<Value>> {
        match key {
            Key::Query => Some(&mut self.query),
            Key::DocumentId => Some(&mut self.document_id),
            Key::OperationName => Some(&mut self.operation_name),
            Key::Variables => Some(&mut self.variables),
            Key::Extensions => Some(&mut self.extensions),
            Key::Other => None,
        }
    }
}

/// Reads one request, and of each member so many values at most. Of a member that is sent twice, the last counts.
#[derive(Clone, Copy)]
struct Members {
    most_values: usize,
}

impl<'de> DeserializeSeed<'de> for Members {
    type Value = Given;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Given, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Members {
    type Value = Given;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Given, A::Error> {
        let mut given = Given::default();
        while let Some(key) = object.next_key::<Key>()? {
            let Some(member) = given.member(&key) else {
                object.next_value::<IgnoredAny>()?;
                continue;
            };
            // There is room for the member itself, and for one value too many.
            let mut room = self.most_values.saturating_add(2);
            *member = object.next_value_seed(Bounded { room: &mut room })?;
            if room == 0 {
                given.excess = given.excess.or(key.holder());
            }
        }
        Ok(given)
    }
}

/// One GraphQL request, well-formed but not looked into.
#[derive(Debug)]
pub struct Parameters {
    /// Which document.
    pub wanted: Wanted,
    /// Which of its operations to run.
    pub operation_name: Option<String>,
    /// The values of its variables.
    pub variables: Variables,
}

impl Parameters {
    /// Checks that each parameter is of the kind it has to be, and was read to its end.
    pub fn of(given: Given, limits: &Limits) -> Result<Self, Fault> {
        let operation_name = match given.operation_name {
            None | Some(Value::Null) => None,
            Some(Value::String(name)) => Some(name).filter(|name| !name.is_empty()),
            Some(other) => return Err(Fault::mistyped("operationName", "a string", &other)),
        };
        let variables = match given.variables {
            None | Some(Value::Null) => Variables::default(),
            Some(variables @ Value::Object(_)) => Variables::from_json(variables),
            Some(other) => return Err(Fault::mistyped("variables", "an object", &other)),
        };
        let extensions = match given.extensions {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(extensions)) => extensions,
            Some(other) => return Err(Fault::mistyped("extensions", "an object", &other)),
        };
        if let Some(holder) = given.excess {
            return Err(limits.too_many_values(holder).into());
        }
        let wanted = Wanted::of(given.query, given.document_id, &extensions)?;
        Ok(Self { wanted, operation_name, variables })
    }
}

/// The body of a POST.
#[derive(Debug)]
pub enum Body {
    /// One request.
    Single(Given),
    /// Several, to be answered in their order.
    Batch(Vec<Given>),
}

impl Body {
    /// Reads JSON: an object, or an array of at most `batch_entries` objects, and little more of it than `limits` allow.
    pub fn of_json(body: &[u8], batch_entries: usize, limits: &Limits) -> Result<Self, Fault> {
        let mut reader = serde_json::Deserializer::from_slice(body);
        let of_one = Members { most_values: limits.variable_values };
        let read = match body.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => reader.deserialize_map(of_one).map(Self::Single),
            Some(b'[') => reader.deserialize_seq(Entries { most: batch_entries, of_one }).map(Self::Batch),
            Some(_) => return Err(Fault::bad_request("The body is no JSON object. Send {\"query\": \"…\"}.")),
            None => return Err(Fault::bad_request("The request has no body. Send {\"query\": \"…\"} as JSON.")),
        };
        read.and_then(|body| reader.end().map(|()| body)).map_err(bad_json)
    }
}

/// Reads a batch, and stops at the first entry too many.
struct Entries {
    most: usize,
    of_one: Members,
}

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<Given>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an array of requests")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = array.next_element_seed(self.of_one)? {
            if entries.len() == self.most {
                let most = self.most;
                return Err(A::Error::custom(format!("a batch has at most {most} requests; send several batches")));
            }
            entries.push(entry);
        }
        if entries.is_empty() {
            return Err(A::Error::custom("a batch has at least one request"));
        }
        Ok(entries)
    }
}

/// The parameters of a GET, as a POST's JSON would have them.
pub fn of_url(query: &str) -> Result<Given, Fault> {
    let mut given = Given::default();
    for (name, text) in url::form_urlencoded::parse(query.as_bytes()) {
        let key: Result<Key, OfName> = Key::deserialize(name.as_ref().into_deserializer());
        let Ok(key) = key else { continue };
        let Some(member) = given.member(&key) else { continue };
        let value = match key {
            Key::Variables | Key::Extensions if text.is_empty() => Value::Null,
            Key::Variables | Key::Extensions => serde_json::from_str(&text).map_err(|error| {
                Fault::bad_request(format!("The URL's \"{name}\" is no JSON: {error}. Send an object, URL-encoded."))
            })?,
            _ => Value::String(text.into_owned()),
        };
        if member.replace(value).is_some() {
            return Err(Fault::bad_request(format!("The URL has \"{name}\" more than once. Send it once.")));
        }
    }
    Ok(given)
}

fn bad_json(error: serde_json::Error) -> Fault {
    Fault::bad_request(format!("The body cannot be read as JSON: {error}. Send {{\"query\": \"…\"}}."))
}
