//! How long a wiki is waited for, and how often it is asked again.

use std::time::Duration;

/// The client's limits in time, each with a default that suits a person who waits for the answer.
#[derive(Debug, Clone)]
pub struct Patience {
    /// How long a call that reads may take, all its attempts together. Default 10 s.
    pub read_deadline: Duration,
    /// How long a call that changes something may take. Default 20 s.
    pub write_deadline: Duration,
    /// How often a call that reads is sent at most. Default 3.
    pub attempts: u32,
    /// What is waited before another attempt where the wiki names no time; twice as long before each further one.
    /// Default 200 ms.
    pub pause: Duration,
    /// The longest time that the wiki may name (`Retry-After`) for a read to be tried again. Default 3 s.
    pub longest_pause: Duration,
    /// After a write without an answer: how long the wiki is given to finish it, before a second look whether it was
    /// saved. Default 3 s.
    pub settling: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            read_deadline: Duration::from_secs(10),
            write_deadline: Duration::from_secs(20),
            attempts: 3,
            pause: Duration::from_millis(200),
            longest_pause: Duration::from_secs(3),
            settling: Duration::from_secs(3),
        }
    }
}
