//! What the server allows a request, and how long it waits.

use std::time::Duration;

use ipnet::IpNet;
use tokio::time::Instant;

use crate::config::AnonymousAccess;
use crate::graph::limits::Limits;
use crate::telemetry::Time;

/// The HTTP layer's settings, each with a safe default.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Bytes of a request's body; more is answered with 413. Default 8 MiB: MediaWiki's longest page has 2, which JSON's
    /// escapes make longer.
    pub body_bytes: usize,
    /// Bytes of a GET request's path and query; more is answered with 414. Default 8 KiB.
    pub url_bytes: usize,
    /// Requests in one JSON array; more is answered with 400. Default 10.
    pub batch_entries: usize,
    /// How many requests of a batch run at the same time. Default 4.
    pub batch_concurrency: usize,
    /// How long a GraphQL request may take, from its headers to its answer, and a form to arrive. A little earlier, fields
    /// that still wait are given up, so that there is time to answer with the others. Default 30 s.
    pub deadline: Duration,
    /// How long a field may wait for what it loads. Default 20 s.
    pub field_deadline: Duration,
    /// How many requests are looked into at a time, before they wait for anything. Default 8.
    pub beginnings_at_once: usize,
    /// How many operations that ask for much run at a time. Default 40.
    pub heavy_at_once: usize,
    /// Whether those run on threads of their own, which give way to all others. Default no.
    pub heavy_apart: bool,
    /// How long either wait for their turn. Default 10 s.
    pub turn_wait: Duration,
    /// How long `/readyz` waits for each of those it asks, all at the same time. Default 3 s.
    pub readiness_deadline: Duration,
    /// How long what `/readyz` has found is told to others who ask. Default 1 s.
    pub readiness_life: Duration,
    /// How long a connection may take to send a request's headers, and how long it may stay idle
    /// between requests. Default 60 s.
    pub header_deadline: Duration,
    /// How long a client may take to take an answer. Default 60 s.
    pub send_deadline: Duration,
    /// How long running requests may go on once the server is told to stop. Default 10 s.
    pub shutdown_deadline: Duration,
    /// Connections at the same time; more wait to be accepted. Default 4 096.
    pub connections: u32,
    /// Whether GraphQL answers tell how their time was spent. Default true.
    pub server_timing: bool,
    /// How long an answer that is the same for whoever asks is given to others. Default zero: never.
    pub answer_life: Duration,
    /// Bytes of such answers that are kept. Default 8 MiB.
    pub answer_bytes: usize,
    /// What `/healthz` calls this release, where it has a name. Default none.
    pub release: Option<String>,
    /// Points that a person may spend in a window, by all of their sessions and API tokens. Default none: any number.
    pub account_points: Option<u32>,
    /// Points that strangers of one address may spend in a window. Default none: any number.
    pub address_points: Option<u32>,
    /// How long it takes until all points have come back. Default 60 s.
    pub points_window: Duration,
    /// The proxies that are believed when they say whom they were reached from. Default none.
    pub trusted_proxies: Vec<IpNet>,
    /// What strangers may ask. Default everything that people may.
    pub anonymous: AnonymousAccess,
    /// Whether the schema may be asked for. Default true.
    pub introspection: bool,
    /// What a document may ask for.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            body_bytes: 8 * 1024 * 1024,
            url_bytes: 8 * 1024,
            batch_entries: 10,
            batch_concurrency: 4,
            deadline: Duration::from_secs(30),
            field_deadline: Duration::from_secs(20),
            beginnings_at_once: 8,
            heavy_at_once: 40,
            heavy_apart: false,
            turn_wait: Duration::from_secs(10),
            readiness_deadline: Duration::from_secs(3),
            readiness_life: Duration::from_secs(1),
            header_deadline: Duration::from_secs(60),
            send_deadline: Duration::from_secs(60),
            shutdown_deadline: Duration::from_secs(10),
            connections: 4096,
            server_timing: true,
            answer_life: Duration::ZERO,
            answer_bytes: 8 * 1024 * 1024,
            release: None,
            account_points: None,
            address_points: None,
            points_window: Duration::from_secs(60),
            trusted_proxies: Vec::new(),
            anonymous: AnonymousAccess::Open,
            introspection: true,
            limits: Limits::default(),
        }
    }
}

impl Settings {
    /// How long what a request waits for may take that is given up itself at `end`: a little less, so that it is answered in
    /// time.
    pub(super) fn time_until(&self, end: Instant) -> Time {
        let to_answer = (self.deadline / 10).min(Duration::from_secs(1));
        Time { deadline: (end - to_answer).into_std(), request: self.deadline, field: self.field_deadline }
    }
}
