//! How many things one call may name: 50, or 500 for those who have the right to.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::{ActionApi, ActionApiError, Signer};

/// What everybody may name.
const USUAL: usize = 50;

/// What bots and administrators may name.
const HIGH: usize = 500;

/// The right to.
const RIGHT: &str = "apihighlimits";

/// How many users' rights are remembered.
const KEPT: usize = 10_000;

/// Who has the right, by token.
#[derive(Debug, Default)]
pub(super) struct HighLimits(Mutex<HashMap<String, bool>>);

impl HighLimits {
    fn find(&self, signer: &Signer) -> Option<bool> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&signer.token.key).copied()
    }

    /// Remembers what somebody's rights are.
    pub fn keep(&self, signer: &Signer, rights: &[String]) -> bool {
        let is_high = rights.iter().any(|right| right == RIGHT);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert(signer.token.key.clone(), is_high);
        is_high
    }

    /// Forgets what was known of somebody.
    fn forget(&self, signer: &Signer) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&signer.token.key);
    }
}

impl ActionApi {
    /// Makes calls about this many values, of which each names as many as the caller may name. Who has lost the right to name more
    /// is refused: then they are made again, in the usual size.
    pub(super) async fn sized<T, Called>(
        &self,
        caller: Option<&Signer>,
        wanted: usize,
        call: impl Fn(usize) -> Called,
    ) -> Result<T, ActionApiError>
    where
        Called: Future<Output = Result<T, ActionApiError>>,
    {
        let size = self.batch_size(caller, wanted).await?;
        match (call(size).await, caller) {
            (Err(ActionApiError::Refused(refusal)), Some(signer)) if size > USUAL && refusal.is_of_too_many() => {
                self.high_limits().forget(signer);
                call(USUAL).await
            }
            (outcome, _) => outcome,
        }
    }

    /// How many of `wanted` things one call of the caller's may name.
    async fn batch_size(&self, caller: Option<&Signer>, wanted: usize) -> Result<usize, ActionApiError> {
        let Some(signer) = caller.filter(|_| wanted > USUAL) else { return Ok(USUAL) };
        let is_high = match self.high_limits().find(signer) {
            Some(known) => known,
            None => match self.user_info(signer).await {
                Ok(user) => self.high_limits().keep(signer, &user.rights),
                Err(ActionApiError::Refused(refusal)) if refusal.lacks_account() => false,
                Err(error) => return Err(error),
            },
        };
        Ok(if is_high { HIGH } else { USUAL })
    }
}
