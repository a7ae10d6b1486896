//! What loops without a server print: the same as the script of the load tool does.

use std::time::Duration;

/// Prints how many requests were done in what time, and the latencies in the middle and near the end.
pub fn print(mut latencies: Vec<Duration>, elapsed: Duration) {
    latencies.sort_unstable();
    let at = |percent: usize| latencies.get(latencies.len() * percent / 100).map_or(0, Duration::as_micros);
    println!(
        "{{\"requests\":{},\"microseconds\":{},\"bytes\":0,\"p50\":{},\"p99\":{},\"failed\":0}}",
        latencies.len(),
        elapsed.as_micros(),
        at(50),
        at(99)
    );
}
