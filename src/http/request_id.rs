//! The name by which a request is found in the log.

use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue};

/// The header that carries it, in requests and in answers.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const LONGEST: usize = 64;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The name by which a request is found in the log: the client's own where it sent a sound one,
/// else one made here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// Takes the id from a request's headers, or makes one.
    pub fn of(headers: &HeaderMap) -> Self {
        match headers.get(REQUEST_ID) {
            Some(given) if is_sound(given.as_bytes()) => Self(given.clone()),
            _ => Self::new(),
        }
    }

    /// The id that [`super::observe`] put into a request, or a new one where it did not.
    pub fn of_extensions(extensions: &Extensions) -> Self {
        extensions.get().cloned().unwrap_or_else(Self::new)
    }

    fn new() -> Self {
        let mut text = [0; 32];
        for (digits, byte) in text.chunks_exact_mut(2).zip(fastrand::u128(..).to_be_bytes()) {
            digits.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
        Self(HeaderValue::from_bytes(&text).expect("hexadecimal digits make a header value"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        self.0.to_str().expect("only ASCII was let in")
    }

    /// The id as a header's value.
    pub fn to_header(&self) -> HeaderValue {
        self.0.clone()
    }
}

/// Ids go into log lines and answers, so that only characters without a meaning there are let in.
fn is_sound(id: &[u8]) -> bool {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    (1..=LONGEST).contains(&id.len()) && id.iter().all(is_plain)
}
