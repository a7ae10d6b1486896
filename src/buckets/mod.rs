//! Leaky buckets: how much somebody may still have done for them. They know nothing of who that is, nor of what is done.
//!
//! A bucket takes points up to its size, and leaks so that a full one is empty after a [`Rate`]'s window. What a bucket
//! holds is known by one number, the moment at which it will be empty.

mod everywhere;
mod in_process;
mod level;

use std::time::Duration;

pub use level::{Full, Level, Rate};

use crate::valkey::Valkey;
use everywhere::Everywhere;
use in_process::InProcess;

/// Whose bucket it is.
pub type Key = [u8; 17];

/// The buckets of all who ask.
#[derive(Debug)]
pub struct Buckets {
    store: Store,
}

/// Where a Valkey is asked, the future is boxed: it is large, and would be moved about with every request's.
#[derive(Debug)]
enum Store {
    InProcess(InProcess),
    Everywhere(Everywhere),
}

impl Buckets {
    /// Buckets of this process alone, of which at most so many are kept: those that were used least recently are forgotten
    /// first, as if they were empty.
    pub fn in_process(most: usize) -> Self {
        Self { store: Store::InProcess(InProcess::new(most)) }
    }

    /// Buckets that all instances share; those of this process alone, of which at most so many are kept, while the Valkey is
    /// away.
    pub fn everywhere(valkey: Valkey, most: usize) -> Self {
        Self { store: Store::Everywhere(Everywhere::new(valkey, most)) }
    }

    /// Puts points into a bucket, if they all fit.
    pub async fn take(&self, key: &Key, rate: Rate, points: u64) -> Result<Level, Full> {
        match &self.store {
            Store::InProcess(buckets) => buckets.take(key, rate, points),
            Store::Everywhere(buckets) => Box::pin(buckets.take(key, rate, points)).await,
        }
    }

    /// Puts further points into a bucket, or takes some out again, once it is known how many there should have been. It
    /// becomes no more than full.
    pub async fn settle(&self, key: &Key, rate: Rate, taken: u64, due: u64) -> Level {
        match &self.store {
            Store::InProcess(buckets) => buckets.settle(key, rate, taken, due),
            Store::Everywhere(buckets) => Box::pin(buckets.settle(key, rate, taken, due)).await,
        }
    }
}

/// A duration in whole seconds, of which begun ones count.
pub fn whole_seconds(duration: Duration) -> u64 {
    duration.as_secs() + u64::from(duration.subsec_nanos() > 0)
}
