//! The address that a request comes from, behind whatever proxies are trusted to say so.

use std::net::{IpAddr, SocketAddr};

use axum::http::{Extensions, HeaderMap, HeaderName};
use ipnet::IpNet;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The other end of the connection that a request came by.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub SocketAddr);

/// The client's address: that of the other end, or what the trusted proxies before it say. `None` where there is no
/// connection, as in tests.
///
/// Each proxy appends the address that it was reached from, so that the list is read from its end, for as long as who
/// wrote an entry is trusted: what stands before is whatever the client wrote.
pub fn client_address(extensions: &Extensions, headers: &HeaderMap, proxies: &[IpNet]) -> Option<IpAddr> {
    let Peer(peer) = extensions.get()?;
    let is_trusted = |address: &IpAddr| proxies.iter().any(|proxy| proxy.contains(address));
    let mut address = peer.ip().to_canonical();
    if !is_trusted(&address) {
        return Some(address);
    }
    let texts = headers.get_all(FORWARDED_FOR).into_iter().map(|value| value.to_str().unwrap_or_default());
    let texts: Vec<&str> = texts.flat_map(|text| text.split(',')).collect();
    for text in texts.iter().rev() {
        match parsed(text.trim()) {
            Some(before) => address = before,
            None => break,
        }
        if !is_trusted(&address) {
            break;
        }
    }
    Some(address)
}

/// An address, with or without a port.
fn parsed(text: &str) -> Option<IpAddr> {
    let plain = || text.parse::<IpAddr>().ok();
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    plain().or_else(with_port).or_else(in_brackets).map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str], proxies: &[&str]) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(Peer(SocketAddr::new(peer.parse().expect("an address"), 4711)));
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, value.parse().expect("a value"));
        }
        let proxies: Vec<IpNet> = proxies.iter().map(|proxy| proxy.parse().expect("a network")).collect();
        client_address(&extensions, &headers, &proxies).expect("there is a peer").to_string()
    }

    #[test]
    fn whoever_is_not_trusted_says_nothing_of_others() {
        assert_eq!(client("192.0.2.1", &["198.51.100.7"], &[]), "192.0.2.1");
        assert_eq!(client("192.0.2.1", &["198.51.100.7"], &["10.0.0.0/8"]), "192.0.2.1");
        assert_eq!(client("::ffff:192.0.2.1", &[], &[]), "192.0.2.1");
    }

    #[test]
    fn a_trusted_proxy_tells_whom_it_was_reached_from() {
        let proxies = ["10.0.0.0/8", "127.0.0.1/32"];
        assert_eq!(client("127.0.0.1", &["198.51.100.7"], &proxies), "198.51.100.7");
        assert_eq!(client("::ffff:127.0.0.1", &["198.51.100.7, 10.1.2.3"], &proxies), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["198.51.100.7:5555"], &proxies), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &["[2001:db8::7]:5555"], &proxies), "2001:db8::7");
        assert_eq!(client("127.0.0.1", &["[2001:db8::7]"], &proxies), "2001:db8::7");
        assert_eq!(client("127.0.0.1", &["198.51.100.7", "10.1.2.3"], &proxies), "198.51.100.7");
    }

    #[test]
    fn what_the_client_wrote_itself_is_not_believed() {
        let proxies = ["10.0.0.0/8"];
        assert_eq!(client("10.0.0.1", &["203.0.113.9, 198.51.100.7"], &proxies), "198.51.100.7");
        assert_eq!(client("10.0.0.1", &["10.9.9.9, 198.51.100.7, 10.1.2.3"], &proxies), "198.51.100.7");
        assert_eq!(client("10.0.0.1", &["198.51.100.7, nonsense"], &proxies), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &[""], &proxies), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &[], &proxies), "10.0.0.1");
    }
}
