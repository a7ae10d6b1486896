//! Signatures of OAuth 1.0a: the base string of RFC 5849, section 3.4, and HMAC-SHA1 over it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;

/// What RFC 5849 leaves as it is: letters, digits and these.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request as its sender signed it.
pub struct Signed<'a> {
    /// `GET` or `POST`.
    pub method: &'a str,
    /// The address without its query.
    pub url: &'a str,
    /// The parameters of query, form body and header, decoded.
    pub parameters: &'a [(String, String)],
}

impl Signed<'_> {
    /// Whether a signature in base 64 was made with these secrets. Takes as long for a wrong one as for the right one.
    pub fn is_signature(&self, signature: &str, consumer_secret: &str, token_secret: &str) -> bool {
        let key = format!("{}&{}", encode(consumer_secret), encode(token_secret));
        let Ok(signature) = STANDARD.decode(signature) else { return false };
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key.as_bytes()) else { return false };
        mac.update(self.base_string().as_bytes());
        mac.verify_slice(&signature).is_ok()
    }

    fn base_string(&self) -> String {
        let is_signed = |(name, _): &&(String, String)| name != "oauth_signature" && name != "realm";
        let mut pairs: Vec<(String, String)> =
            self.parameters.iter().filter(is_signed).map(|(name, value)| (encode(name), encode(value))).collect();
        pairs.sort();
        let pairs: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{}&{}&{}", self.method, encode(self.url), encode(&pairs.join("&")))
    }
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// The request of RFC 5849, section 3.4.1.1.
    fn example() -> Vec<(String, String)> {
        pairs(&[
            ("b5", "=%3D"),
            ("a3", "a"),
            ("c@", ""),
            ("a2", "r b"),
            ("c2", ""),
            ("a3", "2 q"),
            ("realm", "Example"),
            ("oauth_consumer_key", "9djdj82h48djs9d2"),
            ("oauth_token", "kkk9d7dh3k39sjv7"),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", "137131201"),
            ("oauth_nonce", "7d8f3e4a"),
            ("oauth_signature", "bYT5CMsGcbgUdFHObYMEfcx6bsw="),
        ])
    }

    #[test]
    fn the_base_string_is_that_of_the_standard() {
        let parameters = example();
        let signed = Signed { method: "POST", url: "http://example.com/request", parameters: &parameters };
        assert_eq!(
            signed.base_string(),
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540\
             %3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method\
             %3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7"
        );
    }

    /// The photo of section 1.2, and the request of section 3.4.1.1 with the signature of erratum 2550.
    #[test]
    fn the_standard_s_signatures_are_valid() {
        let parameters = example();
        let signed = Signed { method: "POST", url: "http://example.com/request", parameters: &parameters };
        assert!(signed.is_signature("r6/TJjbCOr97/+UU0NsvSne7s5g=", "j49sk3j29djd", "dh893hdasih9"));
        let photo = pairs(&[
            ("file", "vacation.jpg"),
            ("size", "original"),
            ("oauth_consumer_key", "dpf43f3p2l4k3l03"),
            ("oauth_token", "nnch734d00sl2jdk"),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", "137131202"),
            ("oauth_nonce", "chapoH"),
        ]);
        let signed = Signed { method: "GET", url: "http://photos.example.net/photos", parameters: &photo };
        assert!(signed.is_signature("MdpQcU8iPSUjWoN/UDMsK2sui9I=", "kd94hf93k423kf44", "pfkkdhi9sl3r4s00"));
        assert!(!signed.is_signature("MdpQcU8iPSUjWoN/UDMsK2sui9I=", "kd94hf93k423kf44", "another"));
        assert!(!signed.is_signature("no base 64!", "kd94hf93k423kf44", "pfkkdhi9sl3r4s00"));
    }

    #[test]
    fn every_parameter_counts() {
        let photo = pairs(&[("file", "a+b&c=d%~é*"), ("oauth_nonce", "1")]);
        let signed = Signed { method: "GET", url: "http://photos.example.net/photos", parameters: &photo };
        let other = pairs(&[("file", "a b&c=d%~é*"), ("oauth_nonce", "1")]);
        let changed = Signed { method: "GET", url: "http://photos.example.net/photos", parameters: &other };
        assert_ne!(signed.base_string(), changed.base_string());
        assert!(signed.base_string().contains("a%252Bb%2526c%253Dd%2525~%25C3%25A9%252A"));
    }
}
