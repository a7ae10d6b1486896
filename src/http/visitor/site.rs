//! Where browsers reach the gateway, and which pages may speak to it as somebody.

use std::net::Ipv4Addr;

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName};
use url::{Host, Url};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The gateway's own address, as the browser of this request sees it.
#[derive(Debug)]
pub struct Site {
    /// As browsers write it in `Origin`; empty where it cannot be known.
    origin: String,
    /// Whether cookies may be told to travel by https only: always, but on this very machine.
    pub is_secure: bool,
}

impl Site {
    /// By the configured address; without one, by the request's `Host`, which no page can make a browser forge.
    /// What is no name of this very machine is taken to be reached by https.
    pub fn of(public_url: Option<&Url>, headers: &HeaderMap) -> Self {
        let by_host = || {
            let host = headers.get(HOST)?.to_str().ok()?;
            let plain = Url::parse(&format!("http://{host}")).ok()?;
            if is_loopback(&plain) { Some(plain) } else { Url::parse(&format!("https://{host}")).ok() }
        };
        match public_url.cloned().or_else(by_host) {
            Some(url) => Self {
                origin: url.origin().ascii_serialization(),
                is_secure: url.scheme() == "https" || !is_loopback(&url),
            },
            None => Self { origin: String::new(), is_secure: true },
        }
    }

    /// The configured address, where both it and the one of this request are names of this very machine, but not the
    /// same one. A browser keeps cookies apart by name, so that a login begun at one could not end at the other.
    pub fn other_name<'a>(public_url: Option<&'a Url>, headers: &HeaderMap) -> Option<&'a Url> {
        let public = public_url.filter(|url| is_loopback(url))?;
        let here = Self::of(None, headers);
        let is_other = !here.is_secure && here.origin != public.origin().ascii_serialization();
        is_other.then_some(public)
    }

    /// Whether the browser says that a page of ours sent the request, or at least does not say the contrary.
    pub fn is_own(&self, headers: &HeaderMap) -> bool {
        self.sent_by(headers, |_| false)
    }

    /// The same, of a page of ours or of one of the frontends that are `allowed`.
    pub fn is_own_or_allowed(&self, headers: &HeaderMap, allowed: &[String]) -> bool {
        self.sent_by(headers, |origin| allowed.iter().any(|allowed| allowed == origin))
    }

    fn sent_by(&self, headers: &HeaderMap, is_allowed: impl Fn(&str) -> bool) -> bool {
        match (headers.get(ORIGIN), headers.get(FETCH_SITE)) {
            (Some(origin), _) => origin.to_str().is_ok_and(|origin| origin == self.origin || is_allowed(origin)),
            (None, Some(site)) => site == "same-origin" || site == "none",
            // No browser, or one that is very old.
            (None, None) => true,
        }
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => {
            address.is_loopback() || address.to_ipv4_mapped().as_ref().is_some_and(Ipv4Addr::is_loopback)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(public_url: Option<&str>, host: &'static str) -> Site {
        let public_url = public_url.map(|url| Url::parse(url).expect("a URL"));
        Site::of(public_url.as_ref(), &headers(&[("host", host)]))
    }

    fn headers(list: &[(&'static str, &'static str)]) -> HeaderMap {
        list.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().expect("a value"))).collect()
    }

    #[test]
    fn only_this_very_machine_goes_without_https() {
        for host in ["localhost:8000", "127.0.0.1:8000", "127.8.8.8", "[::1]:8000", "wiki.localhost"] {
            assert!(!site(None, host).is_secure, "{host}");
        }
        for host in ["wiki.example", "localhost.example:8000", "192.168.0.1:8000", "[2001:db8::1]", "", "a b"] {
            assert!(site(None, host).is_secure, "{host}");
        }
        assert!(site(Some("https://tool.example/"), "localhost:8000").is_secure);
        assert!(site(Some("http://tool.example/"), "localhost:8000").is_secure);
        assert!(!site(Some("http://localhost:8000/"), "tool.example").is_secure);
    }

    #[test]
    fn a_page_of_another_origin_is_not_ours() {
        let local = site(None, "localhost:8000");
        assert!(local.is_own(&headers(&[("origin", "http://localhost:8000")])));
        for origin in ["http://localhost:8001", "https://localhost:8000", "http://127.0.0.1:8000", "null", ""] {
            assert!(!local.is_own(&headers(&[("origin", origin)])), "{origin}");
        }
        let public = site(Some("https://tool.example:443/"), "localhost:8000");
        assert!(public.is_own(&headers(&[("origin", "https://tool.example")])));
        assert!(!public.is_own(&headers(&[("origin", "http://localhost:8000")])));
        let unknown = site(None, "a b");
        assert!(!unknown.is_own(&headers(&[("origin", "null")])));
    }

    #[test]
    fn two_names_of_this_machine_are_told_apart() {
        let other = |public: &str, host| {
            let public = Url::parse(public).expect("a URL");
            Site::other_name(Some(&public), &headers(&[("host", host)])).is_some()
        };
        assert!(other("http://127.0.0.1:8000/", "localhost:8000"));
        assert!(!other("http://127.0.0.1:8000/", "127.0.0.1:8000"));
        // Whatever stands in front may call us as it likes.
        assert!(!other("https://tool.example/", "localhost:8000"));
        assert!(!other("http://127.0.0.1:8000/", "tool.example"));
    }

    #[test]
    fn what_the_browser_says_of_the_sender_counts_where_it_names_no_origin() {
        let site = site(None, "localhost:8000");
        for (said, expected) in [("same-origin", true), ("none", true), ("same-site", false), ("cross-site", false)] {
            assert_eq!(site.is_own(&headers(&[("sec-fetch-site", said)])), expected, "{said}");
        }
        assert!(site.is_own(&headers(&[])));
    }

    #[test]
    fn a_frontend_is_allowed_by_its_exact_origin() {
        let allowed = ["https://front.example".to_owned()];
        let site = site(None, "tool.example");
        let sent = |origin| site.is_own_or_allowed(&headers(&[("origin", origin)]), &allowed);
        assert!(sent("https://front.example") && sent("https://tool.example"));
        assert!(!sent("https://front.example.evil.example") && !sent("http://front.example") && !sent("null"));
    }
}
