//! HTTP: every path and every layer of the server, on one screen.

mod accept;
mod graphql;
mod health;
mod observe;
mod playground;
mod request_id;
mod serve;
mod settings;
mod state;

use axum::Router;
use axum::extract;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::SizeAbove;
use tower_http::set_header::SetResponseHeaderLayer;

pub use request_id::{REQUEST_ID, RequestId};
pub use serve::serve;
pub use settings::Settings;
pub use state::{Equip, Readiness, State};

/// Smaller answers are sent as they are.
const SMALLEST_COMPRESSED: u16 = 1024;

/// The whole server.
pub fn router(state: State) -> Router {
    let layers = ServiceBuilder::new()
        .layer(CompressionLayer::new().gzip(true).compress_when(SizeAbove::new(SMALLEST_COMPRESSED.into())))
        .layer(SetResponseHeaderLayer::if_not_present(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .layer(middleware::from_fn(observe::observe));

    Router::new()
        .route("/", get(playground::page))
        .route("/playground/{*path}", get(playground::file))
        .route("/graphql", get(graphql::get).post(graphql::post).fallback(graphql::other_method))
        .route("/schema.graphql", get(schema))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .method_not_allowed_fallback(method_not_allowed)
        .fallback(not_found)
        .with_state(state)
        .layer(layers)
}

/// `GET /schema.graphql`: the schema in its own language.
async fn schema(extract::State(state): extract::State<State>) -> Response {
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-cache")];
    (headers, state.sdl.to_string()).into_response()
}

async fn method_not_allowed() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, "Use GET here.\n").into_response()
}

async fn not_found() -> Response {
    const PATHS: &str = "Nothing is here. There are:
GET /                the query editor
POST /graphql        GraphQL, as JSON; GET for queries
GET /schema.graphql  the schema
GET /healthz         whether the server is alive
GET /readyz          whether the server can answer queries
";
    (StatusCode::NOT_FOUND, PATHS).into_response()
}
