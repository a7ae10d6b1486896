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

#[derive(Clone, Copy, Default)]
struct Seen {
    lag: Option<Duration>,
    at: Option<Instant>,
}

impl LagWatch {
    /// A watch by this pool, which is of no other use; a lag of more than so much is worth telling.
    pub fn new(pool: Pool, section: String, worth_telling: Duration) -> Self {
        let (seen, looking) = (Mutex::default(), tokio::sync::Mutex::default());
        Self { shared: Arc::new(Shared { pool, section, worth_telling, seen, looking }) }
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
        *self.seen() = Seen { lag, at: Some(Instant::now()) };
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
