//! Calls that only read: sent again, a few times, when the wiki was only briefly unable to answer.

use std::time::Duration;

use reqwest::Method;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::time::Instant;

use super::exchange::{Answer, Setback};
use super::parameters::Parameters;
use super::{ActionApi, ActionApiError, Patience, RefusalClass, Signer};
use crate::telemetry;

/// What a request may get of Action APIs, in bytes: a hundred long articles. It is asked for no more than that, so that there may be
/// an answer beyond it.
const MOST_RECEIVED: u64 = 32 * 1024 * 1024;

impl ActionApi {
    /// Sends a call that only reads what is there for everybody; in nobody's name where the wiki does not know the caller.
    pub(super) async fn read(
        &self,
        caller: Option<&Signer>,
        parameters: &Parameters,
    ) -> Result<Answer, ActionApiError> {
        if let Some(signer) = caller {
            match self.read_as(signer, parameters).await {
                Err(ActionApiError::Refused(refusal)) if refusal.lacks_account() => {}
                outcome => return outcome,
            }
        }
        self.repeat(Method::GET, None, parameters).await
    }

    /// Sends a call that reads what is the caller's own.
    pub(super) async fn read_as(&self, caller: &Signer, parameters: &Parameters) -> Result<Answer, ActionApiError> {
        self.repeat(Method::GET, Some(caller), parameters).await
    }

    /// Sends a call that may be repeated without harm.
    pub(super) async fn repeat(
        &self,
        method: Method,
        caller: Option<&Signer>,
        parameters: &Parameters,
    ) -> Result<Answer, ActionApiError> {
        let own = Instant::now() + self.patience().read_deadline;
        let deadline = telemetry::deadline().map_or(own, |of_request| own.min(of_request.into()));
        let mut attempt = 1;
        loop {
            // Asked once it is the caller's turn: many calls may be waiting for theirs.
            let answer_by = || (telemetry::received() <= MOST_RECEIVED).then_some(deadline);
            let setback = match self.exchange(method.clone(), parameters, caller, deadline, answer_by).await {
                Ok(answer) => return Ok(answer),
                Err(Setback::NotWorthIt) => return Err(ActionApiError::TooMuch { most: MOST_RECEIVED }),
                Err(setback) => setback,
            };
            self.learn(&setback, caller);
            let pause = setback.pause(self.patience(), attempt).filter(|_| attempt < self.patience().attempts);
            match pause.filter(|pause| Instant::now() + *pause < deadline) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(self.failed(setback)),
            }
            attempt += 1;
        }
    }

    /// Keeps what a setback says about the time there, and forgets what it says is no longer good.
    pub(super) fn learn(&self, setback: &Setback, caller: Option<&Signer>) {
        let Setback::Refused(refusal) = setback else { return };
        if let Some(time) = refusal.wiki_clock() {
            self.clock().set(time);
        }
        if let Some(signer) = caller.filter(|_| refusal.class() == RefusalClass::Unauthenticated) {
            self.tokens().forget_all(signer);
        }
    }

    /// What a setback means that was the last one.
    pub(super) fn failed(&self, setback: Setback) -> ActionApiError {
        let unavailable = |retry_after, reason: String| ActionApiError::Unavailable { retry_after, reason };
        match setback {
            Setback::NotSent(source) | Setback::Broken(source) => {
                ActionApiError::Unreachable { url: self.url().clone(), source }
            }
            Setback::Late => ActionApiError::Timeout { url: self.url().clone(), after: self.patience().read_deadline },
            Setback::Crowded => unavailable(None, "the same user's other calls take too long".to_owned()),
            Setback::NotWorthIt => ActionApiError::TooLate,
            Setback::TooMany(wait) => unavailable(wait, "too many calls are sent to it (429)".to_owned()),
            Setback::Down(status, wait) => unavailable(wait, format!("it answered {status}")),
            Setback::Garbled(reason) | Setback::Foreign(reason) => self.foreign(reason),
            Setback::Refused(refusal) if refusal.class() == RefusalClass::Unavailable => {
                unavailable(refusal.retry_after, format!("{}: {}", refusal.code, refusal.text))
            }
            Setback::Refused(refusal) => ActionApiError::Refused(refusal),
        }
    }

    /// The part of an answer that one expects.
    pub(super) fn expect<T: DeserializeOwned>(&self, answer: Value) -> Result<T, ActionApiError> {
        serde_json::from_value(answer).map_err(|error| self.foreign(format!("an unexpected answer ({error})")))
    }
}

impl Setback {
    /// How long to wait before another attempt at a read; `None` if there is no use in one.
    fn pause(&self, patience: &Patience, attempt: u32) -> Option<Duration> {
        let usual = patience.pause * 2_u32.saturating_pow(attempt - 1);
        let wanted =
            |wait: Option<Duration>| Some(wait.unwrap_or(usual)).filter(|wait| *wait <= patience.longest_pause);
        match self {
            Self::NotSent(_) | Self::Broken(_) | Self::Garbled(_) => Some(usual),
            Self::TooMany(wait) | Self::Down(_, wait) => wanted(*wait),
            Self::Refused(refusal) if refusal.is_repeated() || refusal.wiki_clock().is_some() => Some(Duration::ZERO),
            Self::Refused(refusal) if refusal.class() == RefusalClass::Unavailable => wanted(refusal.retry_after),
            Self::Crowded | Self::NotWorthIt | Self::Late | Self::Foreign(_) | Self::Refused(_) => None,
        }
    }
}
