//! How far replicas are behind, as it was last seen.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Unit;

/// Of so many wikis it is told at most.
const MOST: usize = 1000;

/// Looks at wikis' codes, and how far the replica of each is behind.
pub type LagsSeen = Arc<dyn Fn() -> Vec<(String, Duration)> + Send + Sync>;

/// How far replicas are behind.
pub(super) struct Lags(pub LagsSeen);

impl fmt::Debug for Lags {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Lags").finish_non_exhaustive()
    }
}

impl Collector for Lags {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        let what = "How far the replica of a wiki is behind, as it was last seen while somebody asked";
        let mut family = encoder.encode_descriptor("replication_lag", what, Some(&Unit::Seconds), MetricType::Gauge)?;
        for (wiki, lag) in (self.0)().into_iter().take(MOST) {
            let labels = [("wiki", wiki.as_str())];
            ConstGauge::new(lag.as_secs_f64()).encode(family.encode_family(&labels)?)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telemetry::metrics::Metrics;

    #[test]
    fn there_is_an_end_to_wikis() {
        let lags =
            |wikis: usize| (0..wikis).map(|number| (format!("wiki{number}"), Duration::from_millis(1500))).collect();
        let metrics = Metrics::new(Vec::new()).with_lags(Arc::new(move || lags(MOST + 5)));
        let text = metrics.text();
        let told = text.lines().filter(|line| line.starts_with("wikigraph_replication_lag_seconds{")).count();
        assert_eq!(told, MOST);
        assert!(text.contains("wikigraph_replication_lag_seconds{wiki=\"wiki0\"} 1.5\n"), "{text}");
    }
}
