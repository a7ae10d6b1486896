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

mod admission;
mod answer;
mod answers;
mod body;
mod bounded;
mod caching;
mod call;
mod document;
mod fault;
mod heavy;
mod media_type;
mod overload;
mod parameters;
mod present;
mod spending;
mod tally;
mod wanted;

use std::sync::Arc;

use async_graphql::Response as GraphqlResponse;
use axum::body::Body as RequestBody;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path, Request, State as Shared};
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use serde_json::Value;

use super::{RequestId, State};
use crate::telemetry::{Phase, turn_to};
pub use answer::Answer;
pub use answers::Answers;
use call::Call;
pub use document::Documents;
use fault::Fault;
pub use heavy::Heavy;
pub use media_type::MediaType;
use parameters::{Body, Given, Parameters};
use wanted::Wanted;

/// What became of one request: a response, or what kept it from being executed.
type Outcome = Result<GraphqlResponse, Fault>;

/// `GET /graphql`: a query in the URL, or its id. A browser that asks for a page gets GraphiQL, which is no call.
pub async fn get(Shared(state): Shared<Arc<State>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let parameters = parameters::of_url(parts.uri.query().unwrap_or_default());
    if !parameters.as_ref().is_ok_and(Given::has_document) && wants_page(&parts.headers) {
        return Redirect::to("/").into_response();
    }
    match Call::from_request_parts(&mut parts, &state).await {
        Ok(call) => answer_url(&call, &parts.uri, parameters).await,
        Err(refusal) => refusal,
    }
}

/// `GET /graphql/…`: the document of this id.
pub async fn by_id(call: Call, id: Result<Path<String>, PathRejection>, uri: Uri) -> Response {
    let parameters = parameters::of_url(uri.query().unwrap_or_default()).and_then(|mut parameters| {
        let unreadable = |_| Fault::bad_request("The URL's path is no text in UTF-8, and names no document.");
        let Path(id) = id.map_err(unreadable)?;
        if parameters.query.is_some() || parameters.document_id.is_some() {
            return Err(Fault::bad_request("The URL's path names the document: send no other along."));
        }
        parameters.document_id = Some(Value::String(id));
        Ok(parameters)
    });
    answer_url(&call, &uri, parameters).await
}

async fn answer_url(call: &Call, uri: &Uri, parameters: Result<Given, Fault>) -> Response {
    let url = uri.path_and_query().map_or("", |url| url.as_str());
    call.finished(call.shared(url.as_bytes(), Box::pin(run_url(call, url, parameters))).await).await
}

/// `POST /graphql`: a request, or an array of them, as JSON.
pub async fn post(call: Call, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let answer = match read_body(&call, &parts.headers, body).await {
        // Boxed, as it is handed on from one future to another.
        Ok(body) => call.shared(&body, Box::pin(run_body(&call, &body))).await,
        Err(fault) => call.refuse(fault),
    };
    call.finished(answer).await
}

/// `/graphql/…` by any other method.
pub async fn other_method_of_document(call: Call) -> Response {
    call.refused(Fault::method_not_allowed("A document is asked by GET here. Send its id as \"documentId\".")).await
}

/// `/graphql` by any other method.
pub async fn other_method(call: Call) -> Response {
    call.refused(Fault::method_not_allowed("GraphQL is asked by GET or POST.")).await
}

/// The answer to a request whose handler panicked.
pub fn after_panic(media: MediaType, id: &RequestId) -> Response {
    answer::refusal(media, Fault::internal(), id).into_response()
}

/// The answer before what is served is open.
pub fn not_open(media: MediaType, id: &RequestId) -> Response {
    answer::refusal(media, Fault::not_open(), id).into_response()
}

fn wants_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).map(HeaderValue::to_str);
    matches!(accepted, Some(Ok(accepted)) if accepted.contains("text/html"))
}

async fn run_url(call: &Call, url: &str, parameters: Result<Given, Fault>) -> Result<Answer, Fault> {
    let settings = &call.state.settings;
    if url.len() > settings.url_bytes {
        return Err(Fault::url_too_long(settings.url_bytes));
    }
    turn_to(Phase::Parse);
    let prepared = call.prepared(Parameters::of(parameters?, &settings.limits)?).await?;
    if prepared.is_mutation() {
        return Err(Fault::mutation_over_get());
    }
    Ok(call.single(prepared, url.as_bytes()).await)
}

async fn read_body(call: &Call, headers: &HeaderMap, body: RequestBody) -> Result<Bytes, Fault> {
    media_type::check_content_type(headers)?;
    body::read(headers, body, call.state.settings.body_bytes, call.deadline).await
}

async fn run_body(call: &Call, body: &[u8]) -> Result<Answer, Fault> {
    let settings = &call.state.settings;
    turn_to(Phase::Parse);
    match Body::of_json(body, settings.batch_entries, &settings.limits)? {
        Body::Single(object) => {
            let parameters = Parameters::of(object, &settings.limits)?;
            Ok(call.single(call.prepared(parameters).await?, body).await)
        }
        Body::Batch(objects) => {
            let entries = objects.into_iter().zip(1..).map(|(object, number)| {
                Parameters::of(object, &settings.limits).map_err(|fault| fault.in_entry(number))
            });
            let entries = entries.collect::<Result<Vec<_>, _>>()?;
            Ok(Box::pin(call.batch(entries)).await)
        }
    }
}
