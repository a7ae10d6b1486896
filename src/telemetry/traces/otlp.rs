//! Spans as OTLP writes them in JSON.
//!
//! See <https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding>: ids are hexadecimal digits, enumerations numbers,
//! and numbers of 64 bits texts.

use std::time::{Duration, UNIX_EPOCH};

use serde::{Serialize, Serializer};

use super::ids::{SpanId, TraceId};
use super::span::{Kind, Span, Value};

/// What OpenTelemetry calls whoever wrote the spans down.
const SCOPE: Scope = Scope { name: "wikigraph", version: env!("CARGO_PKG_VERSION") };

/// The process that spans come from.
#[derive(Debug)]
pub(super) struct Resource(Vec<(&'static str, Value)>);

impl Resource {
    /// This process, as part of a service of this name.
    pub fn of_process(service: &str) -> Self {
        Self(vec![
            ("service.name", service.to_owned().into()),
            ("service.version", env!("CARGO_PKG_VERSION").into()),
            ("service.instance.id", TraceId::new().to_string().into()),
            ("telemetry.sdk.name", "wikigraph".into()),
            ("telemetry.sdk.language", "rust".into()),
            ("telemetry.sdk.version", env!("CARGO_PKG_VERSION").into()),
        ])
    }
}

/// The body of a request to a collector. Without spans it asks nothing but whether it would be taken.
pub(super) fn request(resource: &Resource, spans: &[Span]) -> serde_json::Result<Vec<u8>> {
    let told = || ResourceSpans {
        resource: Told { attributes: attributes(&resource.0) },
        scope_spans: [ScopeSpans { scope: SCOPE, spans: spans.iter().map(Written::of).collect() }],
    };
    let resource_spans = if spans.is_empty() { Vec::new() } else { vec![told()] };
    serde_json::to_vec(&Request { resource_spans })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Request<'a> {
    resource_spans: Vec<ResourceSpans<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResourceSpans<'a> {
    resource: Told<'a>,
    scope_spans: [ScopeSpans<'a>; 1],
}

#[derive(Serialize)]
struct Told<'a> {
    attributes: Vec<Attribute<'a>>,
}

#[derive(Serialize)]
struct ScopeSpans<'a> {
    scope: Scope,
    spans: Vec<Written<'a>>,
}

#[derive(Serialize)]
struct Scope {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    #[serde(serialize_with = "as_text")]
    trace_id: TraceId,
    #[serde(serialize_with = "as_text")]
    span_id: SpanId,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_span_id: Option<String>,
    flags: u32,
    name: &'a str,
    kind: u8,
    #[serde(serialize_with = "as_text")]
    start_time_unix_nano: u128,
    #[serde(serialize_with = "as_text")]
    end_time_unix_nano: u128,
    attributes: Vec<Attribute<'a>>,
    status: Status,
}

#[derive(Serialize)]
struct Attribute<'a> {
    key: &'static str,
    value: AnyValue<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum AnyValue<'a> {
    StringValue(&'a str),
    #[serde(serialize_with = "as_text")]
    IntValue(i64),
}

#[derive(Serialize)]
struct Status {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<u8>,
}

impl<'a> Written<'a> {
    fn of(span: &'a Span) -> Self {
        let began = span.began.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        Self {
            trace_id: span.trace,
            span_id: span.id,
            parent_span_id: span.parent.map(|parent| parent.to_string()),
            flags: flags(span),
            name: &span.name,
            kind: match span.kind {
                Kind::Server => 2,
                Kind::Client => 3,
            },
            start_time_unix_nano: began.as_nanos(),
            end_time_unix_nano: (began + span.took).as_nanos(),
            attributes: attributes(&span.attributes),
            status: Status { code: span.has_failed.then_some(2) },
        }
    }
}

/// That it is sampled, and whether its parent is another program's, which is known.
fn flags(span: &Span) -> u32 {
    const SAMPLED: u32 = 0x1;
    const HAS_IS_REMOTE: u32 = 0x100;
    const IS_REMOTE: u32 = 0x200;
    SAMPLED | HAS_IS_REMOTE | if span.is_from_elsewhere { IS_REMOTE } else { 0 }
}

fn attributes<'a>(told: &'a [(&'static str, Value)]) -> Vec<Attribute<'a>> {
    let written = told.iter().map(|(key, value)| {
        let value = match value {
            Value::Text(text) => AnyValue::StringValue(text),
            Value::Integer(number) => AnyValue::IntValue(*number),
        };
        Attribute { key, value }
    });
    written.collect()
}

fn as_text<T: ToString, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.to_string())
}
