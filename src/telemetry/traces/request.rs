//! The trace of the request that a task is running.

use std::sync::{Mutex, PoisonError};

use super::super::request::with_trace;
use super::ids::{SpanId, TraceId};
use super::queue::Queue;
use super::span::{Attributes, Beginning, OpenSpan, Value};

/// The trace of a request.
pub(in crate::telemetry) struct Trace {
    queue: Queue,
    trace: TraceId,
    /// The request's own span.
    span: SpanId,
    /// What is to be told of it at its end.
    notes: Mutex<Attributes>,
}

impl Trace {
    pub(super) fn new(queue: Queue, trace: TraceId, span: SpanId) -> Self {
        Self { queue, trace, span, notes: Mutex::default() }
    }
}

/// Begins a span of the request that this task runs; where that is not traced, nothing is done for it.
pub fn begin(beginning: impl FnOnce() -> Beginning) -> OpenSpan {
    let begun = with_trace(|trace| OpenSpan::begin(trace.queue.clone(), trace.trace, Some(trace.span), beginning()));
    begun.unwrap_or(OpenSpan::none())
}

/// Tells something of the request that this task runs, unless it was told before.
pub fn note(name: &'static str, value: impl FnOnce() -> Value) {
    with_trace(|trace| {
        let mut notes = trace.notes.lock().unwrap_or_else(PoisonError::into_inner);
        if notes.iter().all(|(known, _)| *known != name) {
            notes.push((name, value()));
        }
    });
}

/// Ends the span of the request that this task runs, with what was told of it.
pub fn end_request(span: OpenSpan) {
    span.end_with(
        with_trace(|trace| std::mem::take(&mut *trace.notes.lock().unwrap_or_else(PoisonError::into_inner)))
            .unwrap_or_default(),
    );
}
