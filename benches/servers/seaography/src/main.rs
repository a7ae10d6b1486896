//! Seaography over the wiki's tables, behind axum, as its own generator lays a server out.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod entities;
mod schema;
mod settings;

use async_graphql_axum::{GraphQLRequest, GraphQLResponse};
use axum::Router;
use axum::extract::State;
use axum::routing::post;
use sea_orm::Database;
use seaography::async_graphql::dynamic::Schema;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// Answers one request.
async fn graphql(State(schema): State<Schema>, request: GraphQLRequest) -> GraphQLResponse {
    schema.execute(request.into_inner()).await.into()
}

/// Returns when the process is asked to end.
async fn terminated() {
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => _ = terminate.recv().await,
        Err(_) => std::future::pending().await,
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let database = Database::connect(settings::database()?).await?;
    let app = Router::new().route("/graphql", post(graphql)).with_state(schema::schema(database)?);
    let listener = TcpListener::bind(("127.0.0.1", settings::port()?)).await?;
    axum::serve(listener, app).with_graceful_shutdown(terminated()).await?;
    Ok(())
}
