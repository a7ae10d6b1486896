//! How far a replica is behind, which is looked at from time to time while it is asked.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{Bind, Pool, Statement};
use crate::tables::FromCell;

/// How long what was found counts without another look.
const FRESH: Duration = Duration::from_secs(20);

/// How long it counts while somebody looks again. What is older is worth waiting for.
const KNOWN: Duration = Duration::from_secs(60);

/// How long whoever watches the gateway is told of it: a wiki that nobody asks is not looked at.
const CURRENT: Duration = Duration::from_secs(300);

/// How long a look may take; then the lag is unknown for a while.
const PATIENCE: Duration = Duration::from_secs(2);

/// Asks the replicas' heartbeat for a section's lag, in milliseconds: the column may be of any numeric type.
pub fn heartbeat(section: &str) -> Statement {
    let mut statement =
        Statement::new("SELECT CAST(ROUND(lag * 1000) AS SIGNED) FROM heartbeat_p.heartbeat WHERE shard = ");
    statement.bind(Bind::Text(section.to_owned()));
    statement
}

/// Looks at the lag of one section's server. Cloning is cheap.
#[derive(Clone)]
pub struct LagWatch {
    shared: Arc<Shared>,
}

struct Shared {
    pool: Pool,
    section: String,
    worth_telling: Duration,
    seen: Mutex<Seen>,
    /// Held by whoever looks.
    looking: tokio::sync::Mutex<()>,
}

/// What was seen, and when.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    lag: Option<Duration>,
    at: Option<Instant>,
}

impl Seen {
    /// This was seen just now.
    pub(super) fn now(lag: Option<Duration>) -> Self {
        Self { lag, at: Some(Instant::now()) }
    }

    /// Whichever was seen later.
    pub(super) fn or_later(self, other: Self) -> Self {
        if other.at > self.at { other } else { self }
    }

    /// The lag, unless it is so long ago that it says nothing of now.
    pub(super) fn current(self) -> Option<Duration> {
        self.lag.filter(|_| self.at.is_some_and(|at| at.elapsed() < CURRENT))
    }
}

impl LagWatch {
    /// A watch by this pool, which is of no other use; a lag of more than so much is worth telling.
    pub fn new(pool: Pool, section: String, worth_telling: Duration) -> Self {
        let (seen, looking) = (Mutex::default(), tokio::sync::Mutex::default());
        Self { shared: Arc::new(Shared { pool, section, worth_telling, seen, looking }) }
    }

    /// What was seen last.
    pub(super) fn last_seen(&self) -> Seen {
        *self.shared.seen()
    }

    /// How far the server is behind, if that is worth telling.
    pub(super) async fn worth_telling(&self) -> Option<Duration> {
        let seen = *self.shared.seen();
        match seen.at.map(|at| at.elapsed()) {
            Some(age) if age < FRESH => {}
            Some(age) if age < KNOWN => {
                let watch = self.clone();
                tokio::spawn(async move { watch.shared.look().await });
            }
            // What looks is not the request's own: it goes on if that is given up, and nobody pays for it.
            _ => {
                let watch = self.clone();
                let look = tokio::spawn(async move { watch.shared.look().await });
                if let Err(error) = look.await {
                    tracing::error!(%error, "the lag could not be looked at");
                }
            }
        }
        let lag = self.shared.seen().lag;
        lag.filter(|lag| *lag > self.shared.worth_telling)
    }
}

impl Shared {
    /// Looks, unless somebody has done so just now.
    async fn look(&self) {
        let asked = Instant::now();
        let _looking = self.looking.lock().await;
        if self.seen().at.is_some_and(|at| at > asked || at.elapsed() < FRESH) {
            return;
        }
        let found = tokio::time::timeout(PATIENCE, self.pool.rows(heartbeat(&self.section))).await;
        let lag = match found {
            Ok(Ok(rows)) => rows.iter().next().and_then(|row| i64::from_cell(&row[0])),
            Ok(Err(error)) => {
                tracing::debug!(section = self.section, %error, "the heartbeat cannot be read");
                None
            }
            Err(_) => None,
        };
        let lag = lag.and_then(|lag| u64::try_from(lag).ok()).map(Duration::from_millis);
        *self.seen() = Seen::now(lag);
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for LagWatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LagWatch").field("section", &self.shared.section).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_later_counts() {
        let (lag, now) = (|seconds| Some(Duration::from_secs(seconds)), Instant::now());
        let earlier = Seen { lag: lag(1), at: Some(now) };
        let later = Seen { lag: lag(2), at: Some(now + Duration::from_millis(1)) };
        let unknown = Seen { lag: None, at: later.at };
        assert_eq!(earlier.or_later(later).current(), lag(2));
        assert_eq!(later.or_later(earlier).current(), lag(2));
        assert_eq!(earlier.or_later(Seen::default()).current(), lag(1));
        assert_eq!(earlier.or_later(unknown).current(), None, "it cannot be seen any more");
    }

    #[test]
    fn what_was_seen_long_ago_says_nothing() {
        let long_ago = Instant::now().checked_sub(CURRENT).expect("the machine runs for longer");
        assert_eq!(Seen { lag: Some(Duration::ZERO), at: Some(long_ago) }.current(), None);
    }
}
