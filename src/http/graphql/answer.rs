//! GraphQL responses as HTTP answers.

use std::collections::BTreeMap;

use async_graphql::{Response as GraphqlResponse, ServerError, Value};
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use serde::Serialize;

use super::media_type::MediaType;
use super::present::{is_refused, present};
use super::{Fault, Outcome};
use crate::http::RequestId;

/// The answer to a request for one operation.
pub fn single(media: MediaType, outcome: Outcome, id: &RequestId) -> Response {
    match outcome {
        Ok(response) => {
            let refused = is_refused(&response) && media == MediaType::GraphqlResponse;
            let status = if refused { StatusCode::BAD_REQUEST } else { StatusCode::OK };
            let response = present(response, id);
            encode(media, status, &Told::of(&response), &[&response])
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
    let told: Vec<_> = responses.iter().map(Told::of).collect();
    let responses: Vec<_> = responses.iter().collect();
    encode(media, StatusCode::OK, &told, &responses)
}

/// The answer to a request that was not run at all.
pub fn refusal(media: MediaType, fault: Fault, id: &RequestId) -> Response {
    let status = fault.status(media);
    let header = fault.header();
    let response = present(fault.into_response(), id);
    let mut answer = encode(media, status, &Told::of(&response), &[&response]);
    if let Some((name, value)) = header {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// A GraphQL response as it is written: without `data` where nothing was run.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<&'a Value>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

impl<'a> Told<'a> {
    fn of(response: &'a GraphqlResponse) -> Self {
        Self {
            errors: &response.errors,
            data: (!is_refused(response)).then_some(&response.data),
            extensions: &response.extensions,
        }
    }
}

fn encode(media: MediaType, status: StatusCode, told: &impl Serialize, responses: &[&GraphqlResponse]) -> Response {
    let body = serde_json::to_vec(told).expect("GraphQL values have string keys only");
    let mut answer = Response::new(Body::from(body));
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
