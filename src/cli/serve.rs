//! `wikigraph serve`: GraphQL and GraphiQL over HTTP.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use url::Url;

use super::opening::open;
use super::site::Site;
use super::{Failure, embedded};
use crate::config::Config;
use crate::http::{self, Opening};

/// How long until a database that was away at the start is tried again.
const BETWEEN_TRIES: Duration = Duration::from_secs(2);

/// How long the collector has, at the end, to take the spans that still wait.
const LAST_SPANS: Duration = Duration::from_secs(3);

/// Serves until the process is told to stop.
pub(super) async fn run(mut config: Config) -> Result<(), Failure> {
    let address = SocketAddr::new(config.server.host, config.server.port);
    let listener = TcpListener::bind(address).await.map_err(|error| {
        format!("cannot listen on {address}: {error}. Set PORT (or HOST) to one that is free, such as PORT=8001")
    })?;
    let local = reached(listener.local_addr()?)?;
    let _occupied = embedded::occupied(&config);
    let embedded = embedded::provider(&mut config, &local)?;
    let stop = stopped()?;
    let site = Site::new(config, local.clone()).await?;
    let (settings, tracer) = (site.settings.clone(), site.tracer.clone());
    http::allow_open_files(settings.connections);
    let (router, served) = match open(&site.config.wiki, None).await {
        Ok(opened) => {
            let served = opened.wiki.code.to_string();
            (site.router(embedded, opened).await?, served)
        }
        Err(error) if error.is_passing() => {
            tracing::warn!(%error, "the wiki's database is away; it is tried again until it is back");
            let opening = Opening::default();
            let served = site.config.wiki.place.code().map_or_else(String::new, |code| code.to_string());
            let router = opening.router(format!("wiki:{served}"), tracer.clone());
            tokio::spawn(open_later(site, opening));
            (router, served)
        }
        Err(error) => return Err(error.into()),
    };
    // It is served, too, where that can be written nowhere.
    let _ = writeln!(std::io::stdout(), "{served} is served at {}", local.as_str().trim_end_matches('/'));
    http::serve(listener, router, &settings, stop).await;
    if let Some(tracer) = tracer {
        tracer.finish(LAST_SPANS).await;
    }
    Ok(())
}

/// Opens the wiki once its database is back.
async fn open_later(site: Site, opening: Opening) {
    loop {
        tokio::time::sleep(BETWEEN_TRIES).await;
        let router = async { site.router(None, open(&site.config.wiki, None).await?).await };
        match router.await {
            Ok(router) => {
                tracing::info!("the wiki's database is back");
                return opening.opened(router);
            }
            Err(error) => tracing::warn!(error = &*error as &dyn std::error::Error, "it is tried again"),
        }
    }
}

/// The address by which this machine reaches what listens here.
pub(super) fn reached(mut listening: SocketAddr) -> Result<Url, url::ParseError> {
    if listening.ip().is_unspecified() {
        listening.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    Url::parse(&format!("http://{listening}"))
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
