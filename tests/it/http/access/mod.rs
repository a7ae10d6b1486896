//! What strangers may ask, and documents that go by their ids.

mod ids;
mod introspection;
mod policies;

use std::sync::Arc;

use axum::http::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use wikigraph::documents::{DocumentId, Trusted};
use wikigraph::http::{Settings, router};

use super::client::{Answer, Server, request};

/// A document that is trusted.
const TRUSTED: &str = "query Said($text: String = \"nothing\") { echo(text: $text) }";

/// A server that trusts a document.
fn trusting(settings: Settings) -> (Server, TempDir) {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("said.graphql"), TRUSTED).unwrap();
    let (state, witness) = Server::ready_state(settings);
    let state = state.with_trusted(Arc::new(Trusted::read(folder.path()).unwrap()));
    (Server { router: router(state), witness }, folder)
}

fn id_of(text: &str) -> String {
    DocumentId::of(text).to_string()
}

/// Apollo's extension for a document.
fn extension(text: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": id_of(text) } })
}

/// Asks by a URL whose parameters are those of the object.
async fn by_url(server: &Server, path: &str, parameters: Value) -> Answer {
    let mut url = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in parameters.as_object().unwrap() {
        url.append_pair(name, &value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    }
    let url = format!("{path}?{}", url.finish());
    server
        .send(request(Method::GET, &url).header("accept", super::client::GRAPHQL_RESPONSE).body("".into()).unwrap())
        .await
}
