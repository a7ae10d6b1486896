//! Whose points a stranger spends.

use axum::http::StatusCode;
use wikigraph::http::Settings;

use super::{ask_from, cheap, limited};
use crate::http::client::Server;

/// Which of these clients, one after the other, still gets an answer where an address has one point.
async fn served(settings: Settings, clients: &[(&str, Option<&str>)]) -> Vec<bool> {
    let server = Server::new(settings);
    let mut served = Vec::new();
    for (address, forwarded) in clients {
        let status = ask_from(&server, address, *forwarded, cheap()).await.status;
        assert!(status == StatusCode::OK || status == StatusCode::TOO_MANY_REQUESTS, "{status}");
        served.push(status == StatusCode::OK);
    }
    served
}

#[tokio::test]
async fn each_address_has_its_own_points() {
    let clients = [("192.0.2.1", None), ("192.0.2.1", None), ("192.0.2.2", None), ("::ffff:192.0.2.2", None)];
    assert_eq!(served(limited(1), &clients).await, [true, false, true, false]);
}

#[tokio::test]
async fn a_network_of_ipv6_shares_its_points() {
    let clients = [("2001:db8:0:1::1", None), ("2001:db8:0:1:f00::2", None), ("2001:db8:0:2::1", None)];
    assert_eq!(served(limited(1), &clients).await, [true, false, true]);
}

#[tokio::test]
async fn nobody_gets_more_by_a_header_of_their_own() {
    let clients = [("192.0.2.1", Some("198.51.100.1")), ("192.0.2.1", Some("198.51.100.2"))];
    assert_eq!(served(limited(1), &clients).await, [true, false]);
}

#[tokio::test]
async fn clients_behind_a_trusted_proxy_are_told_apart() {
    let settings = Settings { trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()], ..limited(1) };
    let clients = [
        ("10.0.0.1", Some("198.51.100.1")),
        ("10.0.0.2", Some("198.51.100.1")),
        ("10.0.0.1", Some("198.51.100.2")),
        // What a client writes itself stands before what the proxy adds.
        ("10.0.0.1", Some("198.51.100.3, 198.51.100.2")),
    ];
    assert_eq!(served(settings, &clients).await, [true, false, true, false]);
}
