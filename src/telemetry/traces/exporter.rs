//! The task that sends spans, in batches, and never holds anybody up.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::Receiver;
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout_at};

use super::Settings;
use super::collector::{Collector, Taken};
use super::queue::Counts;
use super::span::Span;

/// Whoever reads the log is not told more often than this.
const BETWEEN_WARNINGS: Duration = Duration::from_secs(60);

/// Sends spans.
pub(super) struct Exporter {
    pub settings: Settings,
    pub collector: Collector,
    pub counts: Arc<Counts>,
    pub spans: Receiver<Span>,
    /// Told, or dropped, once the process ends.
    pub stop: oneshot::Receiver<()>,
    pub warnings: Warnings,
}

/// When what was last told.
#[derive(Default)]
pub(super) struct Warnings {
    last: Option<Instant>,
    dropped: u64,
}

impl Exporter {
    /// Sends spans until it is told to stop, and then those that still wait.
    pub async fn run(mut self) {
        let mut batch = Vec::new();
        let mut is_stopping = false;
        loop {
            let may_come = tokio::select! {
                biased;
                _ = &mut self.stop, if !is_stopping => {
                    is_stopping = true;
                    self.spans.close();
                    continue;
                }
                may_come = gather(&mut self.spans, &mut batch, &self.settings) => may_come,
            };
            if !batch.is_empty() {
                is_stopping |= self.send(&batch, is_stopping).await;
                batch.clear();
            }
            if is_stopping {
                self.spans.close();
            }
            if !may_come {
                return;
            }
        }
    }

    /// Sends a batch, some times if need be; whether it was told to stop meanwhile. What is stopping sends once.
    async fn send(&mut self, batch: &[Span], is_stopping: bool) -> bool {
        let (mut pause, mut attempt) = (self.settings.pause, 1);
        let mut is_stopping = is_stopping;
        let outcome = loop {
            match self.collector.send(batch).await {
                Taken::Yes { rejected } => break Ok(rejected.min(batch.len() as u64)),
                Taken::Never(reason) => break Err(reason),
                Taken::Later { reason, .. } if is_stopping || attempt >= self.settings.attempts => break Err(reason),
                Taken::Later { after, .. } => {
                    tokio::select! {
                        biased;
                        _ = &mut self.stop => is_stopping = true,
                        () = tokio::time::sleep(after.unwrap_or(pause)) => {}
                    }
                }
            }
            pause *= 2;
            attempt += 1;
        };
        let (rejected, reason) = match outcome {
            Ok(0) => (0, "there was no room for them, as the collector is slow".to_owned()),
            Ok(rejected) => (rejected, "the collector rejects them".to_owned()),
            Err(reason) => (batch.len() as u64, reason),
        };
        self.counts.add_sent(batch.len() as u64 - rejected);
        self.counts.add_dropped(rejected);
        self.warnings.tell(self.counts.now().dropped, &reason);
        is_stopping
    }
}

/// Fills a batch: with what comes until some time after its first span. Whether more may come.
async fn gather(spans: &mut Receiver<Span>, batch: &mut Vec<Span>, settings: &Settings) -> bool {
    if batch.is_empty() {
        let Some(first) = spans.recv().await else { return false };
        batch.push(first);
    }
    let until = Instant::now() + settings.delay;
    while batch.len() < settings.batch {
        match timeout_at(until, spans.recv()).await {
            Ok(Some(span)) => batch.push(span),
            Ok(None) => return false,
            Err(_) => break,
        }
    }
    true
}

impl Warnings {
    /// Warns where spans were dropped since the last warning, but not too often.
    fn tell(&mut self, dropped: u64, reason: &str) {
        let is_due = self.last.is_none_or(|last| last.elapsed() >= BETWEEN_WARNINGS);
        if dropped > self.dropped && is_due {
            let since = dropped - self.dropped;
            tracing::warn!(dropped = since, reason, "spans are not sent; requests are served as before");
            *self = Self { last: Some(Instant::now()), dropped };
        }
    }
}
