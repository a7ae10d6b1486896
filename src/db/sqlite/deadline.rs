//! Until when the statement on a connection may run, and how much it may do.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A point in time that can be moved while SQLite looks at it, and how often it may look.
pub(super) struct Deadline {
    origin: Instant,
    /// In microseconds from the origin.
    end: AtomicU64,
    looks_left: AtomicU64,
}

impl Deadline {
    /// One that does not pass before it is started.
    pub(super) fn new() -> Self {
        Self { origin: Instant::now(), end: AtomicU64::new(u64::MAX), looks_left: AtomicU64::new(u64::MAX) }
    }

    /// Lets it pass after this long.
    pub(super) fn start(&self, limit: Duration) {
        self.start_with(limit, u64::MAX);
    }

    /// Lets it pass after this long, or at the look after this many, whichever comes first.
    pub(super) fn start_with(&self, limit: Duration, looks: u64) {
        self.looks_left.store(looks, Ordering::Relaxed);
        self.end.store(microseconds(self.origin.elapsed().saturating_add(limit)), Ordering::Relaxed);
    }

    /// Looks whether it has passed. Only the thread that runs the statement does.
    pub(super) fn has_passed(&self) -> bool {
        let looks = self.looks_left.load(Ordering::Relaxed);
        self.looks_left.store(looks.saturating_sub(1), Ordering::Relaxed);
        looks == 0 || microseconds(self.origin.elapsed()) >= self.end.load(Ordering::Relaxed)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_passes_after_so_many_looks() {
        let deadline = Deadline::new();
        deadline.start_with(Duration::MAX, 2);
        assert_eq!([(); 4].map(|()| deadline.has_passed()), [false, false, true, true]);
        deadline.start(Duration::MAX);
        assert_eq!([(); 4].map(|()| deadline.has_passed()), [false; 4]);
    }

    #[test]
    fn it_passes_with_its_time_and_when_nobody_waits() {
        let deadline = Arc::new(Deadline::new());
        deadline.start_with(Duration::ZERO, u64::MAX);
        assert!(deadline.has_passed());
        deadline.start(Duration::MAX);
        drop(Wanted::new(&deadline));
        assert!(deadline.has_passed());
    }
}
