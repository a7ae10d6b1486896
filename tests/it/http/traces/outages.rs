//! A collector that is away, slow or unwilling slows nothing and breaks nothing.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use tokio::net::{TcpListener, TcpSocket};
use wikigraph::telemetry::traces::{Settings, SpanCounts, Tracer};

use super::super::client::{Server, request};
use super::super::log;
use super::{Collector, METRICS_TOKEN, sent, settings, traced};

/// Asks so often, and expects the usual answer each time.
async fn ask(server: &Server, times: usize) {
    for _ in 0..times {
        let answer = server.query("{ echo(text: \"a\") }").await;
        assert_eq!((answer.status, answer.text()), (StatusCode::OK, "{\"data\":{\"echo\":\"a\"}}"));
    }
}

/// What the metrics tell of spans, as sent and dropped.
async fn told(server: &Server) -> [u64; 2] {
    let asked = request(Method::GET, "/metrics").header("authorization", format!("Bearer {METRICS_TOKEN}"));
    let answer = server.send(asked.body(Body::empty()).unwrap()).await;
    ["sent", "dropped"].map(|outcome| {
        let beginning = format!("wikigraph_spans_total{{outcome=\"{outcome}\"}} ");
        let count = answer.text().lines().find_map(|line| line.strip_prefix(&beginning));
        count.expect("it is told").parse().expect("a number")
    })
}

#[tokio::test]
async fn spans_for_a_collector_that_is_away_are_dropped_and_counted() {
    // Nobody else gets the port, and nobody listens there.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let endpoint = format!("http://{}/?key=the-secret-of-the-address", socket.local_addr().unwrap());
    let tracer = Tracer::start(Settings { batch: 2, ..settings(&endpoint, &[]) }).unwrap();
    let server = traced(&tracer);
    log::start();
    ask(&server, 10).await;
    sent(&tracer).await;
    assert_eq!(told(&server).await, [0, 10]);
    let log = log::stop();
    let warnings: Vec<&str> = log.lines().filter(|line| line.contains("WARN")).collect();
    let [warning] = warnings[..] else { panic!("one warning tells it: {log}") };
    assert!(warning.contains("spans are not sent") && warning.contains("127.0.0.1:"), "{warning}");
    assert!(!log.contains("secret"), "{log}");
}

#[tokio::test]
async fn a_collector_that_never_answers_holds_nobody_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let tracer = Tracer::start(Settings { queue: 4, batch: 1, ..settings(&endpoint, &[]) }).unwrap();
    let server = traced(&tracer);
    ask(&server, 50).await;
    let [sent, dropped] = told(&server).await;
    // Four wait, and one is on its way at most.
    assert!(sent == 0 && (45..=46).contains(&dropped), "{dropped}");
    assert!(!tracer.finish(Duration::from_millis(1)).await, "it is given up at the end");
    ask(&server, 1).await;
    assert!(told(&server).await[1] > dropped, "what comes after the end is dropped");
}

#[tokio::test]
async fn what_the_collector_may_take_later_is_sent_again() {
    let collector = Collector::start().await;
    for status in [StatusCode::SERVICE_UNAVAILABLE, StatusCode::TOO_MANY_REQUESTS] {
        collector.answers_next(status, "");
    }
    let tracer = Tracer::start(Settings { batch: 1, ..settings(&collector.url, &[]) }).unwrap();
    let server = traced(&tracer);
    ask(&server, 1).await;
    // The end must not come before it was sent: what ends sends once.
    let counted = async {
        while tracer.counts() == SpanCounts::default() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), counted).await.expect("it is sent again");
    sent(&tracer).await;
    assert_eq!(told(&server).await, [1, 0]);
    assert_eq!((collector.spans().len(), collector.headers().len()), (1, 3));
}

#[tokio::test]
async fn what_the_collector_will_never_take_is_sent_once() {
    let collector = Collector::start().await;
    collector.answers_next(StatusCode::BAD_REQUEST, "{}");
    collector.answers_next(StatusCode::OK, "{\"partialSuccess\":{\"rejectedSpans\":\"1\",\"errorMessage\":\"full\"}}");
    let tracer = Tracer::start(Settings { batch: 1, ..settings(&collector.url, &[]) }).unwrap();
    let server = traced(&tracer);
    ask(&server, 3).await;
    sent(&tracer).await;
    assert_eq!(told(&server).await, [1, 2]);
    assert_eq!((collector.spans().len(), collector.headers().len()), (1, 3));
}
