//! The wiki's clock, should it differ from this machine's: signatures are good for five minutes.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// By how many seconds the wiki's clock is ahead.
#[derive(Debug, Default)]
pub(super) struct Clock(AtomicI64);

impl Clock {
    /// By how many seconds it is ahead.
    pub fn ahead(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Learns what time it is there.
    pub fn set(&self, wiki: u64) {
        let here = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
        let ahead = i64::try_from(wiki).unwrap_or_default().saturating_sub_unsigned(here);
        self.0.store(ahead, Ordering::Relaxed);
        tracing::warn!(seconds = ahead, "the wiki's clock differs from this machine's; signatures follow the wiki's");
    }
}
