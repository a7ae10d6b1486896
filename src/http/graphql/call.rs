//! One call of the GraphQL endpoint: what holds for all that it asks.

use axum::extract::FromRequestParts;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::Response;
use futures_util::{StreamExt, stream};
use tokio::time::{Instant, timeout_at};

use super::document::Prepared;
use super::tally::Tally;
use super::{Fault, MediaType, Outcome, Parameters, answer};
use crate::http::observe::Operation;
use crate::http::visitor::Caller;
use crate::http::{RequestId, State};
use crate::telemetry::metrics::Kind;
use crate::telemetry::{Phase, turn_to};

/// One call of the GraphQL endpoint.
pub struct Call {
    pub state: State,
    /// When the answer is given up.
    pub deadline: Instant,
    media: MediaType,
    id: RequestId,
    caller: Caller,
    tally: Tally,
}

impl FromRequestParts<State> for Call {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Response> {
        let id = RequestId::of_extensions(&parts.extensions);
        let tally = Tally::of(state);
        let media = match MediaType::accepted(&parts.headers) {
            Ok(media) => media,
            Err(fault) => return Err(refused(&tally, MediaType::Json, fault, &id)),
        };
        let deadline = Instant::now() + state.settings.deadline;
        let caller = Caller::of(state.login.as_deref(), &parts.method, &parts.headers).await;
        let caller = caller.map_err(|unidentified| refused(&tally, media, unidentified.into(), &id))?;
        Ok(Self { state: state.clone(), deadline, media, id, caller, tally })
    }
}

/// The answer to what is not run.
fn refused(tally: &Tally, media: MediaType, fault: Fault, id: &RequestId) -> Response {
    turn_to(Phase::Serialise);
    let outcome = Err(fault);
    tally.count(Kind::None, None, &outcome);
    let mut answer = answer::single(media, outcome, id);
    tally.finish(&mut answer);
    answer
}

impl Call {
    /// Runs one operation.
    pub async fn single(&self, prepared: Prepared) -> Response {
        let name = prepared.name.clone();
        turn_to(Phase::Execute);
        let outcome = self.run(prepared).await;
        turn_to(Phase::Serialise);
        let mut answer = answer::single(self.media, outcome, &self.id);
        if let Some(name) = name {
            answer.extensions_mut().insert(Operation(name));
        }
        self.finished(answer)
    }

    /// Runs several, some at the same time; where one of them writes, each after the other.
    pub async fn batch(&self, entries: Vec<Parameters>) -> Response {
        let settings = &self.state.settings;
        let operation = Operation(format!("batch of {}", entries.len()));
        let entries = entries.into_iter().map(|entry| Prepared::of(entry, &settings.limits));
        let entries: Vec<_> = entries.collect();
        let writes = entries.iter().flatten().any(Prepared::is_mutation);
        let concurrency = if writes { 1 } else { settings.batch_concurrency.max(1) };
        let running = entries.into_iter().map(|entry| async {
            match entry {
                Ok(prepared) => self.run(prepared).await,
                Err(fault) => self.not_run(fault),
            }
        });
        turn_to(Phase::Execute);
        let outcomes = stream::iter(running).buffered(concurrency).collect().await;
        turn_to(Phase::Serialise);
        let mut answer = answer::batch(self.media, outcomes, &self.id);
        answer.extensions_mut().insert(operation);
        self.finished(answer)
    }

    /// The answer to what is not run.
    pub fn refuse(&self, fault: Fault) -> Response {
        self.cleared(refused(&self.tally, self.media, fault, &self.id))
    }

    fn finished(&self, mut answer: Response) -> Response {
        self.tally.finish(&mut answer);
        self.cleared(answer)
    }

    /// Takes a cookie from the browser that stands for nobody any more.
    fn cleared(&self, mut answer: Response) -> Response {
        if let Some(cookie) = &self.caller.clear_cookie {
            answer.headers_mut().append(SET_COOKIE, cookie.clone());
        }
        answer
    }

    async fn run(&self, prepared: Prepared) -> Outcome {
        let kind = if prepared.is_mutation() { Kind::Mutation } else { Kind::Query };
        let name = prepared.request.operation_name.clone();
        let execution = self.state.execute_as(self.caller.identity.as_ref(), prepared.request);
        let outcome = timeout_at(self.deadline, execution).await.map_err(|_| Fault::timeout());
        self.tally.count(kind, name.as_deref(), &outcome);
        outcome
    }

    fn not_run(&self, fault: Fault) -> Outcome {
        let outcome = Err(fault);
        self.tally.count(Kind::None, None, &outcome);
        outcome
    }
}
