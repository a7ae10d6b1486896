//! Signatures by RFC 5849, checked by code that knows nothing of the client's.

use std::fmt::Write;

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// The `oauth_…` parameters of a header.
pub fn header_parameters(header: &str) -> Vec<(String, String)> {
    let list = header.strip_prefix("OAuth ").expect("the header begins exactly so");
    let pairs = list.split(',').map(|pair| pair.trim().split_once('=').expect("a name and a value"));
    pairs.map(|(name, value)| (name.to_owned(), decoded(value.trim_matches('"')))).collect()
}

/// The signature that a request must have.
pub fn signature(method: &str, url: &str, parameters: &[(String, String)], secrets: (&str, &str)) -> String {
    let signed = parameters.iter().filter(|(name, _)| name != "oauth_signature");
    let mut encoded: Vec<(String, String)> = signed.map(|(name, value)| (escaped(name), escaped(value))).collect();
    encoded.sort();
    let joined: Vec<String> = encoded.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let base = format!("{method}&{}&{}", escaped(url), escaped(&joined.join("&")));
    let key = format!("{}&{}", escaped(secrets.0), escaped(secrets.1));
    let mut mac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).expect("any length will do");
    mac.update(base.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

/// Everything but letters, digits and `-._~` in percents.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            write!(escaped, "%{byte:02X}").unwrap();
        }
    }
    escaped
}

fn decoded(text: &str) -> String {
    url::form_urlencoded::parse(format!("x={text}").as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap()
}

#[test]
fn the_example_of_the_rfc() {
    // RFC 5849, section 1.2.
    let pairs = [
        ("file", "vacation.jpg"),
        ("size", "original"),
        ("oauth_consumer_key", "dpf43f3p2l4k3l03"),
        ("oauth_token", "nnch734d00sl2jdk"),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "137131202"),
        ("oauth_nonce", "chapoH"),
    ];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let secrets = ("kd94hf93k423kf44", "pfkkdhi9sl3r4s00");
    let found = signature("GET", "http://photos.example.net/photos", &pairs, secrets);
    assert_eq!(found, "MdpQcU8iPSUjWoN/UDMsK2sui9I=");
}
