//! A call as the stand-in received it.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::{HeaderMap, Method, Uri};
use serde_json::{Value, json};

use super::signature::{header_parameters, signature};
use super::stage::{CONSUMER_SECRET, TOKEN_SECRET, USERNAME};

/// One call.
#[derive(Debug, Clone)]
pub struct Call {
    pub method: Method,
    /// From the query and the form together.
    pub parameters: Vec<(String, String)>,
    /// The `oauth_…` parameters; empty for calls that nobody signed.
    pub oauth: Vec<(String, String)>,
    pub user_agent: String,
}

impl Call {
    pub fn new(method: Method, uri: &Uri, headers: &HeaderMap, body: &str) -> Self {
        let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(text("cookie"), None, "there are no cookies");
        if method == Method::POST {
            assert_eq!(text("content-type").as_deref(), Some("application/x-www-form-urlencoded"));
        }
        let sent = [uri.query().unwrap_or_default(), body];
        let pairs = sent.iter().flat_map(|part| url::form_urlencoded::parse(part.as_bytes()).into_owned());
        let oauth = text("authorization").map(|header| header_parameters(&header)).unwrap_or_default();
        Self { method, parameters: pairs.collect(), oauth, user_agent: text("user-agent").unwrap_or_default() }
    }

    /// A parameter; empty if it was not sent.
    pub fn parameter(&self, name: &str) -> &str {
        let mut all = self.parameters.iter().filter(|(known, _)| known == name);
        let found = all.next().map(|(_, value)| value.as_str()).unwrap_or_default();
        assert!(all.next().is_none(), "{name} is sent once");
        found
    }

    pub fn has(&self, name: &str) -> bool {
        self.parameters.iter().any(|(known, _)| known == name)
    }

    pub fn values(&self, name: &str) -> Vec<&str> {
        self.parameter(name).split('|').filter(|value| !value.is_empty()).collect()
    }

    pub fn oauth(&self, name: &str) -> &str {
        self.oauth.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// What the wiki would say of the signature, if it is wrong.
    pub fn wrong_signature(&self, url: &str, nonces: &mut Vec<String>) -> Option<Value> {
        let refusal = |reason: &str| {
            let text = format!("The authorization headers in your request are not valid: {reason}");
            Some(json!({"code": "mwoauth-invalid-authorization", "text": text, "module": "main"}))
        };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let time: u64 = self.oauth("oauth_timestamp").parse().unwrap();
        if now.abs_diff(time) > 300 {
            return refusal(&format!("Expired timestamp, yours {time}, ours {now}"));
        }
        let nonce = self.oauth("oauth_nonce").to_owned();
        assert!(nonce.len() >= 16, "a nonce cannot be guessed");
        if nonces.contains(&nonce) {
            return refusal(&format!("Nonce already used: {nonce}"));
        }
        nonces.push(nonce);
        let all: Vec<_> = self.parameters.iter().chain(&self.oauth).cloned().collect();
        let expected = signature(self.method.as_str(), url, &all, (CONSUMER_SECRET, TOKEN_SECRET));
        if self.oauth("oauth_signature") != expected {
            return refusal("Invalid signature");
        }
        let asserted = (self.parameter("assert"), self.parameter("assertuser"));
        assert_eq!(asserted, ("user", USERNAME), "signed calls say in whose name");
        None
    }
}
