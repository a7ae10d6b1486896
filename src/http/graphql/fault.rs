//! What can be wrong with a request before it runs: a code, a status and a message that says what
//! to do.

use async_graphql::{ErrorExtensionValues, Pos, Response, ServerError, Value};
use axum::http::header::{ALLOW, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use serde_json::Value as Json;

use super::media_type::MediaType;
use super::present::{self, INTERNAL};
use crate::graph::LOGIN_PATH;
use crate::graph::limits::{Overspent, Reason, Refusal};
use crate::http::visitor::Unidentified;
use crate::turns::Shut;

/// What is wrong with a request.
#[derive(Debug, Clone)]
pub struct Fault {
    code: &'static str,
    message: String,
    position: Option<Pos>,
    status: StatusCode,
    /// The status is sent also where the client understands `application/json` only, in which a
    /// well-formed request is answered with 200 whatever is wrong with its document.
    is_always_sent: bool,
    header: Option<Box<(HeaderName, HeaderValue)>>,
    /// What else the error's extensions say.
    more: Vec<(&'static str, Value)>,
}

impl Fault {
    /// The request itself is malformed.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::of_request(StatusCode::BAD_REQUEST, "BAD_USER_INPUT", message)
    }

    /// The request is well-formed, but its parameters do not fit its document.
    pub fn bad_input(message: impl Into<String>, position: Option<Pos>) -> Self {
        Self::of_document("BAD_USER_INPUT", message, position)
    }

    /// The document is no GraphQL.
    pub fn syntax(message: impl Into<String>, position: Option<Pos>) -> Self {
        Self::of_document("GRAPHQL_PARSE_FAILED", message, position)
    }

    /// The client asks for a document by its hash. The message is the one that clients look for.
    pub fn persisted_query_not_supported() -> Self {
        Self::of_document("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported", None)
    }

    /// Nobody has registered a document of this hash, or it was forgotten: the client sends it along. The message is the one that
    /// clients look for.
    pub fn persisted_query_not_found() -> Self {
        Self::of_document("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound", None)
    }

    /// No document has this id.
    pub fn document_not_found() -> Self {
        Self::of_document(
            "DOCUMENT_NOT_FOUND",
            "No document has this id here. Send the document as \"query\"; whoever runs this gateway can trust it by wikigraph \
             documents add.",
            None,
        )
    }

    /// A stranger asks what strangers may not.
    pub fn unauthenticated(message: impl Into<String>) -> Self {
        let fault = Self::of_request(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message);
        let header = (WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"wikigraph\""));
        Self { header: Some(Box::new(header)), ..fault.with("loginUrl", LOGIN_PATH.into()) }
    }

    /// The schema is not told.
    pub fn introspection_off() -> Self {
        Self::of_document(
            "INTROSPECTION_DISABLED",
            "The schema cannot be asked for here: leave out __schema and __type. The project's repository has it as \
             schema.graphql.",
            None,
        )
    }

    /// A parameter is of another kind than it has to be.
    pub fn mistyped(name: &str, wanted: &str, found: &Json) -> Self {
        let found = match found {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        };
        Self::bad_request(format!("\"{name}\" is {found}. Send {wanted}, or leave it out."))
    }

    /// A mutation came by GET, which any link on any site can make a browser send.
    pub fn mutation_over_get() -> Self {
        Self {
            header: Some(Box::new((ALLOW, HeaderValue::from_static("POST")))),
            ..Self::method_not_allowed("Mutations are not run over GET. Send this one by POST.")
        }
    }

    /// The path does not take this method.
    pub fn method_not_allowed(message: impl Into<String>) -> Self {
        Self::of_request(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", message)
    }

    /// The client wants no media type there is.
    pub fn not_acceptable() -> Self {
        Self::of_request(
            StatusCode::NOT_ACCEPTABLE,
            "NOT_ACCEPTABLE",
            "Answers are JSON only. Accept application/graphql-response+json or application/json.",
        )
    }

    /// The body is of a media type that is not read.
    pub fn unsupported_media_type(message: &str) -> Self {
        Self::of_request(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", message)
    }

    /// The body is too big.
    pub fn payload_too_large(limit: usize) -> Self {
        Self::of_request(
            StatusCode::PAYLOAD_TOO_LARGE,
            "PAYLOAD_TOO_LARGE",
            format!("The body is larger than {limit} bytes. Split the request."),
        )
    }

    /// The URL of a GET is too long.
    pub fn url_too_long(limit: usize) -> Self {
        Self::of_request(
            StatusCode::URI_TOO_LONG,
            "URI_TOO_LONG",
            format!("The URL is longer than {limit} bytes. Send the query by POST."),
        )
    }

    /// The body did not arrive in time.
    pub fn slow_body() -> Self {
        Self::of_request(StatusCode::REQUEST_TIMEOUT, "TIMEOUT", "The request's body did not arrive in time.")
    }

    /// The query ran for too long.
    pub fn timeout() -> Self {
        Self::of_request(
            StatusCode::GATEWAY_TIMEOUT,
            "TIMEOUT",
            "The query took too long, and was given up. Ask for smaller pages, or split it.",
        )
    }

    /// The mutation ran for too long.
    pub fn timeout_of_mutation() -> Self {
        Self::of_request(
            StatusCode::GATEWAY_TIMEOUT,
            "TIMEOUT",
            "The mutation took too long, and its answer was given up. What it changes may have been done: look before you send \
             it again.",
        )
    }

    /// The client has spent what it may for a while.
    pub fn rate_limited(message: impl Into<String>, header: (HeaderName, HeaderValue)) -> Self {
        let fault = Self::of_request(StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED", message);
        Self { header: Some(Box::new(header)), ..fault }
    }

    /// The query asks for more than anybody may at once.
    pub fn too_complex(message: impl Into<String>) -> Self {
        Self::of_document("QUERY_TOO_COMPLEX", message, None)
    }

    /// The same, with the numbers in the error's extensions.
    pub fn with_numbers(self, overspent: &Overspent) -> Self {
        let fault = self.with("cost", overspent.cost.into()).with("limit", overspent.limit.into());
        match &overspent.field {
            Some(field) => fault.with("field", field.path.as_str().into()),
            None => fault,
        }
    }

    /// The same, with one thing more in the error's extensions.
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.more.push((name, value));
        self
    }

    /// What is served is not open yet.
    pub fn not_open() -> Self {
        Self {
            header: Some(Box::new((RETRY_AFTER, HeaderValue::from_static("5")))),
            ..Self::of_request(
                StatusCode::SERVICE_UNAVAILABLE,
                "UPSTREAM_UNAVAILABLE",
                "The wiki's database cannot be reached yet. Try again in a moment.",
            )
        }
    }

    /// A bug; what it was stands in the log.
    pub fn internal() -> Self {
        Self::of_request(StatusCode::INTERNAL_SERVER_ERROR, INTERNAL, present::INTERNAL_MESSAGE)
    }

    /// The status of an answer of type `media` that has this fault.
    pub fn status(&self, media: MediaType) -> StatusCode {
        if self.is_always_sent || media == MediaType::GraphqlResponse { self.status } else { StatusCode::OK }
    }

    /// Its code.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Whether what it is the end of was running.
    pub fn is_of_running(&self) -> bool {
        self.status == StatusCode::GATEWAY_TIMEOUT
    }

    /// Whether it is whoever asks who is refused, for what they have asked before or ask besides, and not what they ask.
    pub fn is_askers(&self) -> bool {
        self.status == StatusCode::TOO_MANY_REQUESTS
    }

    /// The header that says how to ask instead, where there is one.
    pub fn header(&self) -> Option<(HeaderName, HeaderValue)> {
        self.header.as_deref().cloned()
    }

    /// The GraphQL response that says it.
    pub fn into_response(self) -> Response {
        let mut error = ServerError::new(self.message, self.position);
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", self.code);
        self.more.into_iter().for_each(|(name, value)| extensions.set(name, value));
        error.extensions = Some(extensions);
        Response::from_errors(vec![error])
    }

    /// The same, told of one entry of a batch.
    pub fn in_entry(self, number: usize) -> Self {
        Self { message: format!("Entry {number} of the batch: {}", self.message), ..self }
    }

    fn of_request(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            position: None,
            status,
            is_always_sent: true,
            header: None,
            more: Vec::new(),
        }
    }

    fn of_document(code: &'static str, message: impl Into<String>, position: Option<Pos>) -> Self {
        Self { is_always_sent: false, position, ..Self::of_request(StatusCode::BAD_REQUEST, code, message) }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        let code = match refusal.reason {
            Reason::TooComplex => "QUERY_TOO_COMPLEX",
            Reason::Syntax => "GRAPHQL_PARSE_FAILED",
            Reason::Invalid => "GRAPHQL_VALIDATION_FAILED",
        };
        let fault = Self::of_document(code, refusal.message, refusal.position);
        refusal.overspent.iter().fold(fault, Self::with_numbers)
    }
}

impl From<Shut> for Fault {
    fn from(shut: Shut) -> Self {
        let (status, code, message) = match shut {
            Shut::Late(wait) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "UPSTREAM_UNAVAILABLE",
                format!(
                    "It was not this query's turn within {} s: others ask for much, too. Try again in a moment, or ask for \
                     smaller pages.",
                    wait.as_secs()
                ),
            ),
            Shut::Crowded => (
                StatusCode::TOO_MANY_REQUESTS,
                "RATE_LIMITED",
                "This gateway is busy, and nobody waits for it with more than you. Ask for less at a time.".to_owned(),
            ),
        };
        let fault = Self {
            header: Some(Box::new((RETRY_AFTER, HeaderValue::from_static("1")))),
            ..Self::of_request(status, code, message)
        };
        fault.with("retryAfter", 1.into())
    }
}

impl From<Unidentified> for Fault {
    fn from(unidentified: Unidentified) -> Self {
        match unidentified {
            Unidentified::BadToken => Self {
                header: Some(Box::new((
                    WWW_AUTHENTICATE,
                    HeaderValue::from_static("Bearer realm=\"wikigraph\", error=\"invalid_token\""),
                ))),
                ..Self::of_request(
                    StatusCode::UNAUTHORIZED,
                    "UNAUTHENTICATED",
                    "This API token is unknown here, has expired or was revoked. Make another at /profile, or send \
                     the request without one.",
                )
            },
            Unidentified::Failed(error) => {
                tracing::error!(%error, "who is asking cannot be found out");
                Self {
                    header: Some(Box::new((RETRY_AFTER, HeaderValue::from_static("5")))),
                    ..Self::of_request(
                        StatusCode::SERVICE_UNAVAILABLE,
                        "UPSTREAM_UNAVAILABLE",
                        "Who is asking cannot be found out at the moment. Try again in a while, or send the request \
                         without credentials.",
                    )
                }
            }
        }
    }
}
