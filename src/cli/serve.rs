//! `wikigraph serve`: GraphQL and GraphiQL over HTTP.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use url::Url;

use super::dependencies;
use super::embedded;
use super::opening::{Opened, open};
use super::people::open_auth_or_wait;
use super::sharing::open_valkey;
use crate::action_api::ActionApi;
use crate::auth::Auth;
use crate::config::{Config, LoginConfig, ServerConfig};
use crate::db::Wiki;
use crate::graph::limits::Limits;
use crate::graph::{self, Wikis};
use crate::http::{self, Login, Opening, Settings, State};
use crate::sandbox;
use crate::telemetry::metrics::Metrics;
use crate::valkey::Valkey;

/// What a command fails with.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How long until a database that was away at the start is tried again.
const BETWEEN_TRIES: Duration = Duration::from_secs(2);

/// Serves until the process is told to stop.
pub(super) async fn run(mut config: Config) -> Result<(), Failure> {
    let address = SocketAddr::new(config.server.host, config.server.port);
    let listener = TcpListener::bind(address).await.map_err(|error| {
        format!("cannot listen on {address}: {error}. Set PORT (or HOST) to one that is free, such as PORT=8001")
    })?;
    let local = reached(listener.local_addr()?)?;
    let embedded = embedded::provider(&mut config, &local)?;
    let stop = stopped()?;
    let settings = settings(&config.server);
    let (router, served) = match open(&config.wiki, None).await {
        Ok(opened) => {
            let served = opened.wiki.code.to_string();
            (router(&config, &settings, &local, embedded, opened).await?, served)
        }
        Err(error) if error.is_passing() => {
            tracing::warn!(%error, "the wiki's database is away; it is tried again until it is back");
            let opening = Opening::default();
            let served = config.wiki.place.code().map_or_else(String::new, |code| code.to_string());
            let router = opening.router(format!("wiki:{served}"));
            tokio::spawn(open_later(config, settings.clone(), local.clone(), opening));
            (router, served)
        }
        Err(error) => return Err(error.into()),
    };
    println!("{served} is served at {}", local.as_str().trim_end_matches('/'));
    http::serve(listener, router, &settings, stop).await;
    Ok(())
}

/// Opens the wiki once its database is back.
async fn open_later(config: Config, settings: Settings, local: Url, opening: Opening) {
    loop {
        tokio::time::sleep(BETWEEN_TRIES).await;
        let router = async {
            let opened = open(&config.wiki, None).await?;
            router(&config, &settings, &local, None, opened).await
        };
        match router.await {
            Ok(router) => {
                tracing::info!("the wiki's database is back");
                return opening.opened(router);
            }
            Err(error) => tracing::warn!(error = &*error as &dyn std::error::Error, "it is tried again"),
        }
    }
}

/// The whole server.
async fn router(
    config: &Config,
    settings: &Settings,
    local: &Url,
    embedded: Option<sandbox::Provider>,
    mut opened: Opened,
) -> Result<Router, Failure> {
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
    let valkey = open_valkey(config).await?;
    let login = login(auth.clone(), &config.login);
    let metrics = metrics(&wiki, &auth);
    let mut state = state(wikis, Some(auth), valkey, settings.clone()).with_login(login);
    if let Some(token) = &config.server.metrics_token {
        state = state.with_metrics(metrics, token);
    }
    let mut router = http::router(state);
    if let Some(provider) = embedded {
        router = router.nest(sandbox::MOUNT, provider.router);
    }
    Ok(router)
}

/// What the HTTP layer is told of the configuration.
fn settings(config: &ServerConfig) -> Settings {
    let allowance = &config.allowance;
    Settings {
        deadline: config.request_limit,
        field_deadline: config.field_limit,
        answer_life: config.answer_life,
        server_timing: config.server_timing,
        release: config.release.clone(),
        account_points: allowance.account_points,
        address_points: allowance.address_points,
        trusted_proxies: allowance.trusted_proxies.clone(),
        limits: Limits { cost: allowance.request_points.into(), ..Limits::default() },
        ..Settings::default()
    }
}

/// The address by which this machine reaches what listens here.
fn reached(mut listening: SocketAddr) -> Result<Url, url::ParseError> {
    if listening.ip().is_unspecified() {
        listening.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    Url::parse(&format!("http://{listening}"))
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

/// Metrics that tell of both databases' connections.
fn metrics(wiki: &Arc<Wiki>, auth: &Auth) -> Metrics {
    let (wiki, auth) = (Arc::clone(wiki), auth.clone());
    Metrics::new(vec![("wiki", Arc::new(move || wiki.usage())), ("people", Arc::new(move || auth.usage()))])
}

/// What the HTTP layer needs to serve wikis.
fn state(wikis: Wikis, auth: Option<Auth>, valkey: Option<Valkey>, settings: Settings) -> State {
    let for_valid = graph::schema_for_valid(wikis.clone(), auth.clone());
    let schema = graph::schema(wikis.clone(), auth.clone());
    let shared = valkey.clone();
    let readiness = Arc::new(move || dependencies::of(&wikis, auth.as_ref(), shared.as_ref()));
    let state = State::new(schema, settings, Arc::new(graph::prepared), readiness).with_schema_for_valid(for_valid);
    match valkey {
        Some(valkey) => state.with_valkey(valkey),
        None => state,
    }
}

fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}
