//! Nobody ever sees what somebody else was told, with every cache on and everybody asking at the same time.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use futures_util::{StreamExt, stream};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;
use wikigraph::graph::{self, Wikis};
use wikigraph::http::{Login, Settings, State, router};

use super::gateway::Gateway;
use super::tokens::token_of;
use crate::harness::Gateway as WikiGateway;

/// How many requests are made, and how many of them at the same time.
const REQUESTS: usize = 10_000;
const TOGETHER: usize = 64;

/// The very same texts for everybody.
const QUERIES: [&str; 3] = [
    "{ viewer { username } wiki { name } }",
    "query Who($no: Boolean = false) { wiki { code } viewer { ...V } rateLimit @include(if: $no) { used } } fragment V on Viewer { name: username }",
    "{ wiki { page(title: \"Danube\") { title } } viewer { username } }",
];

/// One of those who ask.
#[derive(Clone)]
enum Asker {
    Stranger,
    Session(&'static str, String),
    Token(&'static str, String),
}

impl Asker {
    fn name(&self) -> Option<&'static str> {
        match self {
            Self::Stranger => None,
            Self::Session(name, _) | Self::Token(name, _) => Some(name),
        }
    }

    fn request(&self, query: &str, by_get: bool) -> Request<Body> {
        let mut request = Request::builder().header("host", "localhost:8000");
        match self {
            Self::Stranger => {}
            Self::Session(_, secret) => {
                request = request.header("cookie", format!("wikigraph={secret}")).header("x-wikigraph-csrf", "1");
            }
            Self::Token(_, secret) => request = request.header("authorization", format!("Bearer {secret}")),
        }
        if by_get {
            let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
            return request.uri(format!("/graphql?query={query}")).body(Body::empty()).unwrap();
        }
        let body = json!({ "query": query }).to_string();
        request
            .method("POST")
            .uri("/graphql")
            .header("content-type", "application/json")
            .body(Body::from(body))
            .unwrap()
    }
}

/// The real schema over the embedded wiki, with all that is kept and shared.
async fn everything(people: &Gateway) -> Router {
    let wiki = WikiGateway::sandbox().await;
    let wikis = Wikis::only(Arc::clone(&wiki.wiki), None);
    let settings = Settings { answer_life: Duration::from_secs(60), ..Settings::default() };
    let schema = graph::schema(wikis.clone(), Some(people.auth.clone()));
    let for_valid = graph::schema_for_valid(wikis, Some(people.auth.clone()));
    let login = Login {
        auth: people.auth.clone(),
        public_url: None,
        allowed_origins: Vec::new(),
        callback_path: "/oauth/complete/mediawiki/".to_owned(),
    };
    let state = State::new(schema, settings, Arc::new(graph::prepared), Arc::new(Vec::new));
    router(state.with_schema_for_valid(for_valid).with_login(login))
}

/// What is wrong with the answer that somebody got, if anything.
async fn problem(server: &Router, asker: &Asker, query: &str, by_get: bool) -> Option<String> {
    let answer = server.clone().oneshot(asker.request(query, by_get)).await.expect("the router answers everything");
    let (status, is_kept) = (answer.status(), answer.headers().contains_key("etag"));
    let body = answer.into_body().collect().await.expect("the body is whole").to_bytes();
    let answer: Value = serde_json::from_slice(&body).expect("an answer is JSON");
    let viewer = &answer["data"]["viewer"];
    let seen = viewer.get("username").or_else(|| viewer.get("name")).and_then(Value::as_str);
    let is_right = status == StatusCode::OK && answer.get("errors").is_none() && seen == asker.name() && !is_kept;
    (!is_right).then(|| format!("{:?} asked {query} and got {status} {answer}", asker.name()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_sees_what_somebody_else_was_told() {
    let people = Gateway::new().await;
    let askers = [
        Asker::Stranger,
        Asker::Session("Anna", people.session_of("Anna").await),
        Asker::Session("Berta", people.session_of("Berta").await),
        Asker::Token("Anna", token_of(&people, "Anna").await.0),
        Asker::Token("Berta", token_of(&people, "Berta").await.0),
    ];
    let server = everything(&people).await;
    let mut dice = fastrand::Rng::with_seed(5);
    let asked: Vec<(usize, usize, bool)> =
        (0..REQUESTS).map(|_| (dice.usize(..askers.len()), dice.usize(..QUERIES.len()), dice.bool())).collect();
    let answers = stream::iter(asked).map(|(asker, query, by_get)| {
        let (server, asker) = (server.clone(), askers[asker].clone());
        // Tasks of their own, so that they really run at the same time.
        let task = tokio::spawn(async move { problem(&server, &asker, QUERIES[query], by_get).await });
        async { task.await.expect("no request panics") }
    });
    let problems: Vec<String> =
        answers.buffer_unordered(TOGETHER).filter_map(|problem| async { problem }).take(5).collect().await;
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
