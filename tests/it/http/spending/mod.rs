//! What requests cost, and how much whoever asks may spend.

mod addresses;
mod answers;
mod refusals;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use serde_json::{Value, json};
use wikigraph::graph::{self, Wikis};
use wikigraph::http::{Peer, Settings, State, router};

use super::client::{Answer, Server, post};
use crate::harness::Gateway;

/// A server on the embedded wiki, beside the gateway that tells its statements.
async fn wiki_server(settings: Settings) -> (Server, Gateway) {
    let gateway = Gateway::sandbox().await;
    let schema = graph::schema(Wikis::only(Arc::clone(&gateway.wiki), None), None);
    let state = State::new(schema, settings, Arc::new(graph::prepared), Arc::new(Vec::new));
    (Server { router: router(state), witness: Arc::default() }, gateway)
}

/// Strangers may spend so many points in a day, so that none come back while a test runs.
fn limited(points: u32) -> Settings {
    Settings { address_points: Some(points), points_window: DAY, ..Settings::default() }
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Asks as a client that is connected from this address.
async fn ask_from(server: &Server, address: &str, forwarded: Option<&str>, body: Value) -> Answer {
    let mut request = post();
    if let Some(forwarded) = forwarded {
        request = request.header("x-forwarded-for", forwarded);
    }
    let peer = Peer(SocketAddr::new(address.parse().unwrap(), 4711));
    server.send(request.extension(peer).body(Body::from(body.to_string())).unwrap()).await
}

/// A query of which the server makes an operation that costs a point.
fn cheap() -> Value {
    json!({ "query": "{ __typename }" })
}

/// The points that an answer says are left.
fn remaining(answer: &Answer) -> u32 {
    let (_, rest) = answer.header("ratelimit").split_once(";r=").expect("the header tells what is left");
    rest.split(';').next().unwrap().parse().unwrap()
}
