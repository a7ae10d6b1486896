//! `wikigraph serve`: GraphQL and GraphiQL over HTTP.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::opening::{Opened, open};
use crate::config::Config;
use crate::db::{Statement, Wiki};
use crate::graph::{self, Wikis};
use crate::http::{self, Settings, State};

/// Serves until the process is told to stop.
pub(super) async fn run(config: Config) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let Opened { wiki, warnings } = open(&config.wiki, None).await?;
    for warning in warnings {
        tracing::warn!("{warning}");
    }
    let address = SocketAddr::new(config.server.host, config.server.port);
    let listener = TcpListener::bind(address).await.map_err(|error| {
        format!("cannot listen on {address}: {error}. Set PORT (or HOST) to one that is free, such as PORT=8001")
    })?;
    let settings = Settings { deadline: config.server.request_limit, ..Settings::default() };
    let stop = stopped()?;
    println!("{} is served at http://{}", wiki.code, listener.local_addr()?);
    let router = http::router(state(wiki, settings.clone()));
    http::serve(listener, router, &settings, stop).await;
    Ok(())
}

/// What the HTTP layer needs to serve a wiki.
pub fn state(wiki: Arc<Wiki>, settings: Settings) -> State {
    let schema = graph::schema(Wikis::only(Arc::clone(&wiki), None));
    let readiness = Arc::new(move || {
        let wiki = Arc::clone(&wiki);
        let asked = async move { wiki.rows(Statement::new("SELECT 1")).await };
        Box::pin(async move { asked.await.map(drop).map_err(|_| "the wiki's database cannot be reached".to_owned()) })
            as futures_util::future::BoxFuture<'static, _>
    });
    State::new(schema, settings, Arc::new(graph::prepared), readiness)
}

fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}
