//! Where to listen, what a request may take, and what is told of the time that it took.

use std::net::IpAddr;
use std::num::NonZeroU8;
use std::time::Duration;

use super::{AllowanceConfig, Environment, Problem};
use crate::types::Secret;

/// The fewest characters of a token that can be sent from anywhere.
const SHORTEST_TOKEN: usize = 16;

/// Clients' connections at a time where nothing is said: some 20 KB each.
const USUAL_CONNECTIONS: u32 = 4096;

/// As many connections as anybody may want of one process.
const MOST_CONNECTIONS: u32 = 100_000;

/// The server's part of the configuration.
#[derive(Debug)]
pub struct ServerConfig {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; 0 takes any that is free.
    pub port: u16,
    /// How many clients' connections there may be at a time; more wait to be accepted.
    pub connections: u32,
    /// How many threads serve requests, where that is said.
    pub threads: Option<NonZeroU8>,
    /// How long a GraphQL request may take.
    pub request_limit: Duration,
    /// How long a field may wait for what it loads.
    pub field_limit: Duration,
    /// Whether answers tell how their time was spent.
    pub server_timing: bool,
    /// What whoever reads the metrics has to show; there are none without it.
    pub metrics_token: Option<Secret>,
    /// How long an answer that is the same for whoever asks is given to others; zero for never.
    pub answer_life: Duration,
    /// What this release is called, which `/healthz` tells, so that whoever deployed it knows that it has arrived.
    pub release: Option<String>,
    /// How much whoever asks may have done for them.
    pub allowance: AllowanceConfig,
}

impl ServerConfig {
    pub(super) fn read(environment: &Environment, problems: &mut Vec<Problem>) -> Option<Self> {
        // On Toolforge, requests come from a proxy on another host; elsewhere, nobody is let in unasked.
        let usual_host = if environment.flag("TOOLFORGE_DEPLOYMENT", problems) { [0, 0, 0, 0] } else { [127, 0, 0, 1] };
        let host = environment.parsed(
            "HOST",
            IpAddr::from(usual_host),
            "an IP address to listen on, such as 127.0.0.1",
            problems,
        );
        let port = environment.parsed("PORT", 8000, "a port, 0 to 65535", problems);
        let connections =
            environment.parsed("HTTP_CONNECTIONS", USUAL_CONNECTIONS, "a number of connections, 1 to 100000", problems);
        if !(1..=MOST_CONNECTIONS).contains(&connections) {
            let message = format!("{connections} is not a number of connections, 1 to {MOST_CONNECTIONS}");
            problems.push(Problem { variable: "HTTP_CONNECTIONS", message });
        }
        let threads = environment.text("TOKIO_WORKER_THREADS").is_some().then(|| {
            environment.parsed("TOKIO_WORKER_THREADS", NonZeroU8::MIN, "a number of threads, 1 to 255", problems)
        });
        let request_limit = environment.seconds("REQUEST_TIMEOUT", 30.0, problems);
        let field_limit = environment.seconds("FIELD_TIMEOUT", 20.0, problems);
        let answer_life = environment.seconds_or_none("ANSWER_CACHE", 1.0, problems);
        let server_timing = environment.flag_or("SERVER_TIMING", true, problems);
        let metrics_token = metrics_token(environment, problems);
        let release = environment.text("WIKIGRAPH_RELEASE").map(str::to_owned);
        let is_public = environment.text("PUBLIC_URL").is_some_and(|url| url.starts_with("https:"));
        let allowance = AllowanceConfig::read(environment, is_public || !host.is_loopback(), problems);
        Some(Self {
            host,
            port,
            connections,
            threads,
            request_limit,
            field_limit,
            answer_life,
            server_timing,
            metrics_token,
            release,
            allowance,
        })
    }
}

fn metrics_token(environment: &Environment, problems: &mut Vec<Problem>) -> Option<Secret> {
    let variable = "METRICS_TOKEN";
    let token = environment.text(variable)?;
    if token.len() < SHORTEST_TOKEN || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        let message = format!(
            "it has fewer than {SHORTEST_TOKEN} characters, or some that no header can carry: make one by openssl rand \
             -hex 16"
        );
        problems.push(Problem { variable, message });
    }
    Some(Secret::new(token))
}
