//! How long a wiki is waited for, and how often it is asked again.

use std::time::Duration;

use tokio::time::Instant;

/// How long it may take to look, twice, what came of a write.
const LOOKS: Duration = Duration::from_secs(2);

/// Where a request has less time left, no write is sent any more.
const LEAST_TO_WRITE: Duration = Duration::from_millis(500);

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

impl Patience {
    /// Until when the answer to a write is waited for that is sent now, by a request that is given up at `end`. What is left
    /// of its time then is for looking what came of it. `None`: too little is left to send it.
    pub(super) fn write_by(&self, now: Instant, end: Option<Instant>) -> Option<Instant> {
        let own = now + self.write_deadline;
        let Some(end) = end else { return Some(own) };
        let left = end.saturating_duration_since(now);
        let afterwards = (self.settling + LOOKS).min(left / 2);
        (left >= LEAST_TO_WRITE).then(|| own.min(end - afterwards))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_has_time_left_to_look_what_came_of_a_write() {
        let (patience, now) = (Patience::default(), Instant::now());
        let seconds = |left: Option<u64>| {
            let by = patience.write_by(now, left.map(|left| now + Duration::from_secs(left)));
            by.map(|by| (by - now).as_secs())
        };
        assert_eq!((seconds(None), seconds(Some(60))), (Some(20), Some(20)));
        assert_eq!((seconds(Some(22)), seconds(Some(6))), (Some(17), Some(3)));
        assert_eq!(seconds(Some(0)), None);
    }
}
