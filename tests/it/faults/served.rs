//! A gateway in this process that listens on loopback, over the whole graph.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::net::TcpListener;
use wikigraph::cli::open;
use wikigraph::config::{Config, Environment};
use wikigraph::db::Wiki;
use wikigraph::graph::{self, Wikis};
use wikigraph::http::{Settings, State, router, serve};

use crate::harness::{SECRET_KEY, web_client};

/// A gateway that serves until this is dropped.
pub struct Served {
    /// Its wiki.
    pub wiki: Arc<Wiki>,
    /// Who asks it.
    pub asking: Arc<Asking>,
    serving: tokio::task::JoinHandle<()>,
}

/// Somebody who asks a gateway.
pub struct Asking {
    url: String,
    /// A header by which it shows who it is, if it does.
    shown: Option<(&'static str, String)>,
    client: reqwest::Client,
}

/// An answer, as far as tests look at it.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub retry_after: Option<String>,
    pub body: Value,
}

impl Served {
    /// Over the MediaWiki at this URL.
    pub async fn over(url: String, settings: Settings) -> Self {
        Self::configured(&[("WIKI_DATABASE_URL", url)], settings).await
    }

    /// Over the MediaWiki at this URL, with little patience.
    pub async fn impatient(url: String) -> Self {
        let seconds = Duration::from_secs;
        let settings = Settings { deadline: seconds(4), field_deadline: seconds(3), ..Settings::default() };
        let variables = [
            ("WIKI_DATABASE_URL", url),
            ("DATABASE_CONNECTIONS", "6".to_owned()),
            ("DATABASE_IDLE", "0.2".to_owned()),
            ("DATABASE_WAIT", "1".to_owned()),
            ("STATEMENT_TIMEOUT", "2".to_owned()),
        ];
        Self::configured(&variables, settings).await
    }

    /// Over whatever these variables configure.
    pub async fn configured(variables: &[(&'static str, String)], settings: Settings) -> Self {
        let variables = variables.iter().cloned().chain([("SECRET_KEY", SECRET_KEY.to_owned())]);
        let config = Config::read(&Environment::of(variables)).unwrap();
        let wiki = open(&config.wiki, None).await.unwrap().wiki;
        let wikis = Wikis::only(Arc::clone(&wiki), None);
        let (schema, for_valid) = (graph::schema(wikis.clone(), None), graph::schema_for_valid(wikis, None));
        let state = State::new(schema, settings.clone(), Arc::new(graph::prepared), Arc::new(Vec::new));
        Self::of(wiki, state.with_schema_for_valid(for_valid), settings).await
    }

    /// Whatever this serves.
    pub async fn of(wiki: Arc<Wiki>, state: State, settings: Settings) -> Self {
        let router = router(state);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/graphql", listener.local_addr().unwrap());
        let serving = tokio::spawn(async move { serve(listener, router, &settings, std::future::pending()).await });
        Self { wiki, asking: Arc::new(Asking::at(url)), serving }
    }

    /// Asks, with an id by which the request is found.
    pub async fn ask(&self, id: &str, query: &str) -> Answer {
        self.asking.ask(id, query).await.expect("an answer")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Asking {
    /// A stranger who asks at this address.
    pub fn at(url: String) -> Self {
        Self { url, shown: None, client: web_client() }
    }

    /// The same, with an API token.
    pub fn with_token(url: String, token: &str) -> Self {
        Self { shown: Some(("authorization", format!("Bearer {token}"))), ..Self::at(url) }
    }

    /// The same, with the cookie of a session.
    pub fn with_session(url: String, session: &str) -> Self {
        Self { shown: Some(("cookie", format!("wikigraph={session}"))), ..Self::at(url) }
    }

    /// Where it asks.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Asks; `None` where there is no answer at all, or half of one.
    pub async fn ask(&self, id: &str, query: &str) -> Option<Answer> {
        let mut request = self
            .client
            .post(&self.url)
            .header("accept", "application/graphql-response+json")
            .header("content-type", "application/json")
            .header("x-request-id", id)
            .body(json!({ "query": query }).to_string());
        if let Some((header, value)) = &self.shown {
            request = request.header(*header, value);
        }
        let response = request.send().await.ok()?;
        let status = response.status().as_u16();
        let retry_after = response.headers().get("retry-after").map(|seconds| seconds.to_str().unwrap().to_owned());
        let body = serde_json::from_str(&response.text().await.ok()?).unwrap();
        Some(Answer { status, retry_after, body })
    }
}

impl Answer {
    /// The codes of its errors, each with the path.
    pub fn errors(&self) -> Vec<(String, Value)> {
        let errors = self.body["errors"].as_array().cloned().unwrap_or_default();
        let of = |error: &Value| {
            (error["extensions"]["code"].as_str().expect("every error has a code").to_owned(), error["path"].clone())
        };
        errors.iter().map(of).collect()
    }
}
