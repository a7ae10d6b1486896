//! Calls that change something: sent again only where the wiki surely did nothing.

use reqwest::Method;
use tokio::time::Instant;

use super::exchange::{Answer, Setback};
use super::parameters::Parameters;
use super::tokens::TokenKind;
use super::{ActionApi, ActionApiError, RefusalClass, Signer};
use crate::telemetry;

/// How a write failed.
pub(super) enum WriteFailure {
    /// The wiki surely did nothing.
    Surely(ActionApiError),
    /// The wiki had seen the signature before: something on the way sent it twice, and the first may have been done.
    Repeated,
    /// The wiki is done with it, and may have done it.
    Over(String),
    /// The wiki may have done it, or may still be at it.
    Unknown(String),
}

impl ActionApi {
    /// Sends a call that changes something, and says what is known if it fails.
    pub(super) async fn write(
        &self,
        signer: &Signer,
        kind: TokenKind,
        parameters: &Parameters,
    ) -> Result<Answer, WriteFailure> {
        let (mut has_new_token, mut is_clock_set) = (false, false);
        loop {
            let token = self.token(signer, kind).await.map_err(WriteFailure::Surely)?;
            // The last parameter, so that a body that is cut off has none.
            let parameters = parameters.clone().with("token", token.reveal());
            let end = telemetry::deadline().map(Instant::from);
            let turn_by = Instant::now() + self.patience().write_deadline;
            let turn_by = end.map_or(turn_by, |end| turn_by.min(end));
            let answer_by = || self.patience().write_by(Instant::now(), end);
            let setback = match self.exchange(Method::POST, &parameters, Some(signer), turn_by, answer_by).await {
                Ok(answer) => return Ok(answer),
                Err(setback) => setback,
            };
            self.learn(&setback, Some(signer));
            match &setback {
                Setback::Refused(refusal) if refusal.code == "badtoken" && !has_new_token => {
                    self.tokens().forget(signer, kind);
                    has_new_token = true;
                }
                Setback::Refused(refusal) if refusal.wiki_clock().is_some() && !is_clock_set => is_clock_set = true,
                _ => return Err(self.judged(setback)),
            }
        }
    }

    /// The same for what does no harm when done twice, or is refused the second time. `traces` says where it would
    /// show that it was done.
    pub(super) async fn change(
        &self,
        signer: &Signer,
        kind: TokenKind,
        parameters: &Parameters,
        traces: &str,
    ) -> Result<Answer, ActionApiError> {
        let mut outcome = self.write(signer, kind, parameters).await;
        if matches!(outcome, Err(WriteFailure::Repeated)) {
            outcome = self.write(signer, kind, parameters).await.map_err(|failure| match failure {
                // Of the first nothing is known for all that.
                WriteFailure::Surely(error) if error.refusal().is_none() => {
                    WriteFailure::Unknown(format!("its signature was refused as used before, and then {error}"))
                }
                failure => failure,
            });
        }
        outcome.map_err(|failure| match failure {
            WriteFailure::Surely(error) => error,
            WriteFailure::Repeated => unsure("its signature was refused as used before, twice", traces),
            WriteFailure::Over(reason) | WriteFailure::Unknown(reason) => unsure(&reason, traces),
        })
    }

    /// Whether the wiki may have acted in spite of a setback.
    fn judged(&self, setback: Setback) -> WriteFailure {
        match setback {
            Setback::Broken(error) => WriteFailure::Unknown(format!("the connection broke off ({error})")),
            Setback::Late => WriteFailure::Unknown("there was no answer in time".to_owned()),
            Setback::Down(status, _) => WriteFailure::Unknown(format!("the answer was {status}")),
            Setback::Garbled(reason) => WriteFailure::Unknown(format!("the answer was broken: {reason}")),
            Setback::Refused(refusal) if refusal.is_repeated() => WriteFailure::Repeated,
            // A database error may come after the change was made.
            Setback::Refused(refusal)
                if refusal.class() == RefusalClass::Unavailable && refusal.code.starts_with("internal_api_error") =>
            {
                WriteFailure::Over(format!("{}: {}", refusal.code, refusal.text))
            }
            sure => WriteFailure::Surely(self.failed(sure)),
        }
    }
}

/// The end of a write of which nothing more can be found out.
pub(super) fn unsure(reason: &str, traces: &str) -> ActionApiError {
    ActionApiError::Unsure { reason: format!("{reason}; {traces}") }
}
