//! Two instances of the server: strangers get from one what the other has answered, and mutations count for both.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_graphql::{Context, EmptyMutation, EmptySubscription, Object, ObjectType, Result, Schema};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::request::Builder;
use futures_util::future::join_all;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;
use wikigraph::documents::DocumentId;
use wikigraph::http::{Login, Settings, State, router};
use wikigraph::valkey::Valkey;

use super::{until_up, valkey};
use crate::harness::RedisServer;
use crate::http::people::gateway::Gateway;
use crate::http::people::tokens::token_of;

type Count = Arc<AtomicUsize>;

struct Query;

#[Object]
impl Query {
    /// How often this was asked, over all instances.
    async fn asked(&self, context: &Context<'_>) -> Result<usize> {
        Ok(context.data::<Count>()?.fetch_add(1, Ordering::SeqCst) + 1)
    }
}

struct Mutation;

#[Object]
impl Mutation {
    async fn change(&self) -> bool {
        true
    }

    /// Counts itself, and never ends.
    async fn hang(&self, context: &Context<'_>) -> Result<bool> {
        context.data::<Count>()?.fetch_add(1, Ordering::SeqCst);
        std::future::pending().await
    }
}

/// Serves this schema, and keeps answers for an hour.
fn serving<M: ObjectType + 'static>(schema: Schema<Query, M, EmptySubscription>, valkey: Valkey) -> State {
    let settings = Settings { answer_life: Duration::from_secs(3_600), ..Settings::default() };
    State::new(schema, settings, Arc::new(|request| request), Arc::new(Vec::new)).with_valkey(valkey)
}

/// Serves what all instances count.
async fn counting(count: &Count, server: &RedisServer) -> State {
    let schema = Schema::build(Query, Mutation, EmptySubscription).data(Arc::clone(count)).finish();
    serving(schema, valkey(server).await)
}

/// An instance over what all instances count.
async fn instance(count: &Count, server: &RedisServer) -> Router {
    router(counting(count, server).await)
}

/// Somebody, by an API token: what strangers send changes nothing.
struct Somebody {
    people: Gateway,
    token: String,
}

impl Somebody {
    async fn new() -> Self {
        let people = Gateway::new().await;
        let (token, _) = token_of(&people, "Anna").await;
        Self { people, token }
    }

    /// An instance over what all instances count, which knows them.
    async fn instance(&self, count: &Count, server: &RedisServer) -> Router {
        let login = Login {
            auth: self.people.auth.clone(),
            public_url: None,
            allowed_origins: Vec::new(),
            callback_path: "/oauth/complete/mediawiki/".to_owned(),
        };
        router(counting(count, server).await.with_login(login))
    }

    async fn ask(&self, instance: &Router, query: &str) -> Value {
        let request = post().header("authorization", format!("Bearer {}", self.token));
        send(instance, request, &json!({ "query": query })).await
    }
}

fn post() -> Builder {
    Request::post("/graphql").header("content-type", "application/json")
}

async fn send(instance: &Router, request: Builder, body: &Value) -> Value {
    let request = request.body(Body::from(body.to_string())).unwrap();
    let response = instance.clone().oneshot(request).await.unwrap();
    serde_json::from_slice(&response.into_body().collect().await.unwrap().to_bytes()).unwrap()
}

/// Asks as a stranger.
async fn ask(instance: &Router, query: &str) -> Value {
    send(instance, post(), &json!({ "query": query })).await
}

/// What a stranger is told.
async fn asked(instance: &Router) -> i64 {
    ask(instance, "query Asked { asked }").await["data"]["asked"].as_i64().unwrap()
}

/// Goes on once the server keeps so many things.
async fn until_kept(server: &RedisServer, things: usize) {
    let kept = async { while server.names().await.len() < things {} };
    tokio::time::timeout(Duration::from_secs(60), kept).await.expect("an answer is kept");
}

#[tokio::test]
async fn a_stranger_gets_what_another_instance_has_answered() {
    let (server, count) = (RedisServer::start(), Count::default());
    let [one, other] = [instance(&count, &server).await, instance(&count, &server).await];
    assert_eq!(asked(&one).await, 1);
    until_kept(&server, 2).await;
    assert_eq!(asked(&other).await, 1);
    assert_eq!(count.load(Ordering::SeqCst), 1);
    // What failed is nobody else's.
    ask(&one, "query Asked { asked nothing }").await;
    assert_eq!(server.names().await.len(), 2);
}

#[tokio::test]
async fn a_mutation_counts_for_all_instances() {
    let (server, count, anna) = (RedisServer::start(), Count::default(), Somebody::new().await);
    let [one, other] = [anna.instance(&count, &server).await, anna.instance(&count, &server).await];
    for _ in 0..2 {
        assert_eq!(asked(&one).await, 1);
    }
    until_kept(&server, 2).await;
    assert_eq!(anna.ask(&other, "mutation { change }").await["data"]["change"], true);
    assert_eq!(asked(&one).await, 2);
    assert_ne!(asked(&other).await, 1);
}

#[tokio::test]
async fn what_a_stranger_sends_as_a_mutation_counts_for_nobody() {
    let (server, count) = (RedisServer::start(), Count::default());
    let [one, other] = [instance(&count, &server).await, instance(&count, &server).await];
    for instance in [&one, &other] {
        assert_eq!(asked(instance).await, 1);
        until_kept(&server, 2).await;
    }
    for mutation in ["mutation { change }", "mutation { nothing }"] {
        ask(&other, mutation).await;
        assert_eq!([asked(&one).await, asked(&other).await], [1, 1], "{mutation}");
    }
}

#[tokio::test]
async fn a_mutation_whose_client_goes_away_counts_too() {
    let (server, count, anna) = (RedisServer::start(), Count::default(), Somebody::new().await);
    let one = anna.instance(&count, &server).await;
    let looking = valkey(&server).await;
    let before = looking.generation().await.unwrap();
    let has_begun = async {
        while count.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        answer = anna.ask(&one, "mutation { hang }") => panic!("it ended: {answer}"),
        () = has_begun => {}
    }
    let renewed = async { while looking.generation().await == Some(before) {} };
    tokio::time::timeout(Duration::from_secs(60), renewed).await.expect("there is another generation");
}

#[tokio::test]
async fn a_document_is_registered_wherever_it_is_sent() {
    let (server, count) = (RedisServer::start(), Count::default());
    let [one, other] = [instance(&count, &server).await, instance(&count, &server).await];
    let query = "query Asked { asked }";
    let extensions = json!({ "persistedQuery": { "version": 1, "sha256Hash": DocumentId::of(query).to_string() } });
    let along = json!({ "query": query, "extensions": extensions });
    for instance in [&one, &other] {
        send(instance, post(), &along).await;
        let named = send(instance, post(), &json!({ "extensions": extensions })).await;
        assert_eq!(named.get("errors"), None, "{named}");
    }
}

#[tokio::test]
async fn instances_of_another_schema_have_answers_of_their_own() {
    let (server, count) = (RedisServer::start(), Count::default());
    let one = instance(&count, &server).await;
    let older = Schema::build(Query, EmptyMutation, EmptySubscription).data(Arc::clone(&count)).finish();
    let older = router(serving(older, valkey(&server).await));
    assert_eq!(asked(&one).await, 1);
    until_kept(&server, 2).await;
    assert_eq!(asked(&older).await, 2);
    assert_eq!(asked(&one).await, 1);
}

#[tokio::test]
async fn without_the_server_each_instance_keeps_its_own() {
    let (mut server, count, anna) = (RedisServer::start(), Count::default(), Somebody::new().await);
    let [one, other] = [anna.instance(&count, &server).await, anna.instance(&count, &server).await];
    asked(&one).await;
    server.kill();
    let own = asked(&one).await;
    assert_ne!(asked(&other).await, own);
    assert_eq!(asked(&one).await, own);
    assert_eq!(anna.ask(&one, "mutation { change }").await["data"]["change"], true);
    assert_ne!(asked(&one).await, own);
}

#[tokio::test]
async fn a_server_that_hangs_under_load_loses_no_answer() {
    let (server, count) = (RedisServer::start(), Count::default());
    let one = instance(&count, &server).await;
    asked(&one).await;
    server.freeze();
    let answers = join_all((0..200).map(|_| asked(&one))).await;
    assert!(answers.iter().all(|answer| *answer > 0));
    server.thaw();
    until_up(&valkey(&server).await).await;
    assert!(asked(&one).await > 0);
}
