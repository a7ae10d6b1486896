//! Traces, as a collector gets them.

mod collector;
mod outages;
mod process;
mod requests;
mod sampling;
mod statements;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use collector::{Collector, Span};
use wikigraph::config::{Config, Environment};
use wikigraph::http::{State, router};
use wikigraph::telemetry::metrics::Metrics;
use wikigraph::telemetry::traces::{Settings, Tracer};
use wikigraph::types::Secret;

use super::client::Server;

const METRICS_TOKEN: &str = "0123456789abcdef";

/// A parent of a client's own.
const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT: &str = "00f067aa0ba902b7";

fn parent(flags: &str) -> String {
    format!("00-{TRACE}-{PARENT}-{flags}")
}

/// What variables configure for a collector at this address, but for times, which are short.
fn settings(endpoint: &str, further: &[(&'static str, &str)]) -> Settings {
    let variables = [("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)].into_iter().chain(further.iter().copied());
    let environment = Environment::of(variables.map(|(name, value)| (name, value.to_owned())));
    let config = Config::read(&environment).expect("a valid configuration");
    let settings = Settings::of(&config.traces.expect("a collector"));
    Settings { pause: Duration::from_millis(1), ..settings }
}

/// A server whose requests are traced.
fn traced(tracer: &Tracer) -> Server {
    let (state, witness) = Server::ready_state(wikigraph::http::Settings::default());
    Server { router: traced_router(state, tracer), witness }
}

fn traced_router(state: State, tracer: &Tracer) -> Router {
    let counts = tracer.clone();
    let metrics = Metrics::new(Vec::new()).with_spans(Arc::new(move || counts.counts()));
    router(state.with_tracer(tracer.clone()).with_metrics(metrics, &Secret::new(METRICS_TOKEN)))
}

/// Waits until all spans are sent.
async fn sent(tracer: &Tracer) {
    assert!(tracer.finish(Duration::from_secs(60)).await, "spans are sent");
}

/// The only span of all that holds for this.
fn only(spans: &[Span], is_meant: impl Fn(&Span) -> bool) -> &Span {
    let meant: Vec<&Span> = spans.iter().filter(|span| is_meant(span)).collect();
    let [only] = meant[..] else { panic!("{} spans are meant of {spans:#?}", meant.len()) };
    only
}
