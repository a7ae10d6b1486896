//! Threads that serve requests, one of which is kept from what is expensive.

use std::future::poll_fn;
use std::mem::replace;
use std::task::Poll;

use futures_util::future::BoxFuture;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;

/// The threads that may work at the same time on what is expensive: all but one.
///
/// A thread that writes thousands of rows does nothing else until they are written, and what its queue holds waits. So one thread
/// is always there for what is quickly done.
#[derive(Debug)]
pub struct Threads {
    free: Semaphore,
}

impl Threads {
    /// Those of the runtime that this is called in, or one.
    pub fn new() -> Self {
        let all = Handle::try_current().map_or(1, |runtime| runtime.metrics().num_workers());
        Self { free: Semaphore::new((all - 1).max(1)) }
    }

    /// Runs something, with one of these threads at a time; while it waits for anything, it has none.
    pub async fn run<T>(&self, mut work: BoxFuture<'_, T>) -> T {
        loop {
            // Nobody closes it.
            let free = self.free.acquire().await;
            let step = poll_fn(|context| Poll::Ready(work.as_mut().poll(context))).await;
            drop(free);
            if let Poll::Ready(done) = step {
                return done;
            }
            let mut has_waited = false;
            poll_fn(|_| if replace(&mut has_waited, true) { Poll::Ready(()) } else { Poll::Pending }).await;
        }
    }
}

impl Default for Threads {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex, mpsc};
    use std::time::Duration;

    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_thread_is_left_for_others_while_many_are_busy() {
        let threads = Arc::new(Threads::new());
        let (begin, begun) = mpsc::channel();
        let (sender, receiver) = mpsc::channel();
        let receiver = Arc::new(Mutex::new(receiver));
        let busy: Vec<_> = (0..4)
            .map(|_| {
                let (threads, receiver, begin) = (Arc::clone(&threads), Arc::clone(&receiver), begin.clone());
                // Keeps its thread until somebody else has run.
                let work = async move {
                    tokio::task::yield_now().await;
                    begin.send(()).expect("somebody listens");
                    let receiver = receiver.lock().expect("no panic");
                    receiver.recv_timeout(Duration::from_secs(60)).expect("others run meanwhile")
                };
                tokio::spawn(async move { threads.run(Box::pin(work)).await })
            })
            .collect();
        begun.recv().expect("one is busy");
        let other = tokio::spawn(async move { (0..4).try_for_each(|number| sender.send(number)) });
        other.await.expect("no panic").expect("they listen");
        let mut heard = Vec::new();
        for busy in busy {
            heard.push(busy.await.expect("no panic"));
        }
        heard.sort_unstable();
        assert_eq!(heard, [0, 1, 2, 3]);
    }
}
