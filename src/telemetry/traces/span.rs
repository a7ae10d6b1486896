//! A span: something that took a while, with what is told of it.

use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, Instant, SystemTime};

use super::ids::{SpanId, TraceId};
use super::queue::Queue;

/// Which side of a question a span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It answers.
    Server,
    /// It asks, and waits.
    Client,
}

/// What is told of a span under a name.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(Cow<'static, str>),
    /// A number.
    Integer(i64),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Cow<'static, str>> for Value {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Integer(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// What is told of a span, by the names of OpenTelemetry's conventions where they have one.
pub(super) type Attributes = Vec<(&'static str, Value)>;

/// A span as it begins. It has no values that a client sent, no tokens and no headers.
#[derive(Debug)]
pub struct Beginning {
    pub(super) kind: Kind,
    pub(super) name: Cow<'static, str>,
    pub(super) attributes: Attributes,
}

impl Beginning {
    /// Something that is answered.
    pub fn server(name: impl Into<Cow<'static, str>>) -> Self {
        Self { kind: Kind::Server, name: name.into(), attributes: Vec::new() }
    }

    /// Something that is asked elsewhere.
    pub fn client(name: impl Into<Cow<'static, str>>) -> Self {
        Self { kind: Kind::Client, ..Self::server(name) }
    }

    /// Tells something of it.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }
}

/// A span that has ended.
#[derive(Debug)]
pub(super) struct Span {
    pub trace: TraceId,
    pub id: SpanId,
    pub parent: Option<SpanId>,
    /// Whether the parent is another program's.
    pub is_from_elsewhere: bool,
    pub kind: Kind,
    pub name: Cow<'static, str>,
    pub began: SystemTime,
    pub took: Duration,
    pub attributes: Attributes,
    pub has_failed: bool,
}

/// What a span says of its failure.
const FAILURE: &str = "error.type";

/// A span under way, or nothing where the request is not traced. Where it is dropped before its end, nobody waited for
/// that any more, and the span says so.
#[must_use = "the span ends when this is dropped"]
pub struct OpenSpan(Option<Box<Open>>);

struct Open {
    span: Span,
    since: Instant,
    queue: Queue,
    is_ended: bool,
}

impl OpenSpan {
    pub(super) fn begin(queue: Queue, trace: TraceId, parent: Option<SpanId>, beginning: Beginning) -> Self {
        let Beginning { kind, name, attributes } = beginning;
        let (id, is_from_elsewhere) = (SpanId::new(), parent.is_some() && kind == Kind::Server);
        let (began, took, has_failed) = (SystemTime::now(), Duration::ZERO, false);
        let span = Span { trace, id, parent, is_from_elsewhere, kind, name, began, took, attributes, has_failed };
        Self(Some(Box::new(Open { span, since: Instant::now(), queue, is_ended: false })))
    }

    /// The span of what is not traced.
    pub const fn none() -> Self {
        Self(None)
    }

    pub(super) fn id(&self) -> Option<SpanId> {
        self.0.as_ref().map(|open| open.span.id)
    }

    /// Calls it by another name, now that more is known of it.
    pub fn rename(&mut self, name: impl FnOnce() -> String) {
        if let Some(open) = &mut self.0 {
            open.span.name = name().into();
        }
    }

    /// Tells something of it, in place of what was told by this name.
    pub fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        let Some(open) = &mut self.0 else { return };
        let value = value.into();
        match open.span.attributes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => open.span.attributes.push((name, value)),
        }
    }

    /// How long ago it began; `None` where it is not traced.
    pub fn age(&self) -> Option<Duration> {
        self.0.as_ref().map(|open| open.since.elapsed())
    }

    /// Tells that it failed, and of what kind that is; never what a failure says, which may hold values.
    pub fn fail(&mut self, kind: impl Into<Value>) {
        if let Some(open) = &mut self.0 {
            open.span.has_failed = true;
        }
        self.set(FAILURE, kind);
    }

    /// Ends it.
    pub fn end(mut self) {
        if let Some(open) = &mut self.0 {
            open.is_ended = true;
        }
    }

    pub(super) fn end_with(mut self, notes: Attributes) {
        notes.into_iter().for_each(|(name, value)| self.set(name, value));
        self.end();
    }
}

impl Drop for OpenSpan {
    fn drop(&mut self) {
        if self.0.as_ref().is_some_and(|open| !open.is_ended) {
            self.fail("abandoned");
        }
        if let Some(open) = self.0.take() {
            let Open { span, since, queue, .. } = *open;
            queue.push(Span { took: since.elapsed(), ..span });
        }
    }
}

impl fmt::Debug for OpenSpan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("OpenSpan").field(&self.0.as_ref().map(|open| &open.span.name)).finish()
    }
}
