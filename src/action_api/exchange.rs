//! One attempt at a call: sent, signed where somebody signs, and its answer told apart.

use std::time::Duration;

use futures_util::FutureExt;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Map, Value};
use tokio::time::{Instant, timeout_at};
use url::form_urlencoded;

use super::oauth::{Keys, Occasion, Step, authorization};
use super::parameters::Parameters;
use super::retry_after::retry_after;
use super::{ActionApi, Refusal, Signer, traced};
use crate::telemetry::traces::OpenSpan;
use crate::telemetry::{self, UnderWay};

/// The largest answer that is read, in bytes.
const LARGEST_ANSWER: usize = 32 * 1024 * 1024;

/// Queries beyond this many bytes are sent in a body.
const LONGEST_QUERY: usize = 2000;

/// What the wiki answered.
pub(super) type Answer = Map<String, Value>;

/// How an attempt failed.
pub(super) enum Setback {
    /// There was no connection: it surely did not arrive.
    NotSent(reqwest::Error),
    /// The connection was lost.
    Broken(reqwest::Error),
    /// There was no answer in time.
    Late,
    /// The caller's other calls took all the time; it was not sent.
    Crowded,
    /// There was no use in asking once it was the caller's turn; it was not sent.
    NotWorthIt,
    /// A server on the way was asked too much; it did not reach the wiki.
    TooMany(Option<Duration>),
    /// The wiki, or a server before it, failed.
    Down(StatusCode, Option<Duration>),
    /// The answer is none of an Action API, but may be the rest of one.
    Garbled(String),
    /// Something else answered, or what was sent is not accepted there.
    Foreign(String),
    /// The wiki refused it.
    Refused(Box<Refusal>),
}

impl ActionApi {
    /// Sends a call once, as soon as it is the caller's turn, which is waited for until `turn_by`. Once it has come, `answer_by` says
    /// until when the answer is, if there is any use in asking.
    pub(super) async fn exchange(
        &self,
        method: Method,
        parameters: &Parameters,
        caller: Option<&Signer>,
        turn_by: Instant,
        answer_by: impl Fn() -> Option<Instant> + Send + Sync,
    ) -> Result<Answer, Setback> {
        let _under_way = UnderWay::call();
        let mut span = traced::called(self.url(), traced::action(parameters));
        let in_turn = async {
            let _turn = timeout_at(turn_by, self.turns().take(caller)).await.map_err(|_| Setback::Crowded)?;
            let deadline = answer_by().ok_or(Setback::NotWorthIt)?;
            let call = async {
                let response = self.send(method, parameters, caller, &mut span).await?;
                traced::answered(&mut span, response.status());
                understood(response).await
            };
            let outcome = timeout_at(deadline, call).await.unwrap_or(Err(Setback::Late));
            self.standing().learn(&outcome);
            outcome
        };
        let outcome = in_turn.boxed().await;
        traced::ended(span, &outcome);
        outcome
    }

    async fn send(
        &self,
        method: Method,
        parameters: &Parameters,
        caller: Option<&Signer>,
        span: &mut OpenSpan,
    ) -> Result<Response, Setback> {
        // Should the signature be overlooked, the wiki must not act as somebody else.
        let asserted = caller.map(|signer| [("assert", "user"), ("assertuser", signer.username.as_str())]);
        let pairs: Vec<_> = asserted.into_iter().flatten().chain(parameters.pairs()).collect();
        let encoded = form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
        let method = if encoded.len() > LONGEST_QUERY { Method::POST } else { method };
        traced::sent(span, &method, traced::action(parameters));
        let mut request = self.http().client().request(method.clone(), self.url().clone());
        if let Some(signer) = caller {
            let keys = Keys { consumer: &signer.consumer, token: Some((&signer.token.key, &signer.token.secret)) };
            let occasion = Occasion::now(self.clock().ahead()).map_err(|error| Setback::Foreign(error.to_string()))?;
            let header = authorization(method.as_str(), self.url(), &pairs, keys, &occasion, Step::default());
            let header = header.ok_or_else(|| Setback::Foreign("the keys make no header".to_owned()))?;
            request = request.header(AUTHORIZATION, header);
        }
        let request = if method == Method::POST {
            request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(encoded)
        } else {
            request.query(&pairs)
        };
        request.send().await.map_err(lost)
    }
}

/// The address is left out of errors: it may hold what a user asked for.
fn lost(error: reqwest::Error) -> Setback {
    if error.is_connect() || error.is_builder() {
        Setback::NotSent(error.without_url())
    } else {
        Setback::Broken(error.without_url())
    }
}

async fn understood(mut response: Response) -> Result<Answer, Setback> {
    let (status, wait) = (response.status(), retry_after(response.headers()));
    match status {
        StatusCode::TOO_MANY_REQUESTS => return Err(Setback::TooMany(wait)),
        status if status.is_server_error() => return Err(Setback::Down(status, wait)),
        status if status.is_redirection() => {
            return Err(Setback::Foreign(format!("it redirects ({status}); the address must be the final one")));
        }
        status if !status.is_success() => return Err(Setback::Foreign(format!("it answered {status}"))),
        _ => {}
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(lost)? {
        telemetry::receive(chunk.len());
        body.extend_from_slice(&chunk);
        if body.len() > LARGEST_ANSWER {
            return Err(Setback::Foreign("the answer is too large".to_owned()));
        }
    }
    answer(&body, wait)
}

/// An answer as the API words it: errors come with status 200 too.
fn answer(body: &[u8], wait: Option<Duration>) -> Result<Answer, Setback> {
    let mut answer: Answer =
        serde_json::from_slice(body).map_err(|error| Setback::Garbled(format!("no JSON object ({error})")))?;
    let Some(errors) = answer.remove("errors") else { return Ok(answer) };
    let errors: Vec<Refusal> =
        serde_json::from_value(errors).map_err(|error| Setback::Garbled(format!("unexpected errors ({error})")))?;
    match Refusal::foremost(errors) {
        Some(refusal) => Err(Setback::Refused(Box::new(Refusal { retry_after: wait, ..refusal }))),
        None => Ok(answer),
    }
}
