//! The threads on which requests are served.

use std::io;
use std::num::NonZeroUsize;
use std::thread::available_parallelism;

use tokio::runtime::{Builder, Runtime};

use crate::config::Config;
use crate::turns::{EVENT_INTERVAL, STACK_BYTES};

/// The runtime for what is configured.
pub(super) fn runtime(config: &Config) -> io::Result<Runtime> {
    let processors = available_parallelism().map_or(1, NonZeroUsize::get);
    let usual = usual(processors, config.wiki.place.is_served_here());
    Builder::new_multi_thread()
        .enable_all()
        .worker_threads(config.server.threads.map_or(usual, |threads| threads.get().into()))
        .thread_stack_size(STACK_BYTES)
        .event_interval(EVENT_INTERVAL)
        .build()
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
