//! Spans that wait to be sent. Nobody waits for room in it: what does not fit is dropped, and counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::span::Span;

/// Spans that wait to be sent. Cloning is cheap.
#[derive(Debug, Clone)]
pub(super) struct Queue {
    spans: Sender<Span>,
    counts: Arc<Counts>,
}

/// What became of spans since the start.
#[derive(Debug, Default)]
pub(super) struct Counts {
    sent: AtomicU64,
    dropped: AtomicU64,
}

/// What became of spans since the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SpanCounts {
    /// Those that the collector has taken.
    pub sent: u64,
    /// Those that it has not, or that there was no room for.
    pub dropped: u64,
}

impl Queue {
    /// A queue with room for so many.
    pub fn new(room: usize) -> (Self, Receiver<Span>) {
        let (sender, receiver) = channel(room);
        (Self { spans: sender, counts: Arc::default() }, receiver)
    }

    /// Adds a span if there is room.
    pub fn push(&self, span: Span) {
        if self.spans.try_send(span).is_err() {
            self.counts.add_dropped(1);
        }
    }

    pub fn counts(&self) -> &Arc<Counts> {
        &self.counts
    }
}

impl Counts {
    pub fn add_sent(&self, spans: u64) {
        self.sent.fetch_add(spans, Ordering::Relaxed);
    }

    pub fn add_dropped(&self, spans: u64) {
        self.dropped.fetch_add(spans, Ordering::Relaxed);
    }

    pub fn now(&self) -> SpanCounts {
        SpanCounts { sent: self.sent.load(Ordering::Relaxed), dropped: self.dropped.load(Ordering::Relaxed) }
    }
}
