//! HTTP: every path and every layer of the server, on one screen.

mod accept;
mod allowance;
mod cors;
mod graphql;
mod health;
mod login;
mod lookout;
mod metrics;
mod observe;
mod open_files;
mod opening;
mod pages;
mod playground;
mod profile;
mod readiness;
mod request_id;
mod sending;
mod serve;
mod server_timing;
mod settings;
mod state;
mod traced;
mod visitor;

use std::sync::Arc;

use axum::Router;
use axum::extract;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower::ServiceBuilder;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::SizeAbove;
use tower_http::set_header::SetResponseHeaderLayer;

pub use allowance::{Peer, QUERY_COST, RATE_LIMIT, RATE_LIMIT_POLICY};
pub use observe::REQUEST_SPAN;
pub use open_files::allow_open_files;
pub use opening::Opening;
pub use readiness::{Dependency, Health, Need, Readiness};
pub use request_id::{REQUEST_ID, RequestId};
pub use serve::serve;
pub use server_timing::SERVER_TIMING;
pub use settings::Settings;
pub use state::{Equip, State};
pub use visitor::Login;

use observe::Observe;
use pages::STYLE;

/// Smaller answers are sent as they are.
const SMALLEST_COMPRESSED: u16 = 1024;

/// How hard answers are compressed, of 9. Those of the benchmark are 3 to 6 % longer than at 6, which takes up to half as long again.
const COMPRESSION: i32 = 4;

/// Where logins end that nobody can begin.
const USUAL_CALLBACK_PATH: &str = "/oauth/complete/mediawiki/";

/// The whole server.
pub fn router(state: State) -> Router {
    let compression = CompressionLayer::new().gzip(true).quality(CompressionLevel::Precise(COMPRESSION));
    let layers = ServiceBuilder::new()
        .layer(compression.compress_when(SizeAbove::new(SMALLEST_COMPRESSED.into())))
        .layer(SetResponseHeaderLayer::if_not_present(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .layer(Observe(state.tracer.clone()));

    let mut shared = Router::new()
        .route("/graphql", get(graphql::get).post(graphql::post).fallback(graphql::other_method))
        .route("/graphql/{id}", get(graphql::by_id).fallback(graphql::other_method_of_document))
        .route("/session", get(login::session).fallback(method_not_allowed));
    let origins = state.login.as_ref().map_or(&[][..], |login| &login.allowed_origins);
    if !origins.is_empty() {
        shared = shared.layer(middleware::from_fn_with_state(Arc::from(origins), cors::share));
    }
    let callback_path = state.login.as_ref().map_or(USUAL_CALLBACK_PATH, |login| &login.callback_path);

    Router::new()
        .merge(shared)
        .route("/", get(playground::page))
        .route("/playground/{*path}", get(playground::file))
        .route("/oauth/login", get(login::begin))
        .route(callback_path, get(login::complete))
        .route("/oauth/logout", post(login::log_out))
        .route("/profile", get(profile::show))
        .route("/profile/tokens", post(profile::create_token))
        .route("/profile/tokens/revoke", post(profile::revoke_token))
        .route("/profile/sessions/end", post(profile::end_session))
        .route("/profile/sessions/end-all", post(profile::end_all_sessions))
        .route("/profile/forget", get(profile::ask_to_forget).post(profile::forget))
        .route("/schema.graphql", get(schema))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::show))
        .method_not_allowed_fallback(method_not_allowed)
        .fallback(not_found)
        .with_state(Arc::new(state))
        .layer(layers)
}

/// `GET /schema.graphql`: the schema in its own language.
async fn schema(extract::State(state): extract::State<Arc<State>>) -> Response {
    if !state.settings.introspection {
        return not_found().await.into_response();
    }
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-cache")];
    (headers, state.sdl.to_string()).into_response()
}

async fn method_not_allowed() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, "This path is not asked by this method; the Allow header says by which.\n")
        .into_response()
}

async fn not_found() -> Response {
    const PATHS: &str = "Nothing is here. There are:
GET /                the query editor
POST /graphql        GraphQL, as JSON; GET for queries
GET /graphql/<id>    a document that is known by its SHA-256
GET /schema.graphql  the schema
GET /profile         who you are, your API tokens and sessions; logging in
GET /session         who is logged in, as JSON
GET /healthz         whether the server is alive
GET /readyz          whether the server can answer queries
GET /metrics         counts and times for Prometheus, where whoever runs the server has set it up
";
    (StatusCode::NOT_FOUND, PATHS).into_response()
}
