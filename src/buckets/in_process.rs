//! The buckets of one process.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use quick_cache::UnitWeighter;
use quick_cache::sync::Cache;

use super::Key;
use super::level::{self, Full, Level, Rate};

/// As many are usually in use at a time.
const USUAL: usize = 1_000;

/// When each bucket will be empty.
pub(super) struct InProcess {
    buckets: Cache<Key, Arc<AtomicU64>>,
    start: Instant,
}

impl InProcess {
    pub(super) fn new(most: usize) -> Self {
        Self { buckets: Cache::with_weighter(USUAL, most as u64, UnitWeighter), start: Instant::now() }
    }

    pub(super) fn take(&self, key: &Key, rate: Rate, points: u64) -> Result<Level, Full> {
        let now = self.now();
        let bucket = self.bucket(key);
        let mut empty_at = bucket.load(Ordering::Relaxed);
        loop {
            let later = level::take(empty_at, now, rate, points)?;
            match bucket.compare_exchange_weak(empty_at, later, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return Ok(level::level(later, now, rate)),
                Err(changed) => empty_at = changed,
            }
        }
    }

    pub(super) fn settle(&self, key: &Key, rate: Rate, taken: u64, due: u64) -> Level {
        let now = self.now();
        let bucket = self.bucket(key);
        let mut empty_at = bucket.load(Ordering::Relaxed);
        loop {
            let settled = level::settle(empty_at, now, rate, taken, due);
            match bucket.compare_exchange_weak(empty_at, settled, Ordering::Relaxed, Ordering::Relaxed) {
                Ok(_) => return level::level(settled, now, rate),
                Err(changed) => empty_at = changed,
            }
        }
    }

    fn bucket(&self, key: &Key) -> Arc<AtomicU64> {
        let made = self.buckets.get_or_insert_with(key, || Ok::<_, std::convert::Infallible>(Arc::default()));
        made.unwrap_or_else(|never| match never {})
    }

    /// Nanoseconds since the start.
    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }
}

impl fmt::Debug for InProcess {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("InProcess").field("buckets", &self.buckets.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn a_minute(points: u32) -> Rate {
        Rate { points, window: Duration::from_secs(60) }
    }

    fn key(number: u8) -> Key {
        [number; 17]
    }

    #[test]
    fn whoever_has_spent_all_waits_and_nobody_else_does() {
        let buckets = InProcess::new(100);
        let rate = a_minute(10);
        assert_eq!(buckets.take(&key(1), rate, 10).map(|level| level.used), Ok(10));
        let full = buckets.take(&key(1), rate, 2).expect_err("nothing is left");
        assert!(full.level.used == 10 && full.wait.as_secs_f64() > 10.0);
        assert!(buckets.take(&key(2), rate, 10).is_ok());
        buckets.settle(&key(1), rate, 10, 3);
        assert!(buckets.take(&key(1), rate, 7).is_ok());
    }

    #[test]
    fn threads_share_a_bucket_exactly() {
        let buckets = InProcess::new(100);
        // It leaks a point an hour.
        let rate = Rate { points: 1_000, window: Duration::from_secs(3_600_000) };
        let taken: usize = std::thread::scope(|scope| {
            let take = || (0..600).filter(|_| buckets.take(&key(1), rate, 1).is_ok()).count();
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(take)).collect();
            threads.into_iter().map(|thread| thread.join().expect("a count")).sum()
        });
        assert_eq!(taken, 1_000);
    }

    #[test]
    fn addresses_without_end_take_no_memory_without_end() {
        let buckets = InProcess::new(1_000);
        for number in 0..100_000_u64 {
            let mut key = [0; 17];
            key[..8].copy_from_slice(&number.to_be_bytes());
            let _ = buckets.take(&key, a_minute(10), 1);
        }
        assert!(buckets.buckets.len() <= 2_000, "{} buckets", buckets.buckets.len());
    }
}
