//! Where to listen, and what a request may take.

use std::net::IpAddr;
use std::time::Duration;

use super::{Environment, Problem};

/// The server's part of the configuration.
#[derive(Debug)]
pub struct ServerConfig {
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on; 0 takes any that is free.
    pub port: u16,
    /// How long a GraphQL request may take.
    pub request_limit: Duration,
    /// How long an answer that is the same for whoever asks is given to others; zero for never.
    pub answer_life: Duration,
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
        let request_limit = environment.seconds("REQUEST_TIMEOUT", 30.0, problems);
        let answer_life = environment.seconds_or_none("ANSWER_CACHE", 1.0, problems);
        Some(Self { host, port, request_limit, answer_life })
    }
}
