//! The request that a task is running: its meter, whom it is for, what it is called, and how long it may take.

use std::any::Any;
use std::future::Future;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;

use super::ledger::Ledger;
use super::traces::Trace;
use super::{Asker, Weight};

tokio::task_local! {
    static REQUEST: Arc<Request>;
}

/// What belongs to a request. Several tasks may work for it, most often one after the other.
struct Request {
    known: Mutex<Known>,
    /// There only if the request is traced.
    trace: OnceLock<Trace>,
}

/// What is counted of a request, and what is known of it so far.
struct Known {
    ledger: Ledger,
    asker: Asker,
    weight: Weight,
    time: Option<Time>,
    id: Box<str>,
    operation: Box<str>,
    /// What came of Action APIs, in bytes.
    received: u64,
    /// Wikis whose replicas are behind, and how far.
    lagging: Vec<(String, Duration)>,
    held: Option<Held>,
}

/// Something that is given up by dropping it.
pub type Held = Box<dyn Any + Send>;

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
    let known = Known {
        ledger: Ledger::new(Instant::now()),
        asker: Asker::default(),
        weight: Weight::default(),
        time: None,
        id: Box::default(),
        operation: Box::default(),
        received: 0,
        lagging: Vec::new(),
        held: None,
    };
    REQUEST.scope(Arc::new(Request { known: Mutex::new(known), trace: OnceLock::new() }), request)
}

/// Work for the request that this task runs, which may be done on another task; elsewhere it is work for nobody.
pub fn carried<F>(work: F) -> BoxFuture<'static, F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    match REQUEST.try_with(Arc::clone) {
        Ok(request) => Box::pin(REQUEST.scope(request, work)),
        Err(_) => Box::pin(work),
    }
}

/// Says whom the request is for, once that is known.
pub fn asked_by(asker: Asker) {
    with(|request| request.asker = asker);
}

/// Whom the request is for; the gateway itself outside of one.
pub fn asker() -> Asker {
    with(|request| request.asker).unwrap_or_default()
}

/// Says how much the request asks for; of several operations the heaviest counts.
pub fn weighs(weight: Weight) {
    with(|request| request.weight = request.weight.max(weight));
}

/// How much the request asks for; little outside of one.
pub fn weight() -> Weight {
    with(|request| request.weight).unwrap_or_default()
}

/// Says by which id the request is found in the log.
pub fn called(id: &str) {
    with(|request| request.id = id.into());
}

/// Says which operation runs, by the name that the client gave it.
pub fn runs(operation: &str) {
    with(|request| request.operation = operation.into());
}

/// Counts what came of an Action API, in bytes.
pub fn receive(bytes: usize) {
    with(|request| request.received = request.received.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX)));
}

/// What the request got of Action APIs so far, in bytes; nothing outside of one.
pub fn received() -> u64 {
    with(|request| request.received).unwrap_or_default()
}

/// Has the request hold something until it waits for anything, or ends.
pub fn hold(held: Held) {
    with(|request| request.held = Some(held));
}

/// Gives up what the request holds.
pub(super) fn let_go() {
    // Whatever giving it up leads to is done without the lock.
    drop(with(|request| request.held.take()));
}

/// Says that what the request gets of a wiki is so old.
pub fn lagging(wiki: &str, lag: Duration) {
    with(|request| match request.lagging.iter_mut().find(|(known, _)| known == wiki) {
        Some((_, known)) => *known = lag,
        None => request.lagging.push((wiki.to_owned(), lag)),
    });
}

/// The wikis of which the request got old rows, and how old they may be.
pub fn lags() -> Vec<(String, Duration)> {
    with(|request| request.lagging.clone()).unwrap_or_default()
}

/// Says how long the request may take.
pub fn allow(time: Time) {
    with(|request| request.time = Some(time));
}

/// When what the request still waits for is given up, if ever.
pub fn deadline() -> Option<Instant> {
    with(|request| request.time).flatten().map(|time| time.deadline)
}

/// Waits for what a field loads, as long as there is time for it.
pub async fn in_time<T>(loading: impl Future<Output = T>) -> Result<T, Late> {
    let Some(Time { deadline, request, field }) = with(|request| request.time).flatten() else {
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
        let (operation, id) = (sound(&request.operation), sound(&request.id));
        let operation = if operation.is_empty() { "-" } else { &operation };
        (!id.is_empty()).then(|| format!("wikigraph operation={operation} request={id}"))
    })
    .flatten()
}

/// What the meter keeps, if there is a request.
pub(super) fn with_ledger<T>(act: impl FnOnce(&mut Ledger) -> T) -> Option<T> {
    with(|request| act(&mut request.ledger))
}

/// The request is traced from now on.
pub(super) fn enter_trace(trace: Trace) {
    // A request has one trace, from its beginning.
    REQUEST.try_with(|request| request.trace.set(trace).ok()).ok();
}

/// What the request's trace keeps, if there is one.
pub(super) fn with_trace<T>(act: impl FnOnce(&Trace) -> T) -> Option<T> {
    REQUEST.try_with(|request| request.trace.get().map(act)).ok().flatten()
}

fn with<T>(act: impl FnOnce(&mut Known) -> T) -> Option<T> {
    REQUEST.try_with(|request| act(&mut request.known.lock().unwrap_or_else(PoisonError::into_inner))).ok()
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::super::UnderWay;
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
    async fn work_on_another_task_is_for_the_same_request() {
        let heard = metered(async {
            asked_by(Asker::Person(7));
            let elsewhere = carried(async {
                runs("Feed");
                asker()
            });
            let heard = tokio::spawn(elsewhere).await.expect("nothing panicked");
            called("1");
            (heard, label())
        });
        assert_eq!(heard.await, (Asker::Person(7), Some("wikigraph operation=Feed request=1".to_owned())));
        assert_eq!(carried(async { asker() }).await, Asker::Gateway);
    }

    #[tokio::test]
    async fn what_is_held_is_given_up_with_the_first_wait() {
        let held = Arc::new(());
        let kept = Arc::clone(&held);
        metered(async move {
            hold(Box::new(Arc::clone(&kept)));
            tokio::task::yield_now().await;
            assert_eq!(Arc::strong_count(&kept), 3);
            let _waiting = UnderWay::connection();
            assert_eq!(Arc::strong_count(&kept), 2);
            hold(Box::new(kept));
        })
        .await;
        assert_eq!(Arc::strong_count(&held), 1, "it outlives its request");
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
    async fn what_a_request_gets_is_added_up() {
        let heard = metered(async {
            receive(5);
            receive(7);
            received()
        });
        assert_eq!(heard.await, 12);
    }

    #[tokio::test]
    async fn without_a_request_there_is_time_for_everything() {
        asked_by(Asker::Person(7));
        receive(5);
        assert_eq!((asker(), deadline(), label(), received()), (Asker::Gateway, None, None, 0));
        assert_eq!(in_time(ready(7)).await, Ok(7));
    }
}
