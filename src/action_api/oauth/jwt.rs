//! JSON Web Tokens as the wiki signs them: with HS256 and the consumer's secret, and nothing else.
//!
//! See <https://www.rfc-editor.org/rfc/rfc7519>. Libraries for them accept more kinds of signatures than one wants.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;

use crate::types::Secret;

#[derive(Deserialize)]
struct Header {
    alg: String,
}

/// Reads a token's claims, if the signature holds; else says what is wrong.
pub(super) fn claims<T: DeserializeOwned>(token: &str, secret: &Secret) -> Result<T, &'static str> {
    let (signed, signature) = token.rsplit_once('.').ok_or("it is no JSON Web Token")?;
    let (header, claims) = signed.split_once('.').ok_or("it is no JSON Web Token")?;
    let Header { alg } = part(header).ok_or("its header cannot be read")?;
    if alg != "HS256" {
        return Err("it is not signed with HS256");
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| "its signature cannot be read")?;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.reveal().as_bytes()).map_err(|_| "no key can be made")?;
    mac.update(signed.as_bytes());
    // In constant time.
    mac.verify_slice(&signature).map_err(|_| "its signature is wrong")?;
    part(claims).ok_or("its claims cannot be read")
}

fn part<T: DeserializeOwned>(encoded: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// A token as a wiki makes it.
    pub fn signed(header: &Value, claims: &Value, secret: &str) -> String {
        let signed =
            format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length will do");
        mac.update(signed.as_bytes());
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }

    /// The example of RFC 7515, appendix A.1, with a key that is text.
    #[test]
    fn a_token_that_others_signed() {
        // Of the header {"alg":"HS256","typ":"JWT"} and the claims {"sub":"1234567890","name":"John Doe","iat":1516239022}.
        let token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\
                     .eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ\
                     .SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
        let found: Value = claims(token, &Secret::new("your-256-bit-secret")).expect("a good signature");
        assert_eq!(found["name"], "John Doe");
        assert_eq!(claims::<Value>(token, &Secret::new("another-secret")), Err("its signature is wrong"));
    }

    #[test]
    fn other_algorithms_are_refused() {
        for algorithm in ["none", "None", "HS512", "RS256", "hs256", ""] {
            let token = signed(&json!({"alg": algorithm}), &json!({"sub": "1"}), "secret");
            assert_eq!(claims::<Value>(&token, &Secret::new("secret")), Err("it is not signed with HS256"));
        }
        let unsigned = signed(&json!({"alg": "HS256"}), &json!({"sub": "1"}), "secret");
        let (unsigned, _) = unsigned.rsplit_once('.').expect("three parts");
        assert_eq!(claims::<Value>(&format!("{unsigned}."), &Secret::new("secret")), Err("its signature is wrong"));
    }

    #[test]
    fn what_was_changed_is_refused() {
        let token = signed(&json!({"alg": "HS256"}), &json!({"sub": "1"}), "secret");
        let other = signed(&json!({"alg": "HS256"}), &json!({"sub": "2"}), "other");
        let parts = |token: &str| token.split('.').map(str::to_owned).collect::<Vec<_>>();
        let (mut mixed, other) = (parts(&token), parts(&other));
        mixed[1].clone_from(&other[1]);
        assert_eq!(claims::<Value>(&mixed.join("."), &Secret::new("secret")), Err("its signature is wrong"));
        for nonsense in ["", ".", "..", "a.b", "a.b.c", "Error: E004"] {
            assert!(claims::<Value>(nonsense, &Secret::new("secret")).is_err(), "{nonsense}");
        }
    }
}
