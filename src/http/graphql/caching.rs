//! Answers that browsers and proxies may keep: those of queries that strangers asked by GET.
//!
//! How long is the smallest hint of the types in the query; `docs/caching.md` lists them.

use std::hash::{DefaultHasher, Hasher};

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;

use crate::http::visitor::CSRF_HEADER;

/// What decides who is asking, and in which media type they are answered.
fn vary() -> HeaderValue {
    HeaderValue::from_static("accept, authorization, cookie, x-wikigraph-csrf")
}

/// What a request says of answers that are kept; as long as it is not looked at, none is.
#[derive(Debug, Default)]
pub struct Caching {
    /// Whether answers to it may be kept, should they be the same for all.
    is_for_caches: bool,
    /// The answers that the client has.
    known: Option<HeaderValue>,
}

impl Caching {
    /// Of a request's method and headers. Nobody else may have what somebody with a name is told.
    pub fn of(method: &Method, headers: &HeaderMap, is_stranger: bool) -> Self {
        let is_read = *method == Method::GET || *method == Method::HEAD;
        // The header is in Vary, and has no other use than to speak for somebody.
        let is_for_caches = is_stranger && is_read && !headers.contains_key(CSRF_HEADER);
        Self { is_for_caches, known: headers.get(IF_NONE_MATCH).cloned().filter(|_| is_for_caches) }
    }

    /// Lets caches keep an answer whose body is this, for so many seconds, or has the client use the one that it has.
    pub fn apply(&self, response: &mut Response, body: &[u8], max_age: u32) {
        if !self.is_for_caches || max_age == 0 || response.status() != StatusCode::OK {
            return;
        }
        let tag = tag(response.headers().get(CONTENT_TYPE), body);
        let is_known = self.known.as_ref().is_some_and(|known| names(known, &tag));
        if is_known {
            *response.body_mut() = Body::empty();
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            for header in [CONTENT_TYPE, CONTENT_LENGTH] {
                response.headers_mut().remove(header);
            }
        }
        let headers = response.headers_mut();
        headers.insert(ETAG, HeaderValue::try_from(tag).expect("hexadecimal digits and quotes make a header value"));
        headers.insert(CACHE_CONTROL, public(max_age));
        headers.insert(VARY, vary());
    }
}

fn public(max_age: u32) -> HeaderValue {
    let mut text = String::from("public, max-age=");
    text.push_str(itoa::Buffer::new().format(max_age));
    HeaderValue::try_from(text).expect("digits make a header value")
}

/// A weak tag: it says that answers mean the same, however they are packed. The length makes up for a hash that is fast
/// rather than strong; it is the same in all instances of a release.
fn tag(content_type: Option<&HeaderValue>, body: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(content_type.map_or(&[][..], HeaderValue::as_bytes));
    hasher.write(body);
    format!("W/\"{:x}-{:016x}\"", body.len(), hasher.finish())
}

/// Whether `If-None-Match` names a tag, by weak comparison.
fn names(known: &HeaderValue, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.to_str().is_ok_and(|known| known.trim() == "*" || known.split(',').any(|one| opaque(one) == opaque(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly() {
        let named = |known: &'static str| names(&HeaderValue::from_static(known), "W/\"5-a\"");
        assert!(named("W/\"5-a\"") && named("\"5-a\"") && named("*") && named("\"x\", W/\"5-a\""));
        assert!(!named("W/\"5-b\"") && !named("") && !named("5-a"));
    }

    #[test]
    fn a_tag_tells_bodies_and_types_apart() {
        let json = HeaderValue::from_static("application/json");
        let tags = [tag(None, b"a"), tag(None, b"b"), tag(Some(&json), b"a"), tag(None, b"aa")];
        for (index, one) in tags.iter().enumerate() {
            assert!(tags[index + 1..].iter().all(|other| one != other));
        }
        assert_eq!(tag(Some(&json), b"a"), tags[2]);
    }
}
