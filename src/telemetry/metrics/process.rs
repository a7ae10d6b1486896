//! The process itself, by the names that Prometheus' own clients use.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

/// The process: since when it runs, and how much memory it holds.
#[derive(Debug)]
struct Process {
    started: f64,
}

/// Tells of the process, and of which version it is.
pub(super) fn register(registry: &mut Registry) {
    let version = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
    registry.register("build", "The version that runs", version);
    let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64();
    registry.register_collector(Box::new(Process { started }));
}

impl Collector for Process {
    fn encode(&self, mut encoder: DescriptorEncoder) -> fmt::Result {
        let what = "When the process began to serve, in seconds since 1970";
        let metric = encoder.encode_descriptor("process_start_time_seconds", what, None, MetricType::Gauge)?;
        ConstGauge::new(self.started).encode(metric)?;
        if let Some(bytes) = resident() {
            let what = "Bytes of memory that the process holds";
            let metric = encoder.encode_descriptor("process_resident_memory_bytes", what, None, MetricType::Gauge)?;
            ConstGauge::new(bytes).encode(metric)?;
        }
        Ok(())
    }
}

/// The memory that the process holds, in bytes, where the system tells it as Linux does.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}
