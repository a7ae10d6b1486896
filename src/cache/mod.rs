//! A bounded cache of what is the same for whoever asks: kept for a while, and made once however many ask at the same
//! time. It knows nothing of what it keeps.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use quick_cache::Weighter;
use quick_cache::sync::Cache;

/// What making a value came to.
#[derive(Debug)]
pub enum Made<V> {
    /// Whoever asks for this key may have it.
    ForAll(V),
    /// The same, and it was made so long ago, elsewhere.
    Before(V, Duration),
    /// It is for whoever made it only: others make their own.
    ForOne(V),
    /// The same, as something failed: others make their own for a moment, and then it may be for all.
    Failed(V),
    /// It is no value of the key, as whoever made it was turned away: the next makes one.
    Refused(V),
}

/// Values by keys of bytes.
pub struct Shared<V> {
    entries: Cache<Vec<u8>, Entry<V>, Size<V>>,
    life: Duration,
    /// Counts how often all that was known became out of date.
    epoch: AtomicU64,
    hits: AtomicU64,
    misses: AtomicU64,
}

/// How a cache is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// How many values it holds.
    pub entries: u64,
    /// How many bytes they take.
    pub bytes: u64,
    /// How often a value that was there, or on its way, was given out.
    pub hits: u64,
    /// How often one had to be made.
    pub misses: u64,
}

#[derive(Clone)]
struct Entry<V> {
    /// `None` where the value was for one only.
    value: Option<V>,
    made: Instant,
    life: Duration,
    epoch: u64,
    generation: u128,
}

/// How many bytes a value takes.
type SizeOf<V> = fn(&V) -> usize;

struct Size<V>(SizeOf<V>);

impl<V> Clone for Size<V> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

impl<V> Weighter<Vec<u8>, Entry<V>> for Size<V> {
    fn weight(&self, key: &Vec<u8>, entry: &Entry<V>) -> u64 {
        (ENTRY_BYTES + key.len() + entry.value.as_ref().map_or(0, self.0)) as u64
    }
}

/// How long others make their own of what has failed.
const MOMENT: Duration = Duration::from_secs(1);

/// What an entry takes besides its key and value, roughly.
const ENTRY_BYTES: usize = 128;

/// A value is about so large, which decides how many places the cache has.
const USUAL_BYTES: usize = 4 * 1024;

impl<V: Clone> Shared<V> {
    /// Keeps values of `bytes` together, each for `life` at most.
    pub fn new(bytes: usize, life: Duration, size: SizeOf<V>) -> Arc<Self> {
        let entries = Cache::with_weighter(bytes / USUAL_BYTES, bytes as u64, Size(size));
        let [epoch, hits, misses] = std::array::from_fn(|_| AtomicU64::new(0));
        Arc::new(Self { entries, life, epoch, hits, misses })
    }

    /// The value of a key in this generation: one that is kept, or the one that somebody makes just now, or else one that is
    /// made here.
    pub async fn kept_or_made(&self, key: &[u8], generation: u128, make: impl Future<Output = Made<V>>) -> V {
        loop {
            // What is being made while everything becomes out of date is out of date, too.
            let epoch = self.epoch.load(Ordering::Acquire);
            let asked = Instant::now();
            match self.entries.get_value_or_guard_async(key).await {
                // Whoever waited for one that was turned away makes their own at once, and not one after the other.
                Ok(entry) if entry.is_of_nobody() && entry.made >= asked => {
                    self.misses.fetch_add(1, Ordering::Relaxed);
                    return make.await.into_value();
                }
                Ok(entry) if !self.is_fresh(&entry, generation) => {
                    self.entries.remove_if(key, |entry| !self.is_fresh(entry, generation));
                }
                Ok(Entry { value: Some(value), .. }) => {
                    self.hits.fetch_add(1, Ordering::Relaxed);
                    return value;
                }
                Ok(Entry { value: None, .. }) => {
                    self.misses.fetch_add(1, Ordering::Relaxed);
                    return make.await.into_value();
                }
                Err(place) => {
                    self.misses.fetch_add(1, Ordering::Relaxed);
                    let made = make.await;
                    // Whoever took the place away meanwhile has no use for the entry.
                    let _ = place.insert(self.entry(&made, epoch, generation));
                    return made.into_value();
                }
            }
        }
    }

    /// The value of a key in this generation, if one is kept. That there is none is nobody's miss: it may be asked for by another.
    pub fn kept(&self, key: &[u8], generation: u128) -> Option<V> {
        let entry = self.entries.get(key).filter(|entry| self.is_fresh(entry, generation))?;
        let value = entry.value?;
        self.hits.fetch_add(1, Ordering::Relaxed);
        Some(value)
    }

    /// Keeps a value that was made just now.
    pub fn keep(&self, key: Vec<u8>, generation: u128, value: V) {
        let epoch = self.epoch.load(Ordering::Acquire);
        let (made, life) = (Instant::now(), self.life);
        self.entries.insert(key, Entry { value: Some(value), made, life, epoch, generation });
    }

    /// How it is used.
    pub fn usage(&self) -> Usage {
        Usage {
            entries: self.entries.len() as u64,
            bytes: self.entries.weight(),
            hits: self.hits.load(Ordering::Relaxed),
            misses: self.misses.load(Ordering::Relaxed),
        }
    }

    /// Forgets everything, and what is being made.
    pub fn clear(&self) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
        self.entries.clear();
    }

    /// How long a value is kept.
    pub fn life(&self) -> Duration {
        self.life
    }

    /// What is kept of what was made.
    fn entry(&self, made: &Made<V>, epoch: u64, generation: u128) -> Entry<V> {
        let (value, age, life) = match made {
            Made::ForAll(value) => (Some(value.clone()), Duration::ZERO, self.life),
            Made::Before(value, age) => (Some(value.clone()), *age, self.life),
            Made::ForOne(_) => (None, Duration::ZERO, self.life),
            Made::Failed(_) => (None, Duration::ZERO, self.life.min(MOMENT)),
            Made::Refused(_) => (None, Duration::ZERO, Duration::ZERO),
        };
        let now = Instant::now();
        Entry { value, made: now.checked_sub(age).unwrap_or(now), life, epoch, generation }
    }

    fn is_fresh(&self, entry: &Entry<V>, generation: u128) -> bool {
        entry.epoch == self.epoch.load(Ordering::Acquire)
            && entry.generation == generation
            && entry.made.elapsed() < entry.life
    }
}

impl<V> Entry<V> {
    /// Whether it only tells those who waited for it that there is nothing.
    fn is_of_nobody(&self) -> bool {
        self.value.is_none() && self.life.is_zero()
    }
}

impl<V> Made<V> {
    fn into_value(self) -> V {
        match self {
            Self::ForAll(value)
            | Self::Before(value, _)
            | Self::ForOne(value)
            | Self::Failed(value)
            | Self::Refused(value) => value,
        }
    }
}

#[cfg(test)]
mod tests;
