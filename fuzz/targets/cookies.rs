//! Cookies and tokens that nobody was given: whatever they are, nobody is logged in. The first line is sent as cookies, the
//! second as `Authorization`, the third as `Origin`.
#![no_main]

use axum::body::Body;
use axum::http::{HeaderValue, Method, Request};
use libfuzzer_sys::{Corpus, fuzz_target};

const ASKED: [(Method, &str, &str); 5] = [
    (Method::POST, "/graphql", r#"{"query":"{ viewer { __typename } }"}"#),
    (Method::GET, "/session", ""),
    (Method::GET, "/profile", ""),
    (Method::POST, "/oauth/logout", ""),
    (Method::GET, "/oauth/complete/mediawiki/?oauth_verifier=a&oauth_token=b", ""),
];

fuzz_target!(|data: &[u8]| -> Corpus {
    let mut values = Vec::new();
    for line in data.splitn(3, |byte| *byte == b'\n') {
        let Ok(value) = HeaderValue::from_bytes(line) else { return Corpus::Reject };
        values.push(value);
    }
    for (method, path, body) in ASKED {
        let mut request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        for (name, value) in ["cookie", "authorization", "origin"].into_iter().zip(&values) {
            request = request.header(name, value.clone());
        }
        let answer = wikigraph_fuzz::ask(request.body(Body::from(body)).expect("a request"));
        let json = answer.json();
        let viewer = json.pointer("/data/viewer");
        assert!(viewer.is_none_or(serde_json::Value::is_null), "{json}");
        assert!(path != "/profile" || !answer.status.is_success(), "{answer:?}");
    }
    Corpus::Keep
});
