//! `wikigraph health`: asks the server that runs here how it is, for containers that have no other program to do so.

use std::net::SocketAddr;
use std::time::Duration;

use super::serve::reached;
use crate::config::Config;
use crate::web;

/// Longer than `/readyz` takes for its answer, whatever it waits for.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is asked.
#[derive(Debug, clap::Args)]
pub(super) struct Wanted {
    /// Whether requests can be answered (/readyz), and not only whether it is alive (/healthz)
    #[arg(long)]
    ready: bool,
}

/// Succeeds if all is well, and prints what the server tells of itself.
pub(super) async fn run(config: &Config, wanted: &Wanted) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let listening = SocketAddr::new(config.server.host, config.server.port);
    if listening.port() == 0 {
        return Err(
            "PORT=0 takes any port, which nobody else knows. Set PORT to the one that the server listens on".into()
        );
    }
    let url = reached(listening)?.join(if wanted.ready { "readyz" } else { "healthz" })?;
    let client = web::client().no_proxy().timeout(PATIENCE).build()?;
    let answer = client.get(url.clone()).send().await.map_err(|error| {
        let why = if error.is_timeout() { "nothing has answered in time" } else { "nothing answers" };
        format!("{why} at {url}. Is the server running, with the same HOST and PORT?")
    })?;
    let status = answer.status();
    let said = answer.text().await?;
    if !status.is_success() {
        return Err(format!("{url} answers {}: {said}", status.as_u16()).into());
    }
    println!("{said}");
    Ok(())
}
