//! Traces: a span for each request, each of its statements and each of its calls, sent to an OpenTelemetry collector.
//!
//! A [`Tracer`] is there where a collector is configured. A request that it traces carries its trace in its task, as it
//! carries its meter, so that every floor can begin a span by [`begin`] without an argument; where there is no trace, that
//! looks into the task, finds nothing, and is done. A span that has ended goes into a queue from which a task of its own
//! sends batches, as OTLP over HTTP in JSON. OpenTelemetry's own crates would bring eleven more, protobuf among them, to say
//! the same in more ways, and do not tell how many spans were dropped.
//!
//! Spans hold what statements ask, with placeholders, and which action was called; no values, headers, tokens or query
//! strings. Nothing of a trace is sent to wikis.

mod collector;
mod exporter;
mod ids;
mod otlp;
mod queue;
mod request;
mod settings;
mod span;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use ids::Parent;
pub use queue::SpanCounts;
pub(super) use request::Trace;
pub use request::{begin, end_request, note};
pub use settings::Settings;
pub use span::{Beginning, OpenSpan, Value};

use super::request::enter_trace;
use collector::{Collector, Taken};
use exporter::{Exporter, Warnings};
use ids::TraceId;
use queue::Queue;

/// Traces requests. Cloning is cheap.
#[derive(Clone)]
pub struct Tracer {
    queue: Queue,
    ratio: f64,
    sending: Arc<Mutex<Option<Sending>>>,
}

/// The task that sends spans, and what stops it.
struct Sending {
    task: JoinHandle<()>,
    stop: oneshot::Sender<()>,
}

impl Tracer {
    /// Begins to send spans as they come.
    pub fn start(settings: Settings) -> Result<Self, reqwest::Error> {
        let collector = Collector::new(&settings)?;
        let (queue, spans) = Queue::new(settings.queue);
        let (stop, stopped) = oneshot::channel();
        let (ratio, counts) = (settings.ratio, Arc::clone(queue.counts()));
        let exporter = Exporter { settings, collector, counts, spans, stop: stopped, warnings: Warnings::default() };
        let task = tokio::spawn(exporter.run());
        Ok(Self { queue, ratio, sending: Arc::new(Mutex::new(Some(Sending { task, stop }))) })
    }

    /// Begins the trace of the request that this task runs, or goes on with its parent's; nothing where it is not to be
    /// traced. Of a parent's word only that it is not is taken: how much is traced is for whoever runs the gateway to say.
    pub fn begin_request(&self, parent: Option<Parent>, beginning: Beginning) -> OpenSpan {
        if parent.is_some_and(|parent| !parent.is_sampled) || fastrand::f64() >= self.ratio {
            return OpenSpan::none();
        }
        let trace = parent.map_or_else(TraceId::new, |parent| parent.trace);
        let span = OpenSpan::begin(self.queue.clone(), trace, parent.map(|parent| parent.span), beginning);
        if let Some(id) = span.id() {
            enter_trace(Trace::new(self.queue.clone(), trace, id));
        }
        span
    }

    /// What became of spans so far.
    pub fn counts(&self) -> SpanCounts {
        self.queue.counts().now()
    }

    /// Sends what waits, and then no more; whether all of that came to its end in time.
    pub async fn finish(&self, within: Duration) -> bool {
        let sending = self.sending.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(Sending { mut task, stop }) = sending else { return true };
        // It ends by itself only if it panicked.
        let _ = stop.send(());
        let is_done = tokio::time::timeout(within, &mut task).await.is_ok();
        if !is_done {
            task.abort();
            tracing::warn!("stopped, with spans that were not sent");
        }
        is_done
    }
}

impl fmt::Debug for Tracer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Tracer").field("ratio", &self.ratio).finish_non_exhaustive()
    }
}

/// Asks a collector whether it would take spans. The error says why not.
pub async fn try_collector(settings: &Settings) -> Result<(), String> {
    let collector = Collector::new(settings).map_err(|error| error.to_string())?;
    match collector.send(&[]).await {
        Taken::Yes { .. } => Ok(()),
        Taken::Later { reason, .. } | Taken::Never(reason) => Err(reason),
    }
}
