//! GraphQL responses as HTTP answers.

mod stored;

use std::sync::Arc;

use async_graphql::Response as GraphqlResponse;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;

use super::media_type::MediaType;
use super::overload::Overload;
use super::present::{is_refused, present};
use super::{Fault, Outcome};
use crate::graph::straight::{room_for, write};
use crate::http::RequestId;
use crate::http::observe::Operation;
use crate::types::Json;

/// How many headers an answer has, or some more: those that every answer is given have room, as a map that grows is built anew.
const HEADERS: usize = 16;

/// What stands around the data is mostly shorter.
const USUAL_ENVELOPE: usize = 128;

/// The answer to a request for one operation.
pub fn single(media: MediaType, outcome: Outcome, id: &RequestId) -> Answer {
    match outcome {
        Ok(response) => {
            let refused = is_refused(&response) && media == MediaType::GraphqlResponse;
            let overload = Overload::of(&response);
            let status = match overload {
                Some(Overload { status, .. }) => status,
                None if refused => StatusCode::BAD_REQUEST,
                None => StatusCode::OK,
            };
            let max_age = max_age(&response);
            let response = present(response, id);
            let mut json = Json::with_capacity(room_for(&response.data) + USUAL_ENVELOPE);
            tell(&response, &mut json);
            let mut answer = Answer { max_age, ..encode(media, status, json, &[response]) };
            if let Some(Overload { retry_after, .. }) = overload {
                Arc::make_mut(&mut answer.headers).insert(RETRY_AFTER, retry_after.into());
            }
            answer
        }
        Err(fault) => refusal(media, fault, id),
    }
}

/// For how many seconds a response may be kept by others: as long as the types in its query allow, and not at all where
/// something failed.
fn max_age(response: &GraphqlResponse) -> u32 {
    let hint = response.cache_control;
    if hint.public && response.errors.is_empty() { u32::try_from(hint.max_age).unwrap_or(0) } else { 0 }
}

/// The answer to a batch: an array in the order of the entries. Its status tells nothing of them.
pub fn batch(media: MediaType, outcomes: Vec<Outcome>, id: &RequestId) -> Answer {
    let responses = outcomes.into_iter().map(|outcome| {
        let response = outcome.unwrap_or_else(Fault::into_response);
        present(response, id)
    });
    let responses: Vec<_> = responses.collect();
    let mut json = Json::default();
    for (index, response) in responses.iter().enumerate() {
        json.mark(if index == 0 { b'[' } else { b',' });
        tell(response, &mut json);
    }
    json.mark(b']');
    encode(media, StatusCode::OK, json, &responses)
}

/// The answer to a request that was not run at all.
pub fn refusal(media: MediaType, fault: Fault, id: &RequestId) -> Answer {
    let status = fault.status(media);
    let header = fault.header();
    let is_askers = fault.is_askers();
    let response = present(fault.into_response(), id);
    let mut json = Json::default();
    tell(&response, &mut json);
    let mut answer = encode(media, status, json, &[response]);
    if let Some((name, value)) = header {
        Arc::make_mut(&mut answer.headers).insert(name, value);
    }
    if is_askers {
        answer.audience = Audience::Refused;
    }
    answer
}

/// Writes a GraphQL response: without `data` where nothing was run.
fn tell(response: &GraphqlResponse, json: &mut Json) {
    let mut mark = b'{';
    let mut name = |json: &mut Json, name: &str| {
        json.mark(std::mem::replace(&mut mark, b','));
        json.string(name);
        json.mark(b':');
    };
    if !response.errors.is_empty() {
        name(json, "errors");
        json.raw(&serde_json::to_vec(&response.errors).expect("errors have string keys only"));
    }
    if !is_refused(response) {
        name(json, "data");
        write(&response.data, json);
    }
    if !response.extensions.is_empty() {
        name(json, "extensions");
        json.raw(&serde_json::to_vec(&response.extensions).expect("GraphQL values have string keys only"));
    }
    json.mark(b'}');
}

fn encode(media: MediaType, status: StatusCode, json: Json, responses: &[GraphqlResponse]) -> Answer {
    let mut headers = HeaderMap::with_capacity(HEADERS);
    for response in responses {
        headers.extend(response.http_headers.clone());
    }
    headers.insert(CONTENT_TYPE, media.to_header());
    headers.insert(VARY, HeaderValue::from_static("accept"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let audience = if responses.iter().any(|response| !response.errors.is_empty()) {
        Audience::Failed
    } else if responses.iter().any(|response| !response.http_headers.is_empty()) {
        Audience::One
    } else {
        Audience::All
    };
    let headers = Arc::new(headers);
    Answer { status, headers, body: json.into_bytes().into(), operation: None, audience, max_age: 0 }
}

/// For whom an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Whoever asks the same.
    All,
    /// Whoever asked it: to others it is another.
    One,
    /// Whoever asked it when something failed.
    Failed,
    /// Whoever asked it and was turned away for what they have asked before, or ask besides.
    Refused,
}

/// An answer as it is sent. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Answer {
    status: StatusCode,
    headers: Arc<HeaderMap>,
    body: Bytes,
    operation: Option<Operation>,
    audience: Audience,
    max_age: u32,
}

impl Answer {
    /// The same, with the name of the operation that ran, for the log.
    pub fn of_operation(self, name: Option<String>) -> Self {
        Self { operation: name.map(Operation), ..self }
    }

    /// The name of the operation that ran, if it has one.
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_ref().map(|operation| operation.0.as_str())
    }

    /// The same, for nobody else.
    pub fn only_for_whoever_asked(self) -> Self {
        Self { audience: Audience::One, ..self }
    }

    /// For whom it is: for all where nothing failed, and no resolver set a header.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// For how many seconds browsers and proxies may keep it, should a stranger have asked; zero for not at all.
    pub fn max_age(&self) -> u32 {
        self.max_age
    }

    /// What is sent.
    pub fn body(&self) -> Bytes {
        self.body.clone()
    }

    /// Its bytes.
    pub fn size(&self) -> usize {
        self.body.len()
    }
}

/// The same headers, with room for more.
fn roomy(headers: &HeaderMap) -> HeaderMap {
    let mut roomy = HeaderMap::with_capacity(HEADERS);
    for (name, value) in headers {
        roomy.append(name, value.clone());
    }
    roomy
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = Arc::try_unwrap(self.headers).unwrap_or_else(|shared| roomy(&shared));
        if let Some(operation) = self.operation {
            response.extensions_mut().insert(operation);
        }
        response
    }
}
