//! GraphQL responses as HTTP answers.

use async_graphql::Response as GraphqlResponse;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use super::media_type::MediaType;
use super::present::{is_refused, present};
use super::{Fault, Outcome};
use crate::graph::straight::write;
use crate::http::RequestId;
use crate::types::Json;

/// The answer to a request for one operation.
pub fn single(media: MediaType, outcome: Outcome, id: &RequestId) -> Response {
    match outcome {
        Ok(response) => {
            let refused = is_refused(&response) && media == MediaType::GraphqlResponse;
            let status = if refused { StatusCode::BAD_REQUEST } else { StatusCode::OK };
            let response = present(response, id);
            let mut json = Json::default();
            tell(&response, &mut json);
            encode(media, status, json, &[response])
        }
        Err(fault) => refusal(media, fault, id),
    }
}

/// The answer to a batch: an array in the order of the entries. Its status tells nothing of them.
pub fn batch(media: MediaType, outcomes: Vec<Outcome>, id: &RequestId) -> Response {
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
pub fn refusal(media: MediaType, fault: Fault, id: &RequestId) -> Response {
    let status = fault.status(media);
    let header = fault.header();
    let response = present(fault.into_response(), id);
    let mut json = Json::default();
    tell(&response, &mut json);
    let mut answer = encode(media, status, json, &[response]);
    if let Some((name, value)) = header {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
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

fn encode(media: MediaType, status: StatusCode, json: Json, responses: &[GraphqlResponse]) -> Response {
    let mut answer = Response::new(Body::from(json.into_bytes()));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    for response in responses {
        headers.extend(response.http_headers.clone());
    }
    headers.insert(CONTENT_TYPE, media.to_header());
    headers.insert(VARY, HeaderValue::from_static("accept"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
