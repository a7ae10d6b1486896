//! Until when the statement on a connection may run.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A point in time that can be moved while SQLite looks at it.
pub(super) struct Deadline {
    origin: Instant,
    /// In microseconds from the origin.
    end: AtomicU64,
}

impl Deadline {
    /// One that does not pass before it is started.
    pub(super) fn new() -> Self {
        Self { origin: Instant::now(), end: AtomicU64::new(u64::MAX) }
    }

    /// Lets it pass after this long.
    pub(super) fn start(&self, limit: Duration) {
        self.end.store(microseconds(self.origin.elapsed().saturating_add(limit)), Ordering::Relaxed);
    }

    pub(super) fn has_passed(&self) -> bool {
        microseconds(self.origin.elapsed()) >= self.end.load(Ordering::Relaxed)
    }
}

fn microseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

/// Somebody waits for a statement: when this is dropped, nobody does, and the deadline passes.
pub(super) struct Wanted(Arc<Deadline>);

impl Wanted {
    pub(super) fn new(deadline: &Arc<Deadline>) -> Self {
        Self(Arc::clone(deadline))
    }
}

impl Drop for Wanted {
    fn drop(&mut self) {
        self.0.end.store(0, Ordering::Relaxed);
    }
}
