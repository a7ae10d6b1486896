//! Threads for what others need not wait for.

use std::future::Future;
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::{Once, OnceLock};
use std::thread::available_parallelism;

use rustix::process::nice;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::JoinSet;
use tracing::Instrument;

/// How much lower the priority of the threads is, of 19 at most: a tenth of a processor is theirs where another thread wants
/// all of it (sched(7)).
const LOWER: i32 = 10;

/// How large the stacks of threads are that run queries. Deep queries are deep futures; what is not used of a stack takes no memory.
pub const STACK_BYTES: usize = 8 * 1024 * 1024;

/// After how many tasks a thread looks at what has arrived. Tokio's 61 are milliseconds where there is much to do, for which
/// answers of a database would lie, and connections with them.
pub const EVENT_INTERVAL: u32 = 5;

/// Threads that give way to all others, as many as of those. They begin with the first task.
#[derive(Debug, Default)]
pub struct Background {
    runtime: OnceLock<Option<Runtime>>,
}

impl Background {
    /// Runs a task there, for as long as this is waited for. It panics if the task does.
    pub async fn run<T: Send + 'static>(&self, task: impl Future<Output = T> + Send + 'static) -> T {
        let task = task.in_current_span();
        match self.runtime.get_or_init(begin) {
            Some(runtime) => run_on(runtime.handle(), task).await,
            // Without threads of its own it runs where it is.
            None => task.await,
        }
    }
}

/// Runs a task on the threads of a runtime, for as long as this is waited for. It panics if the task does.
pub async fn run_on<T: Send + 'static>(runtime: &Handle, task: impl Future<Output = T> + Send + 'static) -> T {
    // A set ends its tasks when it is dropped.
    let mut running = JoinSet::new();
    running.spawn_on(task, runtime);
    match running.join_next().await {
        Some(Ok(done)) => done,
        Some(Err(error)) => resume_unwind(error.try_into_panic().unwrap_or_else(|error| Box::new(error.to_string()))),
        None => unreachable!("there is a task"),
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        // Waiting for threads is not for where others are served.
        if let Some(runtime) = self.runtime.take().flatten() {
            runtime.shutdown_background();
        }
    }
}

/// As many threads as serve requests, and no fewer than there are processors. tokio would look at the environment by itself, where
/// what is empty or has spaces makes it panic.
fn begin() -> Option<Runtime> {
    let serving = Handle::try_current().map_or(1, |handle| handle.metrics().num_workers());
    let processors = available_parallelism().map_or(1, NonZeroUsize::get);
    let begun = Builder::new_multi_thread()
        .enable_all()
        .worker_threads(serving.max(processors))
        .thread_name("background")
        .thread_stack_size(STACK_BYTES)
        .event_interval(EVENT_INTERVAL)
        .on_thread_start(give_way)
        .build();
    begun.inspect_err(|error| tracing::warn!(%error, "there are no threads for what asks for much")).ok()
}

/// Lowers the priority of the thread that calls it. Where that cannot be, it says so once.
fn give_way() {
    static TOLD: Once = Once::new();
    if let Err(error) = nice(LOWER) {
        TOLD.call_once(|| {
            tracing::warn!(
                %error,
                "the priority of threads cannot be lowered: what asks for much takes the time of what asks for little; \
                 let the process call setpriority (SystemCallFilter in a unit of systemd)"
            );
        });
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use rustix::process::getpriority_process;
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn it_gives_way_to_who_asks_for_it() {
        let own = getpriority_process(None).expect("a priority");
        let there = Background::default().run(async { getpriority_process(None) }).await.expect("a priority");
        assert!(there > own, "{there} is as urgent as {own}");
    }

    #[tokio::test(flavor = "multi_thread")]
    #[should_panic(expected = "no such luck")]
    async fn it_panics_where_its_task_does() {
        Background::default().run(async { panic!("no such luck") }).await
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_task_that_nobody_waits_for_ends() {
        let background = Background::default();
        let (begun, has_begun) = oneshot::channel();
        let (kept, is_dropped) = oneshot::channel::<()>();
        let task = background.run(async move {
            let _kept = kept;
            begun.send(()).expect("somebody waits for it");
            pending::<()>().await;
        });
        tokio::select! {
            () = task => unreachable!("it never ends"),
            begun = has_begun => begun.expect("it begins"),
        }
        assert!(is_dropped.await.is_err());
    }
}
