//! The whole gateway over the embedded wiki, in this process: what fuzz targets ask, and what its answers must be.

use std::sync::LazyLock;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;
use url::Url;
use wikigraph::cli::{Site, open};
use wikigraph::config::{Config, Environment};

/// Names the folder of the embedded wiki, which targets share.
const FOLDER: &str = "WIKIGRAPH_FUZZ_DATA_DIR";

struct Gateway {
    runtime: Runtime,
    router: Router,
}

static GATEWAY: LazyLock<Gateway> = LazyLock::new(|| {
    let folder = std::env::var(FOLDER).expect("fuzz/run sets the folder of the embedded wiki");
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let router = runtime.block_on(gateway(folder));
    Gateway { runtime, router }
});

async fn gateway(folder: String) -> Router {
    let variables = [("WIKIGRAPH_DATA_DIR", folder), ("ALLOWED_ORIGINS", "https://front.example".to_owned())];
    let config = Config::read(&Environment::of(variables)).expect("a configuration");
    let local = Url::parse("http://127.0.0.1:8000").expect("a URL");
    let site = Site::new(config, local).await.expect("a site");
    let opened = open(&site.config.wiki, None).await.expect("the embedded wiki");
    site.router(None, opened).await.expect("a server")
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// HTTP's status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Answer {
    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// Sends a request, whose answer must be no fault of the server's: neither by its status nor by an error's code.
pub fn ask(request: Request<Body>) -> Answer {
    let Gateway { runtime, router } = &*GATEWAY;
    let answer = runtime.block_on(async {
        let response = router.clone().oneshot(request).await.expect("the router answers everything");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the body is whole").to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    });
    assert!(!answer.status.is_server_error(), "{answer:?}");
    let body = answer.json();
    for error in body["errors"].as_array().into_iter().flatten() {
        assert_ne!(error["extensions"]["code"], "INTERNAL", "{error}");
    }
    answer
}

/// Asks a query with variables; the answer is GraphQL's.
pub fn query(query: &str, variables: &Value) -> Value {
    let body = json!({ "query": query, "variables": variables }).to_string();
    let request = Request::post("/graphql")
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json")
        .body(Body::from(body))
        .expect("a request");
    let answer = ask(request).json();
    assert!(answer.get("data").is_some() || answer.get("errors").is_some(), "{answer}");
    answer
}
