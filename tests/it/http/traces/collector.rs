//! A collector that takes OTLP over HTTP as JSON, and nothing that departs from it.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Deserialize;

/// A running collector. Cloning is cheap.
#[derive(Clone)]
pub struct Collector {
    /// What OTEL_EXPORTER_OTLP_ENDPOINT is to say.
    pub url: String,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    spans: Vec<Span>,
    resource: Vec<KeyValue>,
    headers: Vec<HeaderMap>,
    faults: Vec<String>,
    /// What is answered to what comes next, in place of taking it.
    next: VecDeque<(StatusCode, &'static str)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Request {
    resource_spans: Vec<ResourceSpans>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ResourceSpans {
    resource: Resource,
    scope_spans: Vec<ScopeSpans>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Resource {
    attributes: Vec<KeyValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScopeSpans {
    scope: Scope,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scope {
    name: String,
    version: String,
}

/// A span as it came.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Span {
    pub trace_id: String,
    pub span_id: String,
    pub parent_span_id: Option<String>,
    pub flags: u32,
    pub name: String,
    pub kind: u8,
    pub start_time_unix_nano: String,
    pub end_time_unix_nano: String,
    attributes: Vec<KeyValue>,
    pub status: Status,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyValue {
    key: String,
    value: AnyValue,
}

/// Numbers of 64 bits are texts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum AnyValue {
    StringValue(String),
    IntValue(String),
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    pub code: Option<u8>,
}

impl KeyValue {
    fn text(&self) -> &str {
        let (AnyValue::StringValue(text) | AnyValue::IntValue(text)) = &self.value;
        text
    }
}

impl Span {
    /// What is told under a name, numbers as their digits; nothing where nothing is told.
    pub fn told(&self, name: &str) -> &str {
        self.attributes.iter().find(|attribute| attribute.key == name).map_or("", KeyValue::text)
    }

    fn faults(&self) -> Vec<String> {
        let is_id = |id: &str, length: usize| {
            let is_hex = id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            id.len() == length && is_hex && id.bytes().any(|byte| byte != b'0')
        };
        let time = |text: &str| text.parse::<u64>().unwrap_or_default();
        let (began, ended) = (time(&self.start_time_unix_nano), time(&self.end_time_unix_nano));
        let keys: HashSet<&str> = self.attributes.iter().map(|attribute| attribute.key.as_str()).collect();
        let are_numbers = self.attributes.iter().all(|attribute| match &attribute.value {
            AnyValue::StringValue(_) => true,
            AnyValue::IntValue(digits) => digits.parse::<i64>().is_ok(),
        });
        let checks = [
            (is_id(&self.trace_id, 32), "trace id"),
            (is_id(&self.span_id, 16), "span id"),
            (self.parent_span_id.as_ref().is_none_or(|id| is_id(id, 16)), "parent"),
            (self.flags & 0x1 == 1 && self.flags >> 10 == 0, "flags"),
            (!self.name.is_empty(), "name"),
            ((1..=5).contains(&self.kind), "kind"),
            (0 < began && began <= ended, "times"),
            (keys.len() == self.attributes.len() && !keys.contains(""), "names of attributes"),
            (are_numbers, "numbers"),
            (self.status.code.is_none_or(|code| code <= 2), "status"),
        ];
        let failed = checks.into_iter().filter(|(holds, _)| !holds);
        failed.map(|(_, what)| format!("the {what} of {self:?}")).collect()
    }
}

impl Collector {
    /// Starts one.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let collector = Self { url, shared: Arc::default() };
        let router = axum::Router::new().route("/v1/traces", post(take)).with_state(collector.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        collector
    }

    /// Answers so to what comes next, in place of taking it.
    pub fn answers_next(&self, status: StatusCode, body: &'static str) {
        self.with(|shared| shared.next.push_back((status, body)));
    }

    /// The spans that came, in the order in which they ended.
    pub fn spans(&self) -> Vec<Span> {
        self.with(|shared| {
            assert_eq!(shared.faults, [""; 0]);
            shared.spans.clone()
        })
    }

    /// What the sender says of itself under a name.
    pub fn told_of_sender(&self, name: &str) -> String {
        self.with(|shared| {
            let found = shared.resource.iter().find(|attribute| attribute.key == name);
            found.map_or_else(String::new, |attribute| attribute.text().to_owned())
        })
    }

    /// The headers of each request that came.
    pub fn headers(&self) -> Vec<HeaderMap> {
        self.with(|shared| shared.headers.clone())
    }

    fn with<T>(&self, act: impl FnOnce(&mut Shared) -> T) -> T {
        act(&mut self.shared.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn take(State(collector): State<Collector>, headers: HeaderMap, body: Bytes) -> Response {
    let is_json = headers.get("content-type").is_some_and(|value| value == "application/json");
    let read: Result<Request, _> = serde_json::from_slice(&body);
    collector.with(|shared| {
        shared.headers.push(headers);
        let request = match read {
            Ok(request) if is_json => request,
            Ok(_) => return refusal(shared, "it is not called JSON".to_owned()),
            Err(error) => return refusal(shared, error.to_string()),
        };
        if let Some((status, body)) = shared.next.pop_front() {
            return (status, [("content-type", "application/json")], body).into_response();
        }
        for told in request.resource_spans {
            shared.resource = told.resource.attributes;
            for ScopeSpans { scope, spans } in told.scope_spans {
                assert!(!scope.name.is_empty() && !scope.version.is_empty());
                shared.faults.extend(spans.iter().flat_map(Span::faults));
                shared.spans.extend(spans);
            }
        }
        ([("content-type", "application/json")], "{\"partialSuccess\":{}}").into_response()
    })
}

fn refusal(shared: &mut Shared, fault: String) -> Response {
    shared.faults.push(fault);
    StatusCode::BAD_REQUEST.into_response()
}
