//! Looking out for the next request for a moment after an answer.
//!
//! A thread that has nothing to do sleeps, and so does its processor, which on a virtual machine takes tens of microseconds
//! to wake up: longer than an answer takes that needs no database. A client that is near, such as a proxy on the same
//! machine, often has its next question by then. So where one thread serves all requests, it looks for what arrives for
//! [`MOMENT`] after an answer before it sleeps, unless another request is under way: what that waits for, such as a
//! database, has a use for the processor. Several threads wake each other up anyway.

use std::num::NonZeroUsize;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::Notify;
use tokio::task::yield_now;

/// How long the thread looks out, which is the most of a processor that it takes for each answer.
const MOMENT: Duration = Duration::from_micros(50);

/// What requests are under way, and whoever looks out once none is.
#[derive(Default)]
pub struct Lookout {
    under_way: AtomicUsize,
    answered: Notify,
}

impl Lookout {
    /// Looks out from now on, where one thread serves all requests and leaves a processor to whoever asks.
    pub fn begin() -> Option<Arc<Self>> {
        let is_alone = Handle::current().runtime_flavor() == RuntimeFlavor::CurrentThread;
        let processors = available_parallelism().map_or(1, NonZeroUsize::get);
        (is_alone && processors > 1).then(|| {
            let lookout = Arc::<Self>::default();
            let looking = Arc::clone(&lookout);
            tokio::spawn(async move {
                loop {
                    looking.answered.notified().await;
                    looking.look(Instant::now() + MOMENT).await;
                }
            });
            lookout
        })
    }

    /// Looks for what arrives, until then or until a request is under way.
    async fn look(&self, until: Instant) {
        while self.under_way.load(Ordering::Relaxed) == 0 && Instant::now() < until {
            // The runtime looks at what has arrived before it goes on here.
            yield_now().await;
        }
    }

    fn count(self: &Arc<Self>) -> Counted {
        self.under_way.fetch_add(1, Ordering::Relaxed);
        Counted(Arc::clone(self))
    }
}

/// A request under way.
struct Counted(Arc<Lookout>);

impl Drop for Counted {
    fn drop(&mut self) {
        if self.0.under_way.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.0.answered.notify_one();
        }
    }
}

/// A request's future, under way until it is dropped.
pub struct Answering<F> {
    running: F,
    _counted: Option<Counted>,
}

impl<F> Answering<F> {
    /// Counts a request, where anybody looks out.
    pub fn new(running: F, lookout: Option<&Arc<Lookout>>) -> Self {
        Self { running, _counted: lookout.map(Lookout::count) }
    }
}

impl<F: Future + Unpin> Future for Answering<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        Pin::new(&mut self.running).poll(context)
    }
}

#[cfg(test)]
mod tests {
    use std::future::ready;

    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn it_looks_until_a_request_is_under_way() {
        let lookout = Arc::<Lookout>::default();
        let begin = async {
            // It has looked by then, and would go on for an hour.
            yield_now().await;
            lookout.count()
        };
        let ((), request) = tokio::join!(lookout.look(Instant::now() + Duration::from_secs(3_600)), begin);
        assert!(lookout.answered.notified().now_or_never().is_none(), "nothing is answered yet");
        drop(request);
        assert!(lookout.answered.notified().now_or_never().is_some());
    }

    #[tokio::test]
    async fn it_looks_no_longer_than_it_may() {
        let lookout = Lookout::default();
        assert!(lookout.look(Instant::now()).now_or_never().is_some());
    }

    #[tokio::test]
    async fn of_several_requests_the_last_has_it_look_out() {
        let lookout = Arc::<Lookout>::default();
        let [first, last] = [(); 2].map(|()| Answering::new(ready(()), Some(&lookout)));
        drop(first);
        assert!(lookout.answered.notified().now_or_never().is_none());
        drop(last);
        assert!(lookout.answered.notified().now_or_never().is_some());
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn several_threads_do_not_look_out() {
        assert!(Lookout::begin().is_none());
    }
}
