//! What all instances share in a Valkey or Redis: for a while, sealed, and never needed.
//!
//! Such a server may be shared with strangers, as that of all tools on Toolforge is. So names are hashes under a key, values
//! are sealed under another, and no command is sent that lists names, tells of clients or configures anything. Whatever is
//! there may be gone at any time, and so may the server: [`Valkey`] then says that it has nothing, at once but for the first
//! who noticed, and connects again by itself.

mod generation;
mod keys;
mod line;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use redis::RedisError;

pub use generation::Generation;

use crate::types::Secret;
use keys::{Keys, Name};
use line::Line;

/// Larger values are not kept: the server does one thing at a time.
const LARGEST_VALUE: usize = 128 * 1024;

/// The bytes of a point in time, with which each value begins.
const TIME: usize = 8;

/// What all instances share. Cloning is cheap.
#[derive(Clone)]
pub struct Valkey(Arc<Shared>);

struct Shared {
    line: Arc<Line>,
    keys: Keys,
    hits: AtomicU64,
    misses: AtomicU64,
}

/// A value that some instance kept.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// What was kept.
    pub value: Vec<u8>,
    /// How long ago, by the clocks of the two instances.
    pub age: Duration,
}

impl Valkey {
    /// The server at a URL, under a key that all instances have. `realm` names what they serve: instances of another realm
    /// see nothing of it. Waits for the first attempt to connect, and goes on whatever comes of it.
    pub async fn open(url: &Secret, key: &[u8; 32], realm: &str) -> Result<Self, RedisError> {
        let line = Line::open(url).await?;
        let [hits, misses] = std::array::from_fn(|_| AtomicU64::new(0));
        Ok(Self(Arc::new(Shared { line, keys: Keys::new(key, realm), hits, misses })))
    }

    /// Whether the server answers.
    pub async fn is_up(&self) -> bool {
        self.0.line.ask::<String>(&redis::cmd("PING")).await.is_some()
    }

    /// A value that was kept in this generation under this key, of keys of this kind.
    pub async fn find(&self, kind: &str, key: &[u8], generation: Generation) -> Option<Found> {
        let found = self.found(kind, key, generation).await;
        let count = if found.is_some() { &self.0.hits } else { &self.0.misses };
        count.fetch_add(1, Ordering::Relaxed);
        found
    }

    async fn found(&self, kind: &str, key: &[u8], generation: Generation) -> Option<Found> {
        let Shared { line, keys, .. } = &*self.0;
        let name = keys.name(kind, key);
        let sealed: Option<Vec<u8>> = line.ask(redis::cmd("GET").arg(name.as_str())).await?;
        let mut value = keys.open(&sealed?, &name, generation)?;
        let kept = u64::from_be_bytes(value.get(..TIME)?.try_into().ok()?);
        value.drain(..TIME);
        Some(Found { value, age: Duration::from_millis(now().saturating_sub(kept)) })
    }

    /// Keeps a value for a while. One that is too large is not kept.
    pub async fn keep(&self, kind: &str, key: &[u8], generation: Generation, value: &[u8], life: Duration) {
        let Shared { line, keys, .. } = &*self.0;
        if value.len() > LARGEST_VALUE || line.is_down() {
            return;
        }
        let name = keys.name(kind, key);
        let Some(sealed) = keys.seal(&[&now().to_be_bytes(), value].concat(), &name, generation) else { return };
        let life = u64::try_from(life.as_millis()).unwrap_or(u64::MAX).max(1);
        let mut command = redis::cmd("SET");
        command.arg(name.as_str()).arg(sealed).arg("PX").arg(life);
        line.ask::<()>(&command).await;
    }

    /// Runs a script over the number that is kept under this key, which takes these numbers and answers others; `None` while
    /// the server is away. Such a number lies there as it is, under a name that tells nothing.
    pub async fn run(&self, script: &str, kind: &str, key: &[u8], numbers: &[u64]) -> Option<Vec<u64>> {
        let name = self.name(kind, key);
        // The server knows scripts that it has run by their text, and does not read them again.
        let mut command = redis::cmd("EVAL");
        command.arg(script).arg(1).arg(name.as_str()).arg(numbers);
        self.line().ask(&command).await
    }

    /// How often a value was there, and how often not, or the server was away.
    pub fn lookups(&self) -> (u64, u64) {
        (self.0.hits.load(Ordering::Relaxed), self.0.misses.load(Ordering::Relaxed))
    }

    fn line(&self) -> &Arc<Line> {
        &self.0.line
    }

    fn name(&self, kind: &str, key: &[u8]) -> Name {
        self.0.keys.name(kind, key)
    }
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or(u64::MAX)
}

impl fmt::Debug for Valkey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Valkey").field(&self.0.line).finish()
    }
}
