//! At most three calls at once for each user, as Wikimedia asks of clients.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Signer;

/// How many calls of one user may be under way. All who are not logged in count as one.
const AT_ONCE: usize = 3;

/// Who is calling.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<HashMap<String, Weak<Semaphore>>>);

impl Turns {
    /// Waits for the caller's turn, which lasts until the answer is dropped.
    pub async fn take(&self, caller: Option<&Signer>) -> Option<OwnedSemaphorePermit> {
        let key = caller.map(|signer| signer.token.key.as_str()).unwrap_or_default();
        // Nobody closes it, so there always is a turn.
        self.of(key).acquire_owned().await.ok()
    }

    fn of(&self, key: &str) -> Arc<Semaphore> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(semaphore) = all.get(key).and_then(Weak::upgrade) {
            return semaphore;
        }
        all.retain(|_, semaphore| semaphore.strong_count() > 0);
        let semaphore = Arc::new(Semaphore::new(AT_ONCE));
        all.insert(key.to_owned(), Arc::downgrade(&semaphore));
        semaphore
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test]
    async fn a_fourth_call_waits_for_one_of_three() {
        let turns = Turns::default();
        let mut taken: Vec<_> = (0..AT_ONCE).map(|_| turns.take(None).now_or_never()).collect();
        assert!(taken.iter().all(Option::is_some));
        assert!(turns.take(None).now_or_never().is_none());
        taken.pop();
        assert!(turns.take(None).now_or_never().is_some());
    }

    #[tokio::test]
    async fn those_who_left_are_forgotten() {
        let turns = Turns::default();
        for user in 0..10 {
            drop(turns.of(&user.to_string()));
        }
        assert_eq!(turns.0.lock().map(|all| all.len()).ok(), Some(1));
    }
}
