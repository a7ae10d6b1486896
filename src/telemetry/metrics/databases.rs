//! Connections to databases, as they are when somebody looks.

use std::fmt;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;

/// How the connections to a database are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PoolUse {
    /// How many there may be.
    pub limit: usize,
    /// How many are lent, or being opened.
    pub in_use: usize,
    /// How many wait for work.
    pub idle: usize,
    /// How many were opened since the start.
    pub opened: u64,
}

/// Looks at a database's connections.
pub type Use = Arc<dyn Fn() -> PoolUse + Send + Sync>;

/// The databases, by name.
pub(super) struct Databases(pub Vec<(&'static str, Use)>);

impl fmt::Debug for Databases {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl Collector for Databases {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        let uses: Vec<(&str, PoolUse)> = self.0.iter().map(|(name, usage)| (*name, usage())).collect();
        let what = "Connections to databases, in use or idle";
        let mut family = encoder.encode_descriptor("connections", what, None, MetricType::Gauge)?;
        for (database, usage) in &uses {
            for (state, connections) in [("in_use", usage.in_use), ("idle", usage.idle)] {
                let labels = [("database", *database), ("state", state)];
                ConstGauge::new(connections as u64).encode(family.encode_family(&labels)?)?;
            }
        }
        let what = "The most connections to a database at a time";
        let mut family = encoder.encode_descriptor("connections_limit", what, None, MetricType::Gauge)?;
        for (database, usage) in &uses {
            ConstGauge::new(usage.limit as u64).encode(family.encode_family(&[("database", *database)])?)?;
        }
        let what = "Connections that were opened to a database";
        let mut family = encoder.encode_descriptor("connections_opened", what, None, MetricType::Counter)?;
        for (database, usage) in &uses {
            ConstCounter::new(usage.opened).encode(family.encode_family(&[("database", *database)])?)?;
        }
        Ok(())
    }
}
