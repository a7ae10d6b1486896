//! The threads on which requests are served.

use std::io;
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::thread::{self, available_parallelism};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

use super::Failure;
use crate::config::Config;
use crate::turns::{EVENT_INTERVAL, STACK_BYTES};

/// Runs a command on the threads that are configured, and waits for so long at the end for what hangs on a thread of its own.
pub(super) fn run<F>(
    config: Config,
    last: Duration,
    command: impl FnOnce(Config) -> F + Send + 'static,
) -> Result<(), Failure>
where
    F: Future<Output = Result<(), Failure>>,
{
    let runtime = runtime(&config)?;
    let running = move || {
        let outcome = runtime.block_on(command(config));
        runtime.shutdown_timeout(last);
        outcome
    };
    // Where there is one thread for requests, it is this one, whose stack the system would choose.
    let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn(running)?;
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// The runtime for what is configured. One thread needs no scheduler that knows of others (docs/performance.md).
fn runtime(config: &Config) -> io::Result<Runtime> {
    let processors = available_parallelism().map_or(1, NonZeroUsize::get);
    let usual = usual(processors, config.wiki.place.is_served_here());
    let mut builder = match config.server.threads.map_or(usual, |threads| threads.get().into()) {
        1 => Builder::new_current_thread(),
        threads => {
            let mut builder = Builder::new_multi_thread();
            builder.worker_threads(threads);
            builder
        }
    };
    builder.enable_all().thread_stack_size(STACK_BYTES).event_interval(EVENT_INTERVAL).build()
}

/// How many threads there are where nothing is said. A database server on this machine does more for most requests than the
/// gateway. With a thread for each processor, gateway and server keep taking these from each other, and each thread finds
/// little to do when it has one: a tenth more of both their time (docs/performance.md).
fn usual(processors: usize, database_is_here: bool) -> usize {
    if database_is_here { processors.div_ceil(2) } else { processors }
}

#[cfg(test)]
mod tests {
    use super::usual;

    #[test]
    fn a_database_server_beside_the_gateway_is_left_half_of_the_processors() {
        let usual_beside = |processors| usual(processors, true);
        assert_eq!([1, 2, 3, 8].map(usual_beside), [1, 1, 2, 4]);
        assert_eq!(usual(8, false), 8);
    }
}
