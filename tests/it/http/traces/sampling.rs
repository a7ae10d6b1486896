//! How much is traced is for whoever runs the gateway to say.

use axum::body::Body;
use wikigraph::telemetry::traces::{SpanCounts, Tracer};

use super::super::client::post;
use super::{Collector, parent, sent, settings, traced};

/// How many spans come of a request with this parent where this part of requests is traced.
async fn spans(ratio: &str, traceparent: Option<String>) -> u64 {
    let collector = Collector::start().await;
    let tracer = Tracer::start(settings(&collector.url, &[("OTEL_TRACES_SAMPLER_ARG", ratio)])).unwrap();
    let asked = traceparent.into_iter().fold(post(), |asked, parent| asked.header("traceparent", parent));
    traced(&tracer).send(asked.body(Body::from("{\"query\": \"{ __typename }\"}")).unwrap()).await;
    sent(&tracer).await;
    let SpanCounts { sent, dropped } = tracer.counts();
    assert_eq!((collector.spans().len() as u64, dropped), (sent, 0));
    assert_eq!(collector.headers().len() as u64, sent, "nothing is sent but spans");
    sent
}

#[tokio::test]
async fn all_requests_are_traced_or_none() {
    assert_eq!(spans("1", None).await, 1);
    assert_eq!(spans("0", None).await, 0);
}

#[tokio::test]
async fn whoever_asks_can_have_less_and_not_more() {
    assert_eq!(spans("1", Some(parent("00"))).await, 0);
    assert_eq!(spans("1", Some(parent("01"))).await, 1);
    assert_eq!(spans("0", Some(parent("01"))).await, 0);
}
