//! Sends requests to the router without a network, and reads the answers.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;
use wikigraph::http::{Dependency, Health, Need, Readiness, Settings, State, router};
use wikigraph::telemetry::metrics::Metrics;
use wikigraph::types::Secret;

use super::log;
use super::schema::{Witness, schema};

pub const JSON: &str = "application/json";
pub const GRAPHQL_RESPONSE: &str = "application/graphql-response+json";

/// A server with settings of the test's choice.
pub struct Server {
    pub router: Router,
    pub witness: Arc<Witness>,
}

impl Server {
    pub fn new(settings: Settings) -> Self {
        Self::with_readiness(settings, ready())
    }

    pub fn with_readiness(settings: Settings, readiness: Readiness) -> Self {
        let (state, witness) = Self::state(settings, readiness);
        Self { router: router(state), witness }
    }

    /// Counts what it does, for whoever shows this token.
    pub fn with_metrics(settings: Settings, token: &str) -> Self {
        let (state, witness) = Self::state(settings, ready());
        let state = state.with_metrics(Metrics::new(Vec::new()), &Secret::new(token));
        Self { router: router(state), witness }
    }

    /// A state that can still be given more.
    pub fn ready_state(settings: Settings) -> (State, Arc<Witness>) {
        Self::state(settings, ready())
    }

    fn state(settings: Settings, readiness: Readiness) -> (State, Arc<Witness>) {
        log::install();
        let witness = Arc::new(Witness::default());
        let equip = Arc::new(|request: async_graphql::Request| request.data("loaders".to_owned()));
        (State::new(schema(Arc::clone(&witness)), settings, equip, readiness), witness)
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("the router answers everything");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the body is whole").to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, url: &str) -> Answer {
        self.send(request(Method::GET, url).body(Body::empty()).unwrap()).await
    }

    /// Posts JSON, and wants the newer media type.
    pub async fn post(&self, body: Value) -> Answer {
        self.send(post().body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn query(&self, query: &str) -> Answer {
        self.post(json!({ "query": query })).await
    }
}

impl Default for Server {
    fn default() -> Self {
        Self::new(Settings::default())
    }
}

/// Depends on something that is always up.
fn ready() -> Readiness {
    let health = || Box::pin(std::future::ready(Health::Up));
    Arc::new(move || vec![Dependency { name: "wiki:tests".to_owned(), need: Need::Essential, health: health() }])
}

pub fn request(method: Method, url: &str) -> Builder {
    Request::builder().method(method).uri(url)
}

pub fn post() -> Builder {
    request(Method::POST, "/graphql").header("content-type", JSON).header("accept", GRAPHQL_RESPONSE)
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// The code of the first error, after checking that nothing was run.
    pub fn refusal(&self) -> String {
        let body = self.json();
        assert_eq!(body.get("data"), None, "{body}");
        body["errors"][0]["extensions"]["code"].as_str().expect("an error has a code").to_owned()
    }

    /// The message of the first error.
    pub fn message(&self) -> String {
        self.json()["errors"][0]["message"].as_str().expect("there is an error").to_owned()
    }
}
