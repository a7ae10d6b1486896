//! Signatures by OAuth 1.0a (RFC 5849) with HMAC-SHA1.
//!
//! The crate oauth1-request does the work; here is what it asks of its callers: parameters in order, an address without
//! a query, and a nonce and a time that are new at every attempt.

use std::num::NonZeroU64;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use oauth1_request::{Builder, Credentials, HmacSha1, ParameterList};
use reqwest::header::HeaderValue;
use url::Url;

use super::Consumer;
use crate::types::Secret;

/// What is signed with.
#[derive(Clone, Copy)]
pub(in crate::action_api) struct Keys<'a> {
    /// The gateway's.
    pub consumer: &'a Consumer,
    /// A key and secret that the wiki gave out; `None` at the beginning of a login.
    pub token: Option<(&'a str, &'a Secret)>,
}

/// What makes a signature good for once.
pub(in crate::action_api) struct Occasion {
    /// Never the same twice.
    pub nonce: String,
    /// Seconds since 1970.
    pub timestamp: u64,
}

impl Occasion {
    /// Now, by a clock that is that many seconds ahead of this machine's.
    pub fn now(ahead: i64) -> Result<Self, getrandom::Error> {
        let mut random = [0; 24];
        getrandom::fill(&mut random)?;
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
        Ok(Self { nonce: URL_SAFE_NO_PAD.encode(random), timestamp: seconds.saturating_add_signed(ahead) })
    }
}

/// What a request of the handshake has besides its parameters.
#[derive(Clone, Copy, Default)]
pub(in crate::action_api) struct Step<'a> {
    /// `oauth_callback`.
    pub callback: Option<&'a str>,
    /// `oauth_verifier`.
    pub verifier: Option<&'a str>,
}

/// The `Authorization` header for a request to `url` with these parameters in its query or form.
pub(in crate::action_api) fn authorization(
    method: &str,
    url: &Url,
    parameters: &[(&str, &str)],
    keys: Keys<'_>,
    occasion: &Occasion,
    step: Step<'_>,
) -> Option<HeaderValue> {
    let own: Vec<_> = url.query_pairs().collect();
    let own = own.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
    let list = ParameterList::new(own.chain(parameters.iter().copied()).collect::<Vec<_>>());
    let mut address = url.clone();
    address.set_query(None);
    address.set_fragment(None);
    let consumer = Credentials::new(keys.consumer.key.as_str(), keys.consumer.secret.reveal());
    let mut builder = Builder::<'_, HmacSha1, &str, &str>::new(consumer, HmacSha1::new());
    builder
        .token(keys.token.map(|(key, secret)| Credentials::new(key, secret.reveal())))
        .nonce(occasion.nonce.as_str())
        .timestamp(NonZeroU64::new(occasion.timestamp))
        .callback(step.callback)
        .verifier(step.verifier);
    let mut header = HeaderValue::try_from(builder.authorize(method, address, &list)).ok()?;
    header.set_sensitive(true);
    Some(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(method: &str, url: &str, parameters: &[(&str, &str)], keys: Keys<'_>, nonce: &str, time: u64) -> String {
        let url = Url::parse(url).expect("an address");
        let occasion = Occasion { nonce: nonce.to_owned(), timestamp: time };
        let header = authorization(method, &url, parameters, keys, &occasion, Step::default()).expect("a header");
        assert!(header.is_sensitive());
        header.to_str().expect("ASCII").to_owned()
    }

    fn consumer(key: &str, secret: &str) -> Consumer {
        Consumer { key: key.to_owned(), secret: Secret::new(secret) }
    }

    /// The example of RFC 5849, section 1.2: the photos that are fetched in the end. Its signature is printed there.
    #[test]
    fn the_photos_of_the_rfc() {
        let consumer = consumer("dpf43f3p2l4k3l03", "kd94hf93k423kf44");
        let secret = Secret::new("pfkkdhi9sl3r4s00");
        let keys = Keys { consumer: &consumer, token: Some(("nnch734d00sl2jdk", &secret)) };
        let parameters = [("file", "vacation.jpg"), ("size", "original")];
        let header = header("GET", "http://photos.example.net/photos", &parameters, keys, "chapoH", 137_131_202);
        assert!(header.starts_with("OAuth "), "{header}");
        assert!(header.contains("oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\""), "{header}");
    }

    /// The same section's first step: a token is asked for with a callback, before there is any.
    #[test]
    fn the_initiation_of_the_rfc() {
        let consumer = consumer("dpf43f3p2l4k3l03", "kd94hf93k423kf44");
        let keys = Keys { consumer: &consumer, token: None };
        let url = Url::parse("https://photos.example.net/initiate").expect("an address");
        let occasion = Occasion { nonce: "wIjqoS".to_owned(), timestamp: 137_131_200 };
        let step = Step { callback: Some("http://printer.example.com/ready"), verifier: None };
        let header = authorization("POST", &url, &[], keys, &occasion, step).expect("a header");
        let header = header.to_str().expect("ASCII");
        assert!(header.contains("oauth_callback=\"http%3A%2F%2Fprinter.example.com%2Fready\""), "{header}");
        assert!(!header.contains("oauth_token="), "{header}");
        assert!(header.contains("oauth_signature=\"74KNZJeDHnMBp0EMJ9ZHt%2FXKycU%3D\""), "{header}");
    }

    /// The same section's second step: a token and a verifier.
    #[test]
    fn the_token_of_the_rfc() {
        let consumer = consumer("dpf43f3p2l4k3l03", "kd94hf93k423kf44");
        let secret = Secret::new("hdhd0244k9j7ao03");
        let keys = Keys { consumer: &consumer, token: Some(("hh5s93j4hdidpola", &secret)) };
        let url = Url::parse("https://photos.example.net/token").expect("an address");
        let occasion = Occasion { nonce: "walatlh".to_owned(), timestamp: 137_131_201 };
        let step = Step { callback: None, verifier: Some("hfdp7dh39dks9884") };
        let header = authorization("POST", &url, &[], keys, &occasion, step).expect("a header");
        let header = header.to_str().expect("ASCII");
        assert!(header.contains("oauth_signature=\"gKgrFCywp7rO0OXSjdot%2FIHF7IU%3D\""), "{header}");
    }

    /// What stands in a query is signed like what stands in a body, and neither order nor host's case matter.
    #[test]
    fn query_and_form_are_signed_together() {
        let consumer = consumer("key", "secret");
        let token = Secret::new("token secret");
        let keys = Keys { consumer: &consumer, token: Some(("token", &token)) };
        let together = [("title", "Special:OAuth/initiate"), ("format", "json"), ("a", "1")];
        let whole = header("POST", "https://wiki.example:443/w/index.php", &together, keys, "n", 1);
        let url = "https://WIKI.example/w/index.php?title=Special:OAuth/initiate&format=json#there";
        assert_eq!(header("POST", url, &[("a", "1")], keys, "n", 1), whole);
        assert_ne!(header("GET", url, &[("a", "1")], keys, "n", 1), whole);
    }

    /// Every awkward character in every place. The signature was computed by a few lines of Python's standard library.
    #[test]
    fn awkward_characters() {
        let consumer = consumer("k&y", "s&cret");
        let token = Secret::new("t+ken %");
        let keys = Keys { consumer: &consumer, token: Some(("t=k", &token)) };
        let text = "a b+c&d=e%f'\"*~#?\n\u{e9}\u{1f980}|\u{1f}!()[]{}<>";
        let parameters = [("title", "A & B"), ("text", text), ("empty", "")];
        let header = header("POST", "https://wiki.example/w/api.php", &parameters, keys, "nonce", 1_800_000_000);
        assert!(header.contains("oauth_signature=\"T2RbMJNEzTFhbV5bWjTMHlszwyk%3D\""), "{header}");
        assert!(
            header.contains("oauth_consumer_key=\"k%26y\"") && header.contains("oauth_token=\"t%3Dk\""),
            "{header}"
        );
    }

    #[test]
    fn no_two_occasions_are_alike() {
        let (one, other) = (Occasion::now(0).expect("random"), Occasion::now(400).expect("random"));
        assert_ne!(one.nonce, other.nonce);
        assert!((390..410).contains(&(other.timestamp - one.timestamp)), "the wiki's clock is followed");
    }
}
