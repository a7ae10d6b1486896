//! One call of the GraphQL endpoint: what holds for all that it asks.

use axum::extract::FromRequestParts;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::Response;
use futures_util::{StreamExt, stream};
use tokio::time::{Instant, timeout_at};

use super::document::Prepared;
use super::{Fault, MediaType, Outcome, Parameters, answer};
use crate::http::observe::Operation;
use crate::http::visitor::Caller;
use crate::http::{RequestId, State};

/// One call of the GraphQL endpoint.
pub struct Call {
    pub state: State,
    /// When the answer is given up.
    pub deadline: Instant,
    media: MediaType,
    id: RequestId,
    caller: Caller,
}

impl FromRequestParts<State> for Call {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Response> {
        let id = RequestId::of_extensions(&parts.extensions);
        let media =
            MediaType::accepted(&parts.headers).map_err(|fault| answer::refusal(MediaType::Json, fault, &id))?;
        let deadline = Instant::now() + state.settings.deadline;
        let caller = Caller::of(state.login.as_deref(), &parts.method, &parts.headers).await;
        let caller = caller.map_err(|unidentified| answer::refusal(media, unidentified.into(), &id))?;
        Ok(Self { state: state.clone(), deadline, media, id, caller })
    }
}

impl Call {
    /// Runs one operation.
    pub async fn single(&self, prepared: Prepared) -> Response {
        let operation = prepared.name.clone().map(Operation);
        let outcome = self.run(prepared).await;
        let mut answer = answer::single(self.media, outcome, &self.id);
        if let Some(operation) = operation {
            answer.extensions_mut().insert(operation);
        }
        self.finished(answer)
    }

    /// Runs several, some at the same time; where one of them writes, each after the other.
    pub async fn batch(&self, entries: Vec<Parameters>) -> Response {
        let settings = &self.state.settings;
        let operation = Operation(format!("batch of {}", entries.len()));
        let entries = entries.into_iter().map(|entry| Prepared::of(entry, &self.state.documents, &settings.limits));
        let entries: Vec<_> = entries.collect();
        let writes = entries.iter().flatten().any(Prepared::is_mutation);
        let concurrency = if writes { 1 } else { settings.batch_concurrency.max(1) };
        let running = entries.into_iter().map(|entry| async { self.run(entry?).await });
        let outcomes = stream::iter(running).buffered(concurrency).collect().await;
        let mut answer = answer::batch(self.media, outcomes, &self.id);
        answer.extensions_mut().insert(operation);
        self.finished(answer)
    }

    /// The answer to what is not run.
    pub fn refuse(&self, fault: Fault) -> Response {
        self.finished(answer::refusal(self.media, fault, &self.id))
    }

    /// Takes a cookie from the browser that stands for nobody any more.
    fn finished(&self, mut answer: Response) -> Response {
        if let Some(cookie) = &self.caller.clear_cookie {
            answer.headers_mut().append(SET_COOKIE, cookie.clone());
        }
        answer
    }

    async fn run(&self, prepared: Prepared) -> Outcome {
        let execution = self.state.execute_as(self.caller.identity.as_ref(), prepared.request);
        let response = timeout_at(self.deadline, execution).await;
        response.map_err(|_| Fault::timeout())
    }
}
