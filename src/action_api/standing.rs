//! Whether a wiki's `api.php` has answered lately.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::exchange::Setback;

/// What happened longer ago says nothing of now.
const LATELY: Duration = Duration::from_secs(5 * 60);

/// What became of the last call.
#[derive(Debug, Default)]
pub(super) struct Standing(Mutex<Option<(Instant, bool)>>);

impl Standing {
    /// Keeps what became of a call. Refusals are answers too; a call that had to wait for others here tells nothing.
    pub fn learn<T>(&self, outcome: &Result<T, Setback>) {
        let is_answered = match outcome {
            Ok(_) | Err(Setback::Refused(_) | Setback::TooMany(_)) => true,
            Err(Setback::Crowded | Setback::NotWorthIt) => return,
            Err(_) => false,
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), is_answered));
    }

    /// Whether the last call was answered; `None` where nobody has called lately.
    pub fn is_up(&self) -> Option<bool> {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.filter(|(at, _)| at.elapsed() < LATELY).map(|(_, is_answered)| is_answered)
    }
}
