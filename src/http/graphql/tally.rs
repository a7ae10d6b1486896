//! What is told of a call, and counted: its time and its outcomes.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::response::Response;

use super::Outcome;
use super::present::{self, INTERNAL};
use crate::http::State;
use crate::http::metrics::Guarded;
use crate::http::server_timing::{SERVER_TIMING, header};
use crate::telemetry::metrics::{Kind, Metrics, OK};
use crate::telemetry::traces::note;
use crate::telemetry::{self, Spent};

/// The outcome of a call whose client went away.
const GONE: &str = "CLIENT_GONE";

/// Tells and counts what one call spent. A call that never comes to its end, as it panics or its client goes away, is
/// counted when this is dropped.
#[derive(Debug)]
pub struct Tally {
    tells_time: bool,
    guarded: Option<Arc<Guarded>>,
    is_finished: AtomicBool,
}

impl Tally {
    pub fn of(state: &State) -> Self {
        Self {
            tells_time: state.settings.server_timing,
            guarded: state.metrics.clone(),
            is_finished: AtomicBool::new(false),
        }
    }

    /// Counts an operation, and tells its outcome in the request's trace. What was not run is told by no name, as anything
    /// can be sent as one.
    pub fn count(&self, kind: Kind, name: Option<&str>, outcome: &Outcome) {
        let (is_run, code) = match outcome {
            Ok(response) => match response.errors.first() {
                None => (true, OK),
                Some(error) => (!present::is_refused(response), Cow::Owned(present::code(error).to_owned())),
            },
            Err(fault) => (fault.is_of_running(), Cow::Borrowed(fault.code())),
        };
        if kind != Kind::None {
            note("graphql.operation.type", || kind.name().into());
        }
        if code != OK {
            note("wikigraph.error.code", || code.clone().into());
        }
        if let Some(metrics) = self.metrics() {
            metrics.count(kind, name.filter(|_| is_run), code);
        }
    }

    /// Counts a query that another's answer served. None that failed is shared.
    pub fn count_shared(&self, name: Option<&str>) {
        if let Some(metrics) = self.metrics() {
            metrics.count(Kind::Query, name, OK);
            metrics.count_shared();
        }
    }

    /// Tells in the answer what the call spent, and counts it, with what it cost in points.
    pub fn finish(&self, answer: &mut Response, spent: &Spent, cost: u64) {
        self.is_finished.store(true, Ordering::Relaxed);
        if let Some(metrics) = self.metrics() {
            metrics.add(spent);
            metrics.add_cost(cost);
        }
        if let Some(header) = header(spent).filter(|_| self.tells_time) {
            answer.headers_mut().insert(SERVER_TIMING, header);
        }
    }

    fn metrics(&self) -> Option<&Metrics> {
        self.guarded.as_ref().map(|guarded| &guarded.metrics)
    }
}

impl Drop for Tally {
    fn drop(&mut self) {
        let Some(metrics) = self.metrics().filter(|_| !self.is_finished.load(Ordering::Relaxed)) else { return };
        let code = if std::thread::panicking() { INTERNAL } else { GONE };
        metrics.count(Kind::None, None, code.into());
        if let Some(spent) = telemetry::spent() {
            metrics.add(&spent);
        }
    }
}
