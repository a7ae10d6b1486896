//! What is served: the configured wikis, the people who log in, and all the HTTP layer is told.

use std::num::NonZeroUsize;
use std::sync::Arc;

use axum::Router;
use url::Url;

use super::opening::Opened;
use super::people::open_auth_or_wait;
use super::sharing::open_valkey;
use super::{Failure, dependencies, documents, embedded};
use crate::action_api::ActionApi;
use crate::auth::Auth;
use crate::config::{Config, LoginConfig, ServerConfig};
use crate::db::Wiki;
use crate::documents::Trusted;
use crate::graph::limits::Limits;
use crate::graph::{self, Wikis};
use crate::http::{self, Login, Settings, State};
use crate::sandbox;
use crate::telemetry::metrics::Metrics;
use crate::telemetry::traces::{self, Tracer};
use crate::valkey::Valkey;

/// What is known before any database is reached.
pub struct Site {
    /// The configuration.
    pub config: Config,
    /// What the HTTP layer is told of it.
    pub settings: Settings,
    /// What traces requests, where a collector is configured.
    pub tracer: Option<Tracer>,
    local: Url,
    trusted: Arc<Trusted>,
}

impl Site {
    /// What is configured, on a machine that reaches the server by this address.
    pub async fn new(config: Config, local: Url) -> Result<Self, Failure> {
        let trusted = documents::opened(&config.access)?;
        for fault in documents::faults(&trusted).await {
            tracing::warn!("{fault}");
        }
        let tracer = config.traces.as_ref().map(traces::Settings::of).map(Tracer::start).transpose()?;
        Ok(Self { settings: settings(&config), config, tracer, local, trusted: Arc::new(trusted) })
    }

    /// The whole server, over a wiki that is open.
    pub async fn router(&self, embedded: Option<sandbox::Provider>, mut opened: Opened) -> Result<Router, Failure> {
        let (config, local) = (&self.config, &self.local);
        for warning in &opened.warnings {
            tracing::warn!("{warning}");
        }
        let mut people = None;
        if let Some(provider) = &embedded {
            opened.api = Some(ActionApi::new(provider.api_url.clone(), config.wiki.contact.as_deref())?);
            people = Some(embedded::people(provider, config, local)?);
        }
        let wiki = Arc::clone(&opened.wiki);
        let wikis = Wikis::configured(config, opened);
        let auth = open_auth_or_wait(config, people).await?;
        let login = login(auth.clone(), &config.login);
        let metrics = metrics(&wiki, &wikis, &auth, self.tracer.clone());
        let state = state(config, self.settings.clone(), wikis, auth, open_valkey(config).await?);
        let mut state = state.with_login(login).with_trusted(Arc::clone(&self.trusted));
        if let Some(token) = &config.server.metrics_token {
            state = state.with_metrics(metrics, token);
        }
        if let Some(tracer) = &self.tracer {
            state = state.with_tracer(tracer.clone());
        }
        let mut router = http::router(state);
        if let Some(provider) = embedded {
            router = router.nest(sandbox::MOUNT, provider.router);
        }
        Ok(router)
    }
}

/// Operations that ask for much run at the same time for each connection to a server: enough for several servers, or for one of
/// which others wait. More would only hold rows that wait for more.
const HEAVY_FOR_EACH_CONNECTION: usize = 4;

/// What a document may ask for.
pub(super) fn limits(config: &Config) -> Limits {
    Limits { cost: config.server.allowance.request_points.into(), ..Limits::default() }
}

/// What the HTTP layer is told of the configuration.
fn settings(config: &Config) -> Settings {
    let ServerConfig {
        connections, request_limit, field_limit, answer_life, server_timing, release, allowance, ..
    } = &config.server;
    Settings {
        connections: *connections,
        deadline: *request_limit,
        field_deadline: *field_limit,
        beginnings_at_once: beginnings_at_once(),
        heavy_at_once: HEAVY_FOR_EACH_CONNECTION * config.wiki.pool.connections,
        heavy_apart: true,
        turn_wait: config.wiki.pool.wait,
        answer_life: *answer_life,
        server_timing: *server_timing,
        release: release.clone(),
        account_points: allowance.account_points,
        address_points: allowance.address_points,
        trusted_proxies: allowance.trusted_proxies.clone(),
        anonymous: config.access.anonymous,
        introspection: config.access.introspection,
        limits: limits(config),
        ..Settings::default()
    }
}

/// How many requests are looked into at a time: enough to keep all processors busy, and of four strangers have three.
fn beginnings_at_once() -> usize {
    let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    (2 * processors).max(4)
}

/// What the HTTP layer needs to let people log in.
fn login(auth: Auth, config: &LoginConfig) -> Login {
    Login {
        auth,
        public_url: config.public_url.clone(),
        allowed_origins: config.allowed_origins.clone(),
        callback_path: config.callback_path.clone(),
    }
}

/// Metrics that tell of both databases' connections, of replicas' lags, and of traces where there are any.
fn metrics(wiki: &Arc<Wiki>, wikis: &Wikis, auth: &Auth, tracer: Option<Tracer>) -> Metrics {
    let (wiki, wikis, auth) = (Arc::clone(wiki), wikis.clone(), auth.clone());
    let metrics =
        Metrics::new(vec![("wiki", Arc::new(move || wiki.usage())), ("people", Arc::new(move || auth.usage()))])
            .with_lags(Arc::new(move || wikis.lags()));
    match tracer {
        Some(tracer) => metrics.with_spans(Arc::new(move || tracer.counts())),
        None => metrics,
    }
}

/// What the HTTP layer needs to serve wikis.
fn state(config: &Config, settings: Settings, wikis: Wikis, auth: Auth, valkey: Option<Valkey>) -> State {
    let validating = if config.access.suggestions { graph::schema } else { graph::schema_without_suggestions };
    let schema = validating(wikis.clone(), Some(auth.clone()));
    let for_valid = graph::schema_for_valid(wikis.clone(), Some(auth.clone()));
    let shared = valkey.clone();
    let readiness = Arc::new(move || dependencies::of(&wikis, Some(&auth), shared.as_ref()));
    let state = State::new(schema, settings, Arc::new(graph::prepared), readiness).with_schema_for_valid(for_valid);
    match valkey {
        Some(valkey) => state.with_valkey(valkey),
        None => state,
    }
}
