//! The request that a task is running: its meter, whom it is for, what it is called, and how long it may take.

use std::cell::{Cell, OnceCell, RefCell};
use std::future::Future;
use std::time::{Duration, Instant};

use super::ledger::Ledger;
use super::traces::Trace;
use super::{Asker, Weight};

tokio::task_local! {
    static REQUEST: Request;
}

/// What belongs to a request.
struct Request {
    ledger: RefCell<Ledger>,
    asker: Cell<Asker>,
    weight: Cell<Weight>,
    time: Cell<Option<Time>>,
    id: RefCell<Box<str>>,
    operation: RefCell<Box<str>>,
    /// Wikis whose replicas are behind, and how far.
    lagging: RefCell<Vec<(String, Duration)>>,
    /// There only if the request is traced.
    trace: OnceCell<Trace>,
}

/// How long a request may take, and each of its fields.
#[derive(Debug, Clone, Copy)]
pub struct Time {
    /// When whatever it still waits for is given up.
    pub deadline: Instant,
    /// What that leaves the whole request, as whoever configured it put it.
    pub request: Duration,
    /// How long a field may wait for what it loads.
    pub field: Duration,
}

/// Something was given up, as there was no more time for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Late {
    /// Its field waited for so long.
    #[error("a field took longer than {0:?}")]
    Field(Duration),
    /// Its request waited for so long.
    #[error("a request took longer than {0:?}")]
    Request(Duration),
}

/// Runs a request with a meter of its own, which starts now.
pub fn metered<F: Future>(request: F) -> impl Future<Output = F::Output> {
    let ledger = RefCell::new(Ledger::new(Instant::now()));
    let (asker, weight, time) = (Cell::default(), Cell::default(), Cell::default());
    let (id, operation, lagging) = (RefCell::default(), RefCell::default(), RefCell::default());
    let trace = OnceCell::new();
    REQUEST.scope(Request { ledger, asker, weight, time, id, operation, lagging, trace }, request)
}

/// Says whom the request is for, once that is known.
pub fn asked_by(asker: Asker) {
    with(|request| request.asker.set(asker));
}

/// Whom the request is for; the gateway itself outside of one.
pub fn asker() -> Asker {
    with(|request| request.asker.get()).unwrap_or_default()
}

/// Says how much the request asks for; of several operations the heaviest counts.
pub fn weighs(weight: Weight) {
    with(|request| request.weight.set(request.weight.get().max(weight)));
}

/// How much the request asks for; little outside of one.
pub fn weight() -> Weight {
    with(|request| request.weight.get()).unwrap_or_default()
}

/// Says by which id the request is found in the log.
pub fn called(id: &str) {
    with(|request| request.id.replace(id.into()));
}

/// Says which operation runs, by the name that the client gave it.
pub fn runs(operation: &str) {
    with(|request| request.operation.replace(operation.into()));
}

/// Says that what the request gets of a wiki is so old.
pub fn lagging(wiki: &str, lag: Duration) {
    with(|request| {
        let mut lagging = request.lagging.borrow_mut();
        match lagging.iter_mut().find(|(known, _)| known == wiki) {
            Some((_, known)) => *known = lag,
            None => lagging.push((wiki.to_owned(), lag)),
        }
    });
}

/// The wikis of which the request got old rows, and how old they may be.
pub fn lags() -> Vec<(String, Duration)> {
    with(|request| request.lagging.borrow().clone()).unwrap_or_default()
}

/// Says how long the request may take.
pub fn allow(time: Time) {
    with(|request| request.time.set(Some(time)));
}

/// When what the request still waits for is given up, if ever.
pub fn deadline() -> Option<Instant> {
    with(|request| request.time.get()).flatten().map(|time| time.deadline)
}

/// Waits for what a field loads, as long as there is time for it.
pub async fn in_time<T>(loading: impl Future<Output = T>) -> Result<T, Late> {
    let Some(Time { deadline, request, field }) = with(|request| request.time.get()).flatten() else {
        return Ok(loading.await);
    };
    let of_field = Instant::now() + field;
    let (until, late) =
        if deadline < of_field { (deadline, Late::Request(request)) } else { (of_field, Late::Field(field)) };
    tokio::time::timeout_at(until.into(), loading).await.map_err(|_| late)
}

/// The longest part of a label, in bytes.
const LONGEST: usize = 64;

/// What statements are labelled with, for whoever looks at the database: the operation's name and the request's id, of
/// which nothing is left but letters, digits, `_` and `-`; `None` outside of a request.
pub fn label() -> Option<String> {
    with(|request| {
        let sound = |text: &str| -> String {
            let is_sound = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
            text.chars().filter(is_sound).take(LONGEST).collect()
        };
        let (operation, id) = (sound(&request.operation.borrow()), sound(&request.id.borrow()));
        let operation = if operation.is_empty() { "-" } else { &operation };
        (!id.is_empty()).then(|| format!("wikigraph operation={operation} request={id}"))
    })
    .flatten()
}

/// What the meter keeps, if there is a request.
pub(super) fn with_ledger<T>(act: impl FnOnce(&mut Ledger) -> T) -> Option<T> {
    with(|request| act(&mut request.ledger.borrow_mut()))
}

/// The request is traced from now on.
pub(super) fn enter_trace(trace: Trace) {
    // A request has one trace, from its beginning.
    with(|request| request.trace.set(trace).ok());
}

/// What the request's trace keeps, if there is one.
pub(super) fn with_trace<T>(act: impl FnOnce(&Trace) -> T) -> Option<T> {
    with(|request| request.trace.get().map(act)).flatten()
}

fn with<T>(act: impl FnOnce(&Request) -> T) -> Option<T> {
    REQUEST.try_with(act).ok()
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    #[tokio::test]
    async fn a_request_knows_whom_it_is_for() {
        let heard = metered(async {
            let before = (asker(), weight());
            asked_by(Asker::Person(7));
            weighs(Weight::Heavy);
            weighs(Weight::Light);
            (before, (asker(), weight()))
        });
        assert_eq!(heard.await, ((Asker::Gateway, Weight::Light), (Asker::Person(7), Weight::Heavy)));
    }

    #[tokio::test]
    async fn a_label_has_nothing_that_means_something_in_sql() {
        let labels = metered(async {
            let unnamed = label();
            called("0a-f_9.*/ '");
            let without_operation = label();
            runs("*/ DROP Feed --\n\0ü");
            (unnamed, without_operation, label())
        });
        let (unnamed, without_operation, whole) = labels.await;
        assert_eq!(unnamed, None);
        assert_eq!(without_operation.as_deref(), Some("wikigraph operation=- request=0a-f_9"));
        assert_eq!(whole.as_deref(), Some("wikigraph operation=DROPFeed-- request=0a-f_9"));
        let long = metered(async {
            called(&"x".repeat(1000));
            label()
        });
        assert_eq!(long.await.map(|label| label.len()), Some(LONGEST + "wikigraph operation=- request=".len()));
    }

    #[tokio::test]
    async fn what_is_late_is_given_up() {
        let now = Instant::now();
        let (moment, long) = (Duration::from_millis(1), Duration::from_secs(1000));
        let waited = metered(async {
            allow(Time { deadline: now + long, request: long, field: moment });
            let field = in_time(pending::<()>()).await;
            allow(Time { deadline: now, request: long, field: long });
            (field, in_time(pending::<()>()).await, in_time(ready(7)).await)
        });
        assert_eq!(waited.await, (Err(Late::Field(moment)), Err(Late::Request(long)), Ok(7)));
    }

    #[tokio::test]
    async fn without_a_request_there_is_time_for_everything() {
        asked_by(Asker::Person(7));
        assert_eq!((asker(), deadline(), label()), (Asker::Gateway, None, None));
        assert_eq!(in_time(ready(7)).await, Ok(7));
    }
}
