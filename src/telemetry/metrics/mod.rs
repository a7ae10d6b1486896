//! Counts and times over all requests, as Prometheus reads them.
//!
//! Nothing here says what was asked: names of operations are the clients' own, and only the first so many are told apart.

mod caches;
mod databases;
mod labels;
mod lags;
mod names;
mod process;
mod spans;

use std::borrow::Cow;

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

pub use caches::{CacheUse, Watched};
pub use databases::PoolUse;
pub use labels::{Kind, OK};
pub use lags::LagsSeen;
pub use spans::SpansSeen;

use super::{Phase, Spent};
use caches::Caches;
use databases::{Databases, Use};
use labels::{OfPhase, Operation};
use lags::Lags;
use names::Names;
use spans::Spans;

/// Counts and times over all requests.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    names: Names,
    operations: Family<Operation, Counter>,
    phases: [Histogram; Phase::COUNT],
    total: Histogram,
    statements: Histogram,
    rounds: Histogram,
    rows: Histogram,
    cost: Histogram,
    calls: Counter,
    shared: Counter,
}

impl Metrics {
    /// Nothing counted yet; `databases` are those whose connections are told of, each with a name.
    pub fn new(databases: Vec<(&'static str, Use)>) -> Self {
        let mut registry = Registry::with_prefix("wikigraph");
        let operations = Family::default();
        registry.register(
            "operations",
            "GraphQL operations, by outcome: OK or the first error's code",
            operations.clone(),
        );
        let by_phase = Family::<OfPhase, Histogram>::new_with_constructor(times);
        let phases = Phase::ALL.map(|phase| by_phase.get_or_create_owned(&OfPhase { phase: phase.name() }));
        let what = "Time of GraphQL requests by phase; requests that were never in a phase are not counted there";
        registry.register_with_unit("phase", what, Unit::Seconds, by_phase);
        let total = times();
        registry.register_with_unit("request", "Time of GraphQL requests", Unit::Seconds, total.clone());
        let mut counts = |name: &str, what: &str, factor: f64| {
            let histogram = Histogram::new(std::iter::once(0.0).chain(exponential_buckets(1.0, factor, 9)));
            registry.register(name, what, histogram.clone());
            histogram
        };
        let statements = counts("request_statements", "Statements of a GraphQL request", 2.0);
        let rounds = counts("request_rounds", "Statements of a GraphQL request that had to wait for each other", 2.0);
        let rows = counts("request_rows", "Rows that a GraphQL request read", 4.0);
        let cost = counts("request_cost", "Points that a GraphQL request cost", 3.0);
        let calls = Counter::default();
        registry.register("action_api_calls", "Calls of the Action API in GraphQL requests", calls.clone());
        let shared = Counter::default();
        registry.register("shared_answers", "GraphQL queries that another's answer served", shared.clone());
        registry.register_collector(Box::new(Databases(databases)));
        process::register(&mut registry);
        Self {
            registry,
            names: Names::default(),
            operations,
            phases,
            total,
            statements,
            rounds,
            rows,
            cost,
            calls,
            shared,
        }
    }

    /// The same, telling of these caches too.
    pub fn with_caches(mut self, caches: Vec<Watched>) -> Self {
        self.registry.register_collector(Box::new(Caches(caches)));
        self
    }

    /// The same, telling how far replicas are behind.
    pub fn with_lags(mut self, lags: LagsSeen) -> Self {
        self.registry.register_collector(Box::new(Lags(lags)));
        self
    }

    /// The same, telling what became of spans.
    pub fn with_spans(mut self, spans: SpansSeen) -> Self {
        self.registry.register_collector(Box::new(Spans(spans)));
        self
    }

    /// Counts an operation; `name` is what the client calls it, if it is sound.
    pub fn count(&self, kind: Kind, name: Option<&str>, code: Cow<'static, str>) {
        let name = self.names.label(name);
        self.operations.get_or_create(&Operation { kind, name, code }).inc();
    }

    /// Counts that an answer was made for somebody else before.
    pub fn count_shared(&self) {
        self.shared.inc();
    }

    /// Counts what a request spent.
    pub fn add(&self, spent: &Spent) {
        for phase in Phase::ALL {
            let time = spent.time(phase);
            if !time.is_zero() {
                self.phases[phase as usize].observe(time.as_secs_f64());
            }
        }
        self.total.observe(spent.total().as_secs_f64());
        self.statements.observe(spent.statements.into());
        self.rounds.observe(spent.rounds.into());
        self.rows.observe(spent.rows as f64);
        self.calls.inc_by(spent.calls.into());
    }

    /// Counts what a request cost.
    pub fn add_cost(&self, points: u64) {
        self.cost.observe(points as f64);
    }

    /// All of it in the text format of OpenMetrics, which is Prometheus' own, standardised.
    pub fn text(&self) -> String {
        let mut text = String::new();
        encode(&mut text, &self.registry).expect("a string takes all that is written to it");
        text
    }
}

/// From 50 µs to 26 s.
fn times() -> Histogram {
    Histogram::new(exponential_buckets(0.000_05, 3.0, 13))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn line<'a>(text: &'a str, beginning: &str) -> &'a str {
        text.lines().find(|line| line.starts_with(beginning)).unwrap_or_else(|| panic!("no {beginning} in {text}"))
    }

    #[test]
    fn what_was_counted_can_be_read() {
        let usage = PoolUse { limit: 10, in_use: 2, idle: 3, opened: 7 };
        let metrics = Metrics::new(vec![("wiki", Arc::new(move || usage))]);
        metrics.count(Kind::Query, Some("Feed"), OK);
        metrics.count(Kind::Query, Some("Feed"), OK);
        metrics.count(Kind::Mutation, None, "CONFLICT".into());
        metrics.count_shared();
        let mut spent = Spent { statements: 3, rounds: 2, rows: 70, calls: 1, ..Spent::default() };
        spent.times[Phase::Sql as usize] = std::time::Duration::from_millis(20);
        metrics.add(&spent);
        let usage = CacheUse { held: Some((4, 4_096)), hits: 9, misses: 5 };
        let metrics = metrics.with_caches(vec![("answers", Arc::new(move || usage))]);
        metrics.add_cost(9);
        let text = metrics.text();
        for expected in [
            "wikigraph_operations_total{kind=\"query\",name=\"Feed\",code=\"OK\"} 2",
            "wikigraph_operations_total{kind=\"mutation\",name=\"-\",code=\"CONFLICT\"} 1",
            "wikigraph_phase_seconds_sum{phase=\"sql\"} 0.02",
            "wikigraph_phase_seconds_count{phase=\"plan\"} 0",
            "wikigraph_request_seconds_count 1",
            "wikigraph_request_statements_sum 3.0",
            "wikigraph_request_rounds_sum 2.0",
            "wikigraph_request_rows_sum 70.0",
            "wikigraph_request_cost_sum 9.0",
            "wikigraph_action_api_calls_total 1",
            "wikigraph_shared_answers_total 1",
            "wikigraph_connections{database=\"wiki\",state=\"idle\"} 3",
            "wikigraph_connections{database=\"wiki\",state=\"in_use\"} 2",
            "wikigraph_connections_limit{database=\"wiki\"} 10",
            "wikigraph_connections_opened_total{database=\"wiki\"} 7",
            "wikigraph_cache_lookups_total{cache=\"answers\",outcome=\"hit\"} 9",
            "wikigraph_cache_lookups_total{cache=\"answers\",outcome=\"miss\"} 5",
            "wikigraph_cache_entries{cache=\"answers\"} 4",
            "wikigraph_cache_bytes{cache=\"answers\"} 4096",
            "wikigraph_build_info{version=\"0.1.0\"} 1",
            "# EOF",
        ] {
            assert_eq!(line(&text, expected), expected);
        }
    }
}
