//! Spans, by what became of them.

use std::fmt;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;

use crate::telemetry::traces::SpanCounts;

/// Looks at what became of spans.
pub type SpansSeen = Arc<dyn Fn() -> SpanCounts + Send + Sync>;

/// Spans, by what became of them.
pub(super) struct Spans(pub SpansSeen);

impl fmt::Debug for Spans {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Spans").finish_non_exhaustive()
    }
}

impl Collector for Spans {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        let SpanCounts { sent, dropped } = (self.0)();
        let what = "Spans of traces, by whether the collector has taken them";
        let mut family = encoder.encode_descriptor("spans", what, None, MetricType::Counter)?;
        for (outcome, count) in [("sent", sent), ("dropped", dropped)] {
            ConstCounter::new(count).encode(family.encode_family(&[("outcome", outcome)])?)?;
        }
        Ok(())
    }
}
