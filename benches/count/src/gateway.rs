//! The server as `wikigraph serve` builds it over the embedded wiki, without a socket.

use std::path::Path;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::Request;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use http_body_util::BodyExt;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;
use url::Url;
use wikigraph::cli::{Site, open};
use wikigraph::config::{Config, Environment};

use crate::Failure;

/// A server and the one thread that it runs on.
pub struct Gateway {
    runtime: Runtime,
    router: Router,
}

impl Gateway {
    /// Opens the embedded wiki in this folder, which is made where it is missing: the same each time.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let runtime = Builder::new_current_thread().enable_all().max_blocking_threads(1).build()?;
        let router = runtime.block_on(router(folder))?;
        Ok(Self { runtime, router })
    }

    /// Sends a request as a client would, and waits for the whole answer.
    pub fn send(&self, body: &Bytes) -> Result<Bytes, Failure> {
        let request = Request::post("/graphql")
            .header(CONTENT_TYPE, "application/json")
            .header(ACCEPT, "application/json")
            .body(Body::from(body.clone()))?;
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await?;
            Ok(response.into_body().collect().await?.to_bytes())
        })
    }
}

/// With one connection, each statement is prepared once; and answers are not kept, as what counts is how they are made.
async fn router(folder: &Path) -> Result<Router, Failure> {
    let variables = [
        ("WIKIGRAPH_DATA_DIR", folder.display().to_string()),
        ("DATABASE_CONNECTIONS", "1".to_owned()),
        ("ANSWER_CACHE", "0".to_owned()),
        ("RATE_LIMIT", "0".to_owned()),
        ("ANONYMOUS_RATE_LIMIT", "0".to_owned()),
    ];
    let config = Config::read(&Environment::of(variables))?;
    let mut site = Site::new(config, Url::parse("http://127.0.0.1:8000")?).await?;
    // All is counted on one thread.
    site.settings.heavy_apart = false;
    let opened = open(&site.config.wiki, None).await?;
    site.router(None, opened).await
}
