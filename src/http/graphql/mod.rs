//! GraphQL over HTTP, as <https://graphql.github.io/graphql-over-http/draft/> has it.
//!
//! A request becomes [`Parameters`], these become a [`Prepared`] document, which is executed, and
//! [`answer`] tells the outcome; whatever is wrong on the way is a [`Fault`].
//!
//! **Cross-site requests.** A browser sends some requests for a page of any other site without
//! asking first: a GET, and a POST of a form or of `text/plain`. None of these ever runs a mutation:
//! GET runs queries only, and POST takes JSON only, for which the browser asks first. A GET that
//! has to be known as no such request carries the header `X-Wikigraph-CSRF`, with any value, which
//! makes a browser ask first too; without it, the session's cookie is not looked at.

mod answer;
mod body;
mod call;
mod document;
mod fault;
mod media_type;
mod parameters;
mod present;
mod tally;

use async_graphql::Response as GraphqlResponse;
use axum::body::Body as RequestBody;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::{Map, Value};

use super::RequestId;
use crate::telemetry::{Phase, turn_to};
use call::Call;
use document::Prepared;
use fault::Fault;
pub use media_type::MediaType;
use parameters::{Body, Parameters};

/// What became of one request: a response, or what kept it from being executed.
type Outcome = Result<GraphqlResponse, Fault>;

/// `GET /graphql`: a query in the URL. A browser that asks for a page gets GraphiQL.
pub async fn get(call: Result<Call, Response>, uri: Uri, headers: HeaderMap) -> Response {
    let parameters = parameters::of_url(uri.query().unwrap_or_default());
    let has_query = parameters.as_ref().is_ok_and(|parameters| parameters.contains_key("query"));
    if !has_query && wants_page(&headers) {
        return Redirect::to("/").into_response();
    }
    match call {
        Ok(call) => {
            let answer = run_url(&call, &uri, parameters).await;
            answer.unwrap_or_else(|fault| call.refuse(fault))
        }
        Err(refusal) => refusal,
    }
}

/// `POST /graphql`: a request, or an array of them, as JSON.
pub async fn post(call: Call, headers: HeaderMap, body: RequestBody) -> Response {
    let answer = run_body(&call, &headers, body).await;
    answer.unwrap_or_else(|fault| call.refuse(fault))
}

/// `/graphql` by any other method.
pub async fn other_method(call: Call) -> Response {
    call.refuse(Fault::method_not_allowed("GraphQL is asked by GET or POST."))
}

/// The answer to a request whose handler panicked.
pub fn after_panic(media: MediaType, id: &RequestId) -> Response {
    answer::refusal(media, Fault::internal(), id)
}

fn wants_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).map(HeaderValue::to_str);
    matches!(accepted, Some(Ok(accepted)) if accepted.contains("text/html"))
}

async fn run_url(call: &Call, uri: &Uri, parameters: Result<Map<String, Value>, Fault>) -> Result<Response, Fault> {
    let settings = &call.state.settings;
    let length = uri.path_and_query().map_or(0, |url| url.as_str().len());
    if length > settings.url_bytes {
        return Err(Fault::url_too_long(settings.url_bytes));
    }
    turn_to(Phase::Parse);
    let prepared = Prepared::of(Parameters::of_json(parameters?)?, &settings.limits)?;
    if prepared.is_mutation() {
        return Err(Fault::mutation_over_get());
    }
    Ok(call.single(prepared).await)
}

async fn run_body(call: &Call, headers: &HeaderMap, body: RequestBody) -> Result<Response, Fault> {
    let settings = &call.state.settings;
    media_type::check_content_type(headers)?;
    let body = body::read(headers, body, settings.body_bytes, call.deadline).await?;
    turn_to(Phase::Parse);
    match Body::of_json(&body, settings.batch_entries)? {
        Body::Single(object) => {
            let parameters = Parameters::of_json(object)?;
            Ok(call.single(Prepared::of(parameters, &settings.limits)?).await)
        }
        Body::Batch(objects) => {
            let entries = objects
                .into_iter()
                .zip(1..)
                .map(|(object, number)| Parameters::of_json(object).map_err(|fault| fault.in_entry(number)));
            let entries = entries.collect::<Result<Vec<_>, _>>()?;
            Ok(call.batch(entries).await)
        }
    }
}
