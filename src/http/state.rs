//! What the handlers share.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Name, ObjectType, Request, Response, Schema, SubscriptionType, Value};
use futures_util::future::BoxFuture;
use sha2::{Digest, Sha256};

use super::allowance::Allowances;
use super::graphql::{Answers, Documents, Heavy};
use super::metrics::Guarded;
use super::readiness::{Readiness, Reporter};
use super::{Login, Settings};
use crate::auth::Identity;
use crate::cache::Usage;
use crate::documents::{Registered, Trusted};
use crate::graph::{InputTypes, Positions, Validated};
use crate::telemetry;
use crate::telemetry::metrics::{CacheUse, Metrics, Watched};
use crate::telemetry::traces::Tracer;
use crate::turns::Gate;
use crate::types::Secret;
use crate::valkey::Valkey;

/// Gives a request what its resolvers need, such as its own loaders.
pub type Equip = Arc<dyn Fn(Request) -> Request + Send + Sync>;

type Execute = Arc<dyn Fn(Request) -> BoxFuture<'static, Response> + Send + Sync>;

/// A request is looked into for so long, if it is much. What keeps one longer is nothing that others should wait for.
const BEGINNING: Duration = Duration::from_millis(20);

/// What the handlers share. Cloning is cheap.
#[derive(Clone)]
pub struct State {
    pub(super) settings: Arc<Settings>,
    pub(super) reporter: Arc<Reporter>,
    pub(super) sdl: Arc<str>,
    /// Where documents may have which variables.
    pub(super) positions: Arc<Positions>,
    execute: Execute,
    valid: Option<Valid>,
    equip: Equip,
    /// Lets requests begin.
    pub(super) beginnings: Arc<Gate>,
    /// What runs operations that ask for much.
    pub(super) heavy: Arc<Heavy>,
    pub(super) documents: Arc<Documents>,
    pub(super) trusted: Arc<Trusted>,
    pub(super) registered: Arc<Registered>,
    /// Answers that are the same for whoever asks, where they are kept at all.
    pub(super) answers: Option<Answers>,
    /// Answers to what is asked about nothing but the schema.
    pub(super) answers_about_schema: Answers,
    pub(super) allowances: Arc<Allowances>,
    valkey: Option<Valkey>,
    pub(super) login: Option<Arc<Login>>,
    pub(super) metrics: Option<Arc<Guarded>>,
    pub(super) tracer: Option<Tracer>,
}

impl State {
    /// Serves `schema`, whose requests `equip` prepares.
    pub fn new<Query, Mutation, Subscription>(
        schema: Schema<Query, Mutation, Subscription>,
        settings: Settings,
        equip: Equip,
        readiness: Readiness,
    ) -> Self
    where
        Query: ObjectType + 'static,
        Mutation: ObjectType + 'static,
        Subscription: SubscriptionType + 'static,
    {
        let is_kept = !settings.answer_life.is_zero();
        let sdl = crate::graph::exported(&schema);
        Self {
            answers: is_kept.then(|| Answers::new(settings.answer_bytes, settings.answer_life)),
            answers_about_schema: Answers::about_schema(),
            reporter: Arc::new(Reporter::new(readiness, settings.readiness_deadline, settings.readiness_life)),
            allowances: Arc::new(Allowances::new(&settings)),
            beginnings: Gate::for_a_while(settings.beginnings_at_once, settings.turn_wait, BEGINNING),
            heavy: Arc::new(Heavy::new(settings.heavy_at_once, settings.turn_wait, settings.heavy_apart)),
            settings: Arc::new(settings),
            positions: Arc::new(Positions::of_sdl(&sdl)),
            sdl: sdl.into(),
            execute: executing(schema, Arc::clone(&equip)),
            valid: None,
            equip,
            documents: Arc::default(),
            trusted: Arc::default(),
            registered: Arc::default(),
            valkey: None,
            login: None,
            metrics: None,
            tracer: None,
        }
    }

    /// The same, with a schema of the same types for documents that were found valid once.
    pub fn with_schema_for_valid<Query, Mutation, Subscription>(
        self,
        schema: Schema<Query, Mutation, Subscription>,
    ) -> Self
    where
        Query: ObjectType + 'static,
        Mutation: ObjectType + 'static,
        Subscription: SubscriptionType + 'static,
    {
        let inputs = Arc::new(InputTypes::of_sdl(&self.sdl));
        Self { valid: Some(Valid { inputs, execute: executing(schema, Arc::clone(&self.equip)) }), ..self }
    }

    /// What the values of variables are looked at by, where documents need not be validated each time.
    pub(super) fn inputs(&self) -> Option<&InputTypes> {
        self.valid.as_ref().map(|valid| &*valid.inputs)
    }

    /// The same, with documents that strangers may ask whatever they cost.
    pub fn with_trusted(self, trusted: Arc<Trusted>) -> Self {
        Self { trusted, ..self }
    }

    /// The same, sharing with all other instances what is the same for them.
    pub fn with_valkey(self, valkey: Valkey) -> Self {
        let schema = Sha256::digest(&*self.sdl);
        let answers = self.answers.map(|answers| answers.shared(valkey.clone(), &schema));
        let allowances = Arc::new(self.allowances.shared(valkey.clone()));
        Self { answers, allowances, valkey: Some(valkey), ..self }
    }

    /// The same, for people who log in and scripts that show API tokens.
    pub fn with_login(self, login: Login) -> Self {
        Self { login: Some(Arc::new(login)), ..self }
    }

    /// The same, tracing requests.
    pub fn with_tracer(self, tracer: Tracer) -> Self {
        Self { tracer: Some(tracer), ..self }
    }

    /// The same, counting into these metrics, which whoever shows this token may read.
    pub fn with_metrics(self, metrics: Metrics, token: &Secret) -> Self {
        let documents = Arc::clone(&self.documents);
        let about_schema = self.answers_about_schema.clone();
        let mut caches: Vec<Watched> = vec![
            ("documents", Arc::new(move || documents.usage())),
            ("schema_answers", Arc::new(move || of_cache(about_schema.usage()))),
        ];
        if let Some(answers) = self.answers.clone() {
            caches.push(("answers", Arc::new(move || of_cache(answers.usage()))));
        }
        if let Some(valkey) = self.valkey.clone() {
            caches.push(("valkey", Arc::new(move || of_valkey(&valkey))));
        }
        let metrics = metrics.with_caches(caches);
        Self { metrics: Some(Arc::new(Guarded::new(metrics, token))), ..self }
    }

    /// Runs a request as a person, or as nobody. One whose document was found valid is not validated.
    pub(super) fn execute_as(
        &self,
        identity: Option<&Arc<Identity>>,
        request: Request,
        validated: Option<Validated>,
    ) -> BoxFuture<'static, Response> {
        let request = match identity {
            Some(identity) => request.data(Arc::clone(identity)),
            None => request,
        };
        match self.valid.as_ref().zip(validated) {
            Some((valid, validated)) => (valid.execute)(request.data(validated)),
            None => (self.execute)(request),
        }
    }
}

fn of_cache(usage: Usage) -> CacheUse {
    let Usage { entries, bytes, hits, misses } = usage;
    CacheUse { held: Some((entries, bytes)), hits, misses }
}

/// Others have things in there too, so that nobody can tell how many are ours.
fn of_valkey(valkey: &Valkey) -> CacheUse {
    let (hits, misses) = valkey.lookups();
    CacheUse { held: None, hits, misses }
}

/// What runs documents that need not be validated.
#[derive(Clone)]
struct Valid {
    inputs: Arc<InputTypes>,
    execute: Execute,
}

fn executing<Query, Mutation, Subscription>(schema: Schema<Query, Mutation, Subscription>, equip: Equip) -> Execute
where
    Query: ObjectType + 'static,
    Mutation: ObjectType + 'static,
    Subscription: SubscriptionType + 'static,
{
    Arc::new(move |request| {
        let schema = schema.clone();
        let request = equip(request);
        Box::pin(async move { with_lags(schema.execute(request).await) })
    })
}

/// The response, which says of which wikis it holds old rows.
fn with_lags(response: Response) -> Response {
    let lags = telemetry::lags();
    if lags.is_empty() {
        return response;
    }
    let seconds = lags.into_iter().map(|(wiki, lag)| (Name::new(wiki), Value::from(lag.as_secs_f64())));
    response.extension("replicationLag", Value::Object(seconds.collect()))
}
