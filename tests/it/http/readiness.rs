//! `/healthz` and `/readyz`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::http::StatusCode;
use futures_util::future::{BoxFuture, FutureExt, join};
use serde_json::{Value, json};
use wikigraph::http::{Dependency, Health, Need, Settings};

use super::client::Server;

const AWAY: Health = Health::Down("it cannot be reached");

/// A server that depends on these.
fn depending(dependencies: &'static [(&'static str, Need, Health)]) -> Server {
    let list = move || {
        let each = dependencies.iter().map(|(name, need, health)| Dependency {
            name: (*name).to_owned(),
            need: *need,
            health: std::future::ready(health.clone()).boxed(),
        });
        each.collect()
    };
    Server::with_readiness(Settings::default(), Arc::new(list))
}

/// A server that depends on one thing, and counts how often that is asked.
fn counting(settings: Settings, health: fn() -> BoxFuture<'static, Health>) -> (Server, Arc<AtomicU32>) {
    let asked = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&asked);
    let list = move || {
        count.fetch_add(1, Ordering::Relaxed);
        vec![Dependency { name: "wiki:a".to_owned(), need: Need::Essential, health: health() }]
    };
    (Server::with_readiness(settings, Arc::new(list)), asked)
}

/// The status and the body, without how long things took.
async fn ready(server: &Server) -> (StatusCode, Value) {
    let answer = server.get("/readyz").await;
    assert_eq!(answer.header("cache-control"), "no-store");
    let mut body = answer.json();
    for dependency in body["dependencies"].as_object_mut().unwrap().values_mut() {
        let is_timed = dependency.as_object_mut().unwrap().remove("milliseconds").is_some();
        assert_eq!(is_timed, dependency["status"] != "unknown");
    }
    (answer.status, body)
}

#[tokio::test]
async fn healthz_says_which_release_it_is() {
    let server = Server::new(Settings { release: Some("v1.2.3".to_owned()), ..Settings::default() });
    let answer = server.get("/healthz").await;
    assert_eq!(answer.json(), json!({ "status": "alive", "release": "v1.2.3" }));
}

#[tokio::test]
async fn healthz_says_that_the_process_is_alive() {
    let server = depending(&[("wiki:a", Need::Essential, AWAY)]);
    let answer = server.get("/healthz").await;
    assert_eq!((answer.status, answer.json()), (StatusCode::OK, json!({ "status": "alive" })));
}

#[tokio::test]
async fn readyz_tells_of_each_dependency() {
    let server = depending(&[
        ("wiki:a", Need::Essential, Health::Up),
        ("wiki:b", Need::Essential, AWAY),
        ("api:a", Need::Partial, Health::Unknown),
    ]);
    let dependencies = json!({
        "wiki:a": { "status": "up" },
        "wiki:b": { "status": "down", "reason": "it cannot be reached" },
        "api:a": { "status": "unknown" },
    });
    assert_eq!(ready(&server).await, (StatusCode::OK, json!({ "status": "degraded", "dependencies": dependencies })));
}

#[tokio::test]
async fn only_a_server_that_can_answer_nothing_is_unavailable() {
    let (up, down) = (Health::Up, AWAY);
    for (wiki, people, status, told) in [
        (&up, &up, StatusCode::OK, "ready"),
        (&up, &down, StatusCode::OK, "degraded"),
        (&down, &up, StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        (&down, &down, StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
    ] {
        let list = vec![("wiki:a", Need::Essential, wiki.clone()), ("people", Need::Partial, people.clone())];
        let (code, body) = ready(&depending(list.leak())).await;
        assert_eq!((code, &body["status"]), (status, &json!(told)));
    }
}

#[tokio::test]
async fn each_has_only_so_long_to_answer() {
    let settings = Settings { readiness_deadline: Duration::from_millis(50), ..Settings::default() };
    let list = || {
        vec![
            Dependency { name: "wiki:a".to_owned(), need: Need::Essential, health: std::future::pending().boxed() },
            Dependency {
                name: "people".to_owned(),
                need: Need::Partial,
                health: std::future::ready(Health::Up).boxed(),
            },
        ]
    };
    let (status, body) = ready(&Server::with_readiness(settings, Arc::new(list))).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(body["dependencies"]["wiki:a"], json!({ "status": "down", "reason": "it does not answer in time" }));
    assert_eq!(body["dependencies"]["people"], json!({ "status": "up" }));
}

#[tokio::test]
async fn whoever_asks_again_at_once_is_told_the_same() {
    let settings = Settings { readiness_life: Duration::from_secs(60), ..Settings::default() };
    let (server, asked) = counting(settings, || std::future::ready(Health::Up).boxed());
    let (first, second) = join(ready(&server), ready(&server)).await;
    assert_eq!((first, asked.load(Ordering::Relaxed)), (second, 1));
    let (server, asked) = counting(Settings { readiness_life: Duration::ZERO, ..Settings::default() }, || {
        std::future::ready(AWAY).boxed()
    });
    assert_eq!(ready(&server).await, ready(&server).await);
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn what_panics_while_it_is_asked_is_not_ready() {
    let (server, _) = counting(Settings::default(), || async { panic!("a bug") }.boxed());
    assert_eq!(ready(&server).await.0, StatusCode::SERVICE_UNAVAILABLE);
}
