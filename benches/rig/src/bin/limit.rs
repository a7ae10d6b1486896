//! A server of the limits: `/a/WORKLOAD` answers by joins, `/b/WORKLOAD` by batches, `/memory/feed` from memory, and
//! `/graphql` is async-graphql with a schema of one field. All take the same requests as wikigraph, by POST.

use std::env;
use std::sync::Arc;

use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::serve::ListenerExt;
use rig::database::Pool;
use rig::json::Body;
use rig::parameters::Variables;
use rig::{Failure, batched, joined};
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What the handlers share.
struct Shared {
    pool: Pool,
    feed: Bytes,
    schema: Schema<Query, EmptyMutation, EmptySubscription>,
}

struct Query;

#[Object]
impl Query {
    async fn answer(&self) -> i32 {
        42
    }
}

/// The part of a request that varies; the query is skipped.
#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    variables: Variables,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let pool = Pool::from_environment()?;
    let feed = joined::serve(&mut *pool.connection().await?, "feed", &Variables::default()).await?;
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let router = Router::new()
        .route("/a/{workload}", post(joined_answer))
        .route("/b/{workload}", post(batched_answer))
        .route("/memory/feed", post(memory))
        .route("/graphql", post(graphql))
        .with_state(Arc::new(Shared { pool, feed: feed.into(), schema }));
    let port: u16 = env::var("PORT")?.parse()?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?.tap_io(|stream| {
        // A stream that cannot send at once sends later.
        let _ = stream.set_nodelay(true);
    });
    let mut termination = signal(SignalKind::terminate())?;
    tokio::select! {
        outcome = async { axum::serve(listener, router).await } => outcome?,
        _ = termination.recv() => {}
    }
    Ok(())
}

async fn joined_answer(State(shared): State<Arc<Shared>>, Path(workload): Path<String>, body: Bytes) -> Response {
    respond(async {
        let request: Request = serde_json::from_slice(&body)?;
        joined::serve(&mut *shared.pool.connection().await?, &workload, &request.variables).await
    })
    .await
}

async fn batched_answer(State(shared): State<Arc<Shared>>, Path(workload): Path<String>, body: Bytes) -> Response {
    respond(async {
        let request: Request = serde_json::from_slice(&body)?;
        batched::serve(&mut *shared.pool.connection().await?, &workload, &request.variables).await
    })
    .await
}

async fn memory(State(shared): State<Arc<Shared>>, _body: Bytes) -> Response {
    json(shared.feed.clone())
}

async fn graphql(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    respond(async {
        let request: async_graphql::Request = serde_json::from_slice(&body)?;
        Ok(serde_json::to_vec(&shared.schema.execute(request).await)?)
    })
    .await
}

async fn respond(answer: impl Future<Output = Result<Body, Failure>>) -> Response {
    match answer.await {
        Ok(body) => json(body.into()),
        Err(failure) => (StatusCode::INTERNAL_SERVER_ERROR, failure.to_string()).into_response(),
    }
}

fn json(body: Bytes) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}
