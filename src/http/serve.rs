//! Accepting connections, until the server is told to stop.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::Service;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;
use tower::ServiceExt;
use tower::util::Oneshot;

use super::Settings;
use super::allowance::Peer;
use super::lookout::{Answering, Lookout};
use super::sending::Sending;

/// After a failed accept, most likely for want of file descriptors, others get time to close.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How long requests that are given up at the end have to leave nothing running behind them.
const LAST_MOMENT: Duration = Duration::from_secs(1);

/// Serves `router` until `shutdown` completes; then lets what runs finish, within a deadline.
pub async fn serve(listener: TcpListener, router: Router, settings: &Settings, shutdown: impl Future<Output = ()>) {
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(settings.header_deadline);
    let places = Arc::new(Semaphore::new(settings.connections as usize));
    let (running, stopping) = watch::channel(());
    let (patient, given_up) = watch::channel(());
    let lookout = Lookout::begin();
    let accepting = async {
        while let Ok(place) = Arc::clone(&places).acquire_owned().await {
            let (stream, peer) = accept(&listener).await;
            let stream = Sending::new(stream, settings.send_deadline);
            let of_peer = OfPeer { router: router.clone(), peer: Peer(peer), lookout: lookout.clone() };
            let connection = protocol.serve_connection(TokioIo::new(stream), of_peer).with_upgrades();
            let (stopping, given_up) = (stopping.clone(), given_up.clone());
            tokio::spawn(async move {
                finish(connection, stopping, given_up).await;
                drop(place);
            });
        }
    };
    tokio::select! {
        () = accepting => {}
        () = shutdown => {}
    }
    drop(listener);
    drop(running);
    tracing::info!("stopping");
    let all_places = places.acquire_many(settings.connections);
    if timeout(settings.shutdown_deadline, all_places).await.is_err() {
        tracing::warn!("stopped, with requests still running");
        drop(patient);
        // What they were asking is stopped at the databases meanwhile.
        tokio::time::sleep(LAST_MOMENT).await;
    }
}

type Connection = http1::UpgradeableConnection<TokioIo<Sending<TcpStream>>, OfPeer>;

/// Answers the requests of one connection, of which it tells who is at its other end.
struct OfPeer {
    router: Router,
    peer: Peer,
    lookout: Option<Arc<Lookout>>,
}

impl Service<Request<Incoming>> for OfPeer {
    type Response = Response;
    type Error = Infallible;
    type Future = Answering<Oneshot<Router, Request<Body>>>;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.peer);
        Answering::new(self.router.clone().oneshot(request.map(Body::new)), self.lookout.as_ref())
    }
}

/// Drives a connection to its end; once the server stops, to the end of the request it is in, until that is given up. It is
/// not given up before, so that each poll looks at one of the two.
async fn finish(connection: Connection, mut stopping: watch::Receiver<()>, mut given_up: watch::Receiver<()>) {
    let mut connection = pin!(connection);
    // The senders never send; they are dropped.
    let outcome = tokio::select! {
        outcome = connection.as_mut() => outcome,
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            tokio::select! {
                outcome = connection => outcome,
                _ = given_up.changed() => return,
            }
        }
    };
    if let Err(error) = outcome {
        tracing::debug!(%error, "a connection broke");
    }
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Answers are written whole: waiting for more to send only delays them.
                if let Err(error) = stream.set_nodelay(true) {
                    tracing::debug!(%error, "a connection cannot be set to send at once");
                }
                return (stream, peer);
            }
            Err(error) if is_of_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "a connection cannot be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Whether only the one connection failed, not accepting as such.
fn is_of_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    )
}
