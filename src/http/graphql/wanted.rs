//! Which document a request wants run: one that it brings along, or one that it only names.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::Fault;
use crate::documents::DocumentId;
use crate::http::State;

/// Which document a request wants run.
#[derive(Debug)]
pub enum Wanted {
    /// This one.
    Text {
        /// The document.
        text: String,
        /// What the client will name it by from now on, if it says so.
        register: Option<DocumentId>,
    },
    /// The one of this id.
    Named {
        /// The id.
        id: DocumentId,
        /// Whether it is named by Apollo's extension, whose clients look for an error of its own.
        is_by_extension: bool,
    },
}

/// A document that was found, and whether whoever runs the gateway trusts it.
pub struct Found {
    pub text: Arc<str>,
    pub is_trusted: bool,
}

impl Wanted {
    /// Takes `query`, `documentId` and `extensions.persistedQuery`, of which the ids have to be those of the text if there is
    /// one.
    pub fn of(
        query: Option<Value>,
        document_id: Option<Value>,
        extensions: &Map<String, Value>,
    ) -> Result<Self, Fault> {
        let text = match query {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text),
            Some(other) => return Err(Fault::mistyped("query", "a string", &other)),
        };
        let by_id = match document_id {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) => Some(id_of("documentId", &id)?),
            Some(other) => return Err(Fault::mistyped("documentId", "a string", &other)),
        };
        let by_extension = match extensions.get("persistedQuery") {
            None | Some(Value::Null) => None,
            Some(extension) => Some(of_extension(extension)?),
        };
        if let (Some(one), Some(other)) = (by_id, by_extension)
            && one != other
        {
            return Err(Fault::bad_request(
                "\"documentId\" and \"persistedQuery\" name two documents. Send one of them.",
            ));
        }
        match (text, by_id.or(by_extension)) {
            (Some(text), None) => Ok(Self::Text { text, register: None }),
            (Some(text), Some(id)) if DocumentId::of(&text) == id => {
                Ok(Self::Text { text, register: by_extension.is_some().then_some(id) })
            }
            (Some(_), Some(_)) => Err(Fault::bad_request(
                "The id is not that of \"query\": it has to be the SHA-256 of its very bytes, in hexadecimal digits.",
            )),
            (None, Some(id)) => Ok(Self::Named { id, is_by_extension: by_extension.is_some() }),
            (None, None) => Err(Fault::bad_request(
                "The request has no \"query\". Send {\"query\": \"{ wiki { name } }\"}, with a GraphQL document as the \
                 value, or the \"documentId\" of one that is trusted here.",
            )),
        }
    }

    /// The document of this id.
    pub async fn find(state: &State, id: DocumentId, is_by_extension: bool) -> Result<Found, Fault> {
        if let Some(text) = state.trusted.known(id) {
            return Ok(Found { text, is_trusted: true });
        }
        // Whether it was trusted since is looked for where that matters.
        if let Some(text) = state.registered.find(id) {
            return Ok(Found { text, is_trusted: false });
        }
        match state.trusted.find(id).await {
            Some(text) => Ok(Found { text, is_trusted: true }),
            None if is_by_extension => Err(Fault::persisted_query_not_found()),
            None => Err(Fault::document_not_found()),
        }
    }
}

fn id_of(name: &str, text: &str) -> Result<DocumentId, Fault> {
    DocumentId::parse(text).ok_or_else(|| {
        Fault::bad_request(format!("\"{name}\" is no SHA-256. Send 64 hexadecimal digits, or sha256: and these."))
    })
}

/// See <https://www.apollographql.com/docs/apollo-server/performance/apq>.
fn of_extension(extension: &Value) -> Result<DocumentId, Fault> {
    let Value::Object(extension) = extension else {
        return Err(Fault::mistyped("persistedQuery", "an object", extension));
    };
    match (extension.get("version"), extension.get("sha256Hash")) {
        (Some(Value::Number(version)), _) if version.as_u64() != Some(1) => Err(Fault::persisted_query_not_supported()),
        (_, Some(Value::String(hash))) => id_of("sha256Hash", hash),
        (_, other) => Err(Fault::mistyped("sha256Hash", "a string", other.unwrap_or(&Value::Null))),
    }
}
