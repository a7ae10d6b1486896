//! One call of the GraphQL endpoint: what holds for all that it asks.

use std::pin::pin;
use std::sync::Arc;

use async_graphql::{Response as GraphqlResponse, Value};
use axum::extract::FromRequestParts;
use axum::http::header::SET_COOKIE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use tokio::time::{Instant, timeout_at};

use super::answers::{Answers, Forgetting};
use super::caching::Caching;
use super::document::{Asked, Prepared};
use super::present::is_refused;
use super::spending::Spending;
use super::tally::Tally;
use super::{Answer, Fault, MediaType, Outcome, Parameters, Wanted, admission, answer};
use crate::db::DatabaseError;
use crate::graph::DryRun;
use crate::http::allowance::Payer;
use crate::http::visitor::{Caller, Unidentified};
use crate::http::{RequestId, State};
use crate::telemetry::metrics::Kind;
use crate::telemetry::{self, Late, Phase, UnderWay, Weight, asked_by, turn_to};
use crate::turns::Shut;

/// Requests with longer texts are not shared.
const LONGEST_SHARED: usize = 16 * 1024;

/// What the keys of documents begin with, and those of requests' texts do not.
const OF_DOCUMENT: u8 = 2;

/// One call of the GraphQL endpoint.
pub struct Call {
    pub state: Arc<State>,
    /// When the answer is given up.
    pub deadline: Instant,
    media: MediaType,
    id: RequestId,
    caller: Caller,
    caching: Caching,
    spending: Spending,
    tally: Tally,
}

impl FromRequestParts<Arc<State>> for Call {
    type Rejection = Response;

    /// A call is a stranger's until it is known whose it is, and whoever is refused on the way pays as one.
    async fn from_request_parts(parts: &mut Parts, state: &Arc<State>) -> Result<Self, Response> {
        let accepted = MediaType::accepted(&parts.headers);
        let deadline = Instant::now() + state.settings.deadline;
        telemetry::allow(state.settings.time_until(deadline));
        let payer = Payer::unknown(&parts.extensions, &parts.headers, &state.settings);
        asked_by(payer.asker());
        let mut call = Self {
            state: Arc::clone(state),
            deadline,
            media: accepted.as_ref().copied().unwrap_or_default(),
            id: RequestId::of_extensions(&parts.extensions),
            caller: Caller::default(),
            caching: Caching::default(),
            spending: Spending::new(state, payer),
            tally: Tally::of(state),
        };
        let let_in = match accepted {
            Ok(_) => call.identify(parts).await,
            Err(fault) => Err(fault),
        };
        match let_in {
            Ok(()) => Ok(call),
            // Boxed, as hardly any request has need of it.
            Err(fault) => Err(Box::pin(call.refused(fault)).await),
        }
    }
}

impl Call {
    /// Finds out whose call it is, and whether they may ask at all.
    async fn identify(&mut self, parts: &Parts) -> Result<(), Fault> {
        let time = self.state.settings.deadline;
        let late = |_| Err(Unidentified::Failed(DatabaseError::from(Late::Request(time)).into()));
        let caller = Caller::of(self.state.login.as_deref(), &parts.method, &parts.headers);
        let found = timeout_at(self.deadline, caller).await.unwrap_or_else(late);
        match &found {
            Err(Unidentified::BadToken) => self.spending.charge_least(&self.state).await?,
            // It is the gateway that is to blame.
            Err(Unidentified::Failed(_)) => self.spending.waive(),
            Ok(_) => {}
        }
        self.caller = found?;
        let Caller { identity, clear_cookie } = &self.caller;
        if let Some(identity) = identity {
            let payer = Payer::of(identity);
            asked_by(payer.asker());
            self.spending = Spending::new(&self.state, payer);
        }
        admission::check_stranger(&self.state, identity.is_none())?;
        let is_stranger = identity.is_none() && clear_cookie.is_none();
        self.caching = Caching::of(&parts.method, &parts.headers, is_stranger);
        Ok(())
    }

    /// Answers the one operation that a request's text asks for.
    pub async fn single(&self, prepared: Prepared, text: &[u8]) -> Answer {
        telemetry::runs(prepared.name.as_deref().unwrap_or_default());
        let registers = prepared.registers;
        let answer = if prepared.is_about_schema() {
            Box::pin(self.about_schema(prepared, text)).await
        } else {
            self.run_single(prepared).await
        };
        // A text that registers its document does so wherever it is sent, which another's answer to it would not.
        if registers { answer.only_for_whoever_asked() } else { answer }
    }

    /// What is asked about nothing but the schema is run once, and from then on known by the text.
    async fn about_schema(&self, prepared: Prepared, text: &[u8]) -> Answer {
        let answers = &self.state.answers_about_schema;
        let key = [&[OF_DOCUMENT + self.media as u8], prepared.query.as_bytes()].concat();
        let is_text_enough = text.len() <= LONGEST_SHARED && !prepared.registers && self.may_ask_anything();
        // Boxed, as it is handed on from one future to another.
        let make = Box::pin(self.run_single(prepared));
        let answer = self.kept_or_made(answers, &key, make).await;
        if is_text_enough && answers.hold(&answer) {
            answers.keep(self.key(text), answer.clone());
        }
        answer
    }

    /// Whether what this caller asks need not be looked into to know that they may ask it.
    fn may_ask_anything(&self) -> bool {
        admission::is_unbounded(&self.state, self.caller.identity.is_none())
    }

    async fn run_single(&self, prepared: Prepared) -> Answer {
        let name = prepared.name.clone();
        let is_own = prepared.is_mutation() || prepared.estimate.asks_for_rate_limit;
        let outcome = self.run(prepared).await;
        turn_to(Phase::Serialise);
        let answer = answer::single(self.media, outcome, &self.id).of_operation(name);
        if is_own { answer.only_for_whoever_asked() } else { answer }
    }

    /// The operation that a request wants run, measured, and let in.
    pub async fn prepared(&self, parameters: Parameters) -> Result<Prepared, Fault> {
        let Parameters { wanted, operation_name, variables } = parameters;
        let (text, register, is_trusted) = match wanted {
            Wanted::Text { text, register } => (text, register, false),
            Wanted::Named { id, is_by_extension } => {
                let found = Wanted::find(&self.state, id, is_by_extension).await?;
                (found.text.as_ref().to_owned(), None, found.is_trusted)
            }
        };
        let mut prepared = Prepared::of(text, Asked { operation_name, variables }, &self.state)?;
        admission::check(&self.state, self.caller.identity.is_none(), &prepared, is_trusted).await?;
        if let Some(id) = register {
            self.state.registered.register(id, &prepared.query);
            prepared.registers = true;
        }
        Ok(prepared)
    }

    /// Runs several, some at the same time; where one of them writes, each after the other.
    pub async fn batch(&self, entries: Vec<Parameters>) -> Answer {
        let name = format!("batch of {}", entries.len());
        telemetry::runs("batch");
        let settings = &self.state.settings;
        let entries: Vec<_> = stream::iter(entries).then(|entry| self.prepared(entry)).collect().await;
        let writes = entries.iter().flatten().any(Prepared::is_mutation);
        let concurrency = if writes { 1 } else { settings.batch_concurrency.max(1) };
        let running = entries.into_iter().map(|entry| async {
            match entry {
                Ok(prepared) => self.run(prepared).await,
                Err(fault) => self.not_run(fault),
            }
        });
        let outcomes = stream::iter(running).buffered(concurrency).collect().await;
        turn_to(Phase::Serialise);
        answer::batch(self.media, outcomes, &self.id).of_operation(Some(name)).only_for_whoever_asked()
    }

    /// The answer to what is not run.
    pub fn refuse(&self, fault: Fault) -> Answer {
        turn_to(Phase::Serialise);
        answer::single(self.media, self.not_run(fault), &self.id)
    }

    /// The same, sent.
    pub async fn refused(&self, fault: Fault) -> Response {
        self.finished(self.refuse(fault)).await
    }

    /// Answers a request by what `make` makes of it, or by what somebody else got who asked the very same: `text` is
    /// all that the answer depends on. Only strangers share, and only what is the same for all of them; what is asked about the
    /// schema is the same for everybody.
    pub async fn shared(&self, text: &[u8], make: impl Future<Output = Result<Answer, Fault>>) -> Answer {
        let key = (text.len() <= LONGEST_SHARED).then(|| self.key(text));
        if let Some(key) = key.as_ref().filter(|_| self.may_ask_anything())
            && let Some(answer) = self.state.answers_about_schema.kept(key)
        {
            turn_to(Phase::Shared);
            return self.given(answer).await;
        }
        // Boxed, as what is known needs none of it.
        Box::pin(async {
            // Pinned, as each future that it is handed on to would have room for it.
            let make = pin!(async {
                match self.begin().await {
                    Ok(()) => make.await.unwrap_or_else(|fault| self.refuse(fault)),
                    Err(shut) => self.refuse(shut.into()),
                }
            });
            let is_stranger = self.caller.identity.is_none() && self.caller.clear_cookie.is_none();
            let answers = self.state.answers.as_ref().filter(|_| is_stranger);
            let Some((answers, key)) = answers.zip(key) else { return make.await };
            turn_to(Phase::Shared);
            let answer = timeout_at(self.deadline, self.kept_or_made(answers, &key, make)).await;
            answer.unwrap_or_else(|_| self.refuse(Fault::timeout()))
        })
        .await
    }

    /// Waits for the turn to begin: many requests may come at once, and those that are under way are not to wait until all of
    /// them have been looked into. The turn ends when the request first waits for something.
    async fn begin(&self) -> Result<(), Shut> {
        let waiting = UnderWay::connection();
        let inside = self.state.beginnings.enter(telemetry::asker()).await?;
        drop(waiting);
        telemetry::hold(Box::new(inside));
        Ok(())
    }

    /// What a text is answered under: in each media type there is another answer.
    fn key(&self, text: &[u8]) -> Vec<u8> {
        [&[self.media as u8], text].concat()
    }

    /// The answer that is kept under this key, for the least that a call costs, or else the one that is made.
    async fn kept_or_made(&self, answers: &Answers, key: &[u8], make: impl Future<Output = Answer>) -> Answer {
        let mut is_own = false;
        let made = async {
            is_own = true;
            answers.made(make.await)
        };
        let answer = answers.kept_or_made(key, made).await;
        if is_own { answer } else { self.given(answer).await }
    }

    /// An answer that was made before, for the least that a call costs.
    async fn given(&self, answer: Answer) -> Answer {
        if let Err(fault) = self.spending.charge_least(&self.state).await {
            return self.refuse(fault);
        }
        self.tally.count_shared(answer.operation());
        answer
    }

    /// Sends an answer, tells what it took, and takes a cookie from the browser that stands for nobody any more.
    pub async fn finished(&self, answer: Answer) -> Response {
        let (body, max_age) = (answer.body(), answer.max_age());
        let mut answer = answer.into_response();
        self.caching.apply(&mut answer, &body, max_age);
        let spent = telemetry::spent().unwrap_or_default();
        let cost = self.spending.finish(&self.state, &spent, answer.headers_mut()).await;
        self.tally.finish(&mut answer, &spent, cost);
        if let Some(cookie) = &self.caller.clear_cookie {
            answer.headers_mut().append(SET_COOKIE, cookie.clone());
        }
        answer
    }

    async fn run(&self, prepared: Prepared) -> Outcome {
        let kind = if prepared.is_mutation() { Kind::Mutation } else { Kind::Query };
        let name = prepared.name.clone();
        let rate_limit = match self.spending.charge(&self.state, &prepared).await {
            Ok(rate_limit) => rate_limit,
            Err(fault) => return self.not_run(fault),
        };
        let weight = prepared.estimate.weight();
        telemetry::weighs(weight);
        // What strangers were told before a mutation may be untrue while it runs, and is after it. They change nothing themselves.
        let changes = prepared.is_mutation() && self.caller.identity.is_some();
        let forgetting = self.state.answers.as_ref().filter(|_| changes).cloned().map(Forgetting::begin);
        let (document, estimate, validated) = (Arc::clone(&prepared.document), prepared.estimate, prepared.validated);
        let mut request = prepared.into_request();
        if estimate.asks_for_rate_limit {
            request = request.data(rate_limit);
        }
        if estimate.is_dry_run {
            request = request.data(DryRun).disable_introspection();
        }
        turn_to(Phase::Validate);
        let execution = self.state.execute_as(self.caller.identity.as_ref(), request, validated);
        let execution = async {
            match weight {
                Weight::Light => Ok(execution.await),
                Weight::Heavy => self.state.heavy.run(execution).await,
            }
        };
        let late = if kind == Kind::Mutation { Fault::timeout_of_mutation } else { Fault::timeout };
        let outcome = timeout_at(self.deadline, execution).await.unwrap_or_else(|_| Err(late()));
        let outcome = outcome.map(|response| if estimate.is_dry_run { without_nulls(response) } else { response });
        if let Some(forgetting) = forgetting {
            forgetting.end().await;
        }
        if let Ok(response) = &outcome
            && !is_refused(response)
        {
            document.was_valid(response.cache_control);
        }
        self.tally.count(kind, name.as_deref(), &outcome);
        outcome
    }

    fn not_run(&self, fault: Fault) -> Outcome {
        let outcome = Err(fault);
        self.tally.count(Kind::None, None, &outcome);
        outcome
    }
}

/// The same, without the fields of the root that a dry run has left null.
fn without_nulls(mut response: GraphqlResponse) -> GraphqlResponse {
    if let Value::Object(fields) = &mut response.data {
        fields.retain(|_, value| *value != Value::Null);
    }
    response
}
