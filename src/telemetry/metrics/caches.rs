//! Caches, as they are when somebody looks.

use std::fmt;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;

/// How a cache is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CacheUse {
    /// How many values it holds and how many bytes they take, where that can be told.
    pub held: Option<(u64, u64)>,
    /// How often it had what was looked for.
    pub hits: u64,
    /// How often it had not.
    pub misses: u64,
}

/// A cache's name, and what looks at it.
pub type Watched = (&'static str, Arc<dyn Fn() -> CacheUse + Send + Sync>);

/// The caches.
pub(super) struct Caches(pub Vec<Watched>);

impl fmt::Debug for Caches {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl Collector for Caches {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        let uses: Vec<(&str, CacheUse)> = self.0.iter().map(|(name, usage)| (*name, usage())).collect();
        let what = "Looks into a cache, by whether it had what was looked for";
        let mut family = encoder.encode_descriptor("cache_lookups", what, None, MetricType::Counter)?;
        for (cache, usage) in &uses {
            for (outcome, count) in [("hit", usage.hits), ("miss", usage.misses)] {
                let labels = [("cache", *cache), ("outcome", outcome)];
                ConstCounter::new(count).encode(family.encode_family(&labels)?)?;
            }
        }
        let what = "Values in a cache";
        let mut family = encoder.encode_descriptor("cache_entries", what, None, MetricType::Gauge)?;
        let held = || uses.iter().filter_map(|(cache, usage)| Some((*cache, usage.held?)));
        for (cache, (entries, _)) in held() {
            ConstGauge::new(entries).encode(family.encode_family(&[("cache", cache)])?)?;
        }
        let what = "Bytes that the values in a cache take";
        let mut family = encoder.encode_descriptor("cache_bytes", what, None, MetricType::Gauge)?;
        for (cache, (_, bytes)) in held() {
            ConstGauge::new(bytes).encode(family.encode_family(&[("cache", cache)])?)?;
        }
        Ok(())
    }
}
