//! What a GraphQL request says: its parameters, out of a JSON body or a URL.

use std::fmt;

use async_graphql::Variables;
use serde::Deserializer;
use serde::de::{Error, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{Fault, Wanted};

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
    /// Checks that each parameter is of the kind it has to be. Keys without a meaning are let be.
    pub fn of_json(mut object: Map<String, Value>) -> Result<Self, Fault> {
        let operation_name = match object.remove("operationName") {
            None | Some(Value::Null) => None,
            Some(Value::String(name)) => Some(name).filter(|name| !name.is_empty()),
            Some(other) => return Err(Fault::mistyped("operationName", "a string", &other)),
        };
        let variables = match object.remove("variables") {
            None | Some(Value::Null) => Variables::default(),
            Some(variables @ Value::Object(_)) => Variables::from_json(variables),
            Some(other) => return Err(Fault::mistyped("variables", "an object", &other)),
        };
        let extensions = match object.remove("extensions") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(extensions)) => extensions,
            Some(other) => return Err(Fault::mistyped("extensions", "an object", &other)),
        };
        let wanted = Wanted::of_json(&mut object, &extensions)?;
        Ok(Self { wanted, operation_name, variables })
    }
}

/// The body of a POST.
#[derive(Debug)]
pub enum Body {
    /// One request.
    Single(Map<String, Value>),
    /// Several, to be answered in their order.
    Batch(Vec<Map<String, Value>>),
}

impl Body {
    /// Reads JSON: an object, or an array of at most `batch_entries` objects.
    pub fn of_json(body: &[u8], batch_entries: usize) -> Result<Self, Fault> {
        match body.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => serde_json::from_slice(body).map(Self::Single).map_err(bad_json),
            Some(b'[') => {
                let mut reader = serde_json::Deserializer::from_slice(body);
                let entries = reader.deserialize_seq(Entries { most: batch_entries });
                let entries = entries.and_then(|entries| reader.end().map(|()| entries));
                entries.map(Self::Batch).map_err(bad_json)
            }
            Some(_) => Err(Fault::bad_request("The body is no JSON object. Send {\"query\": \"…\"}.")),
            None => Err(Fault::bad_request("The request has no body. Send {\"query\": \"…\"} as JSON.")),
        }
    }
}

/// Reads a batch, and stops at the first entry too many.
struct Entries {
    most: usize,
}

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<Map<String, Value>>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an array of requests")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = array.next_element()? {
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

/// The parameters of a GET, as the JSON object that a POST would have sent.
pub fn of_url(query: &str) -> Result<Map<String, Value>, Fault> {
    let mut object = Map::new();
    for (name, text) in url::form_urlencoded::parse(query.as_bytes()) {
        let value = match &*name {
            "query" | "operationName" | "documentId" => Value::String(text.into_owned()),
            "variables" | "extensions" if text.is_empty() => Value::Null,
            "variables" | "extensions" => serde_json::from_str(&text).map_err(|error| {
                Fault::bad_request(format!("The URL's \"{name}\" is no JSON: {error}. Send an object, URL-encoded."))
            })?,
            _ => continue,
        };
        if object.insert(name.clone().into_owned(), value).is_some() {
            return Err(Fault::bad_request(format!("The URL has \"{name}\" more than once. Send it once.")));
        }
    }
    Ok(object)
}

fn bad_json(error: serde_json::Error) -> Fault {
    Fault::bad_request(format!("The body cannot be read as JSON: {error}. Send {{\"query\": \"…\"}}."))
}
