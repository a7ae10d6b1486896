//! A stand-in for the wiki's OAuth pages. It believes every signature: the lab's verifies them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;
use wikigraph::types::Timestamp;

/// The consumer that the stand-in knows.
pub const CONSUMER_KEY: &str = "consumer-key";
/// Its secret.
pub const CONSUMER_SECRET: &str = "consumer-secret-consumer-secret";

/// Who logs in next.
#[derive(Clone)]
pub struct Person {
    /// Their number.
    pub subject: String,
    /// Their name; none for a hidden one.
    pub username: Option<String>,
}

/// A running stand-in.
#[derive(Clone)]
pub struct Wiki {
    /// Its `index.php`.
    pub index: String,
    shared: Arc<Mutex<Shared>>,
}

struct Shared {
    server: String,
    person: Person,
    /// Verifiers by request token, once the person has allowed it.
    allowed: HashMap<String, String>,
    owners: HashMap<String, Person>,
    secrets: Vec<String>,
}

impl Wiki {
    /// Starts one.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = format!("http://{}", listener.local_addr().unwrap());
        let shared = Shared {
            server: server.clone(),
            person: Person { subject: "7".to_owned(), username: Some("Žofie".to_owned()) },
            allowed: HashMap::new(),
            owners: HashMap::new(),
            secrets: Vec::new(),
        };
        let shared = Arc::new(Mutex::new(shared));
        let wiki = Self { index: format!("{server}/w/index.php"), shared };
        let router = axum::Router::new().route("/w/index.php", axum::routing::any(answer)).with_state(wiki.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        wiki
    }

    /// Says who logs in next.
    pub fn is_used_by(&self, subject: &str, username: Option<&str>) {
        let person = Person { subject: subject.to_owned(), username: username.map(str::to_owned) };
        self.with(|shared| shared.person = person);
    }

    /// The person allows it: the verifier that the browser comes back with.
    pub fn allow(&self, request_token: &str) -> String {
        let verifier = format!("verifier-{request_token}");
        self.with(|shared| shared.allowed.insert(request_token.to_owned(), verifier.clone()));
        verifier
    }

    /// An owner-only access token of the person: key and secret.
    pub fn owner_token(&self) -> (String, String) {
        self.with(|shared| {
            let (key, secret) = token("owner", shared);
            let person = shared.person.clone();
            shared.owners.insert(key.clone(), person);
            (key, secret)
        })
    }

    /// All secrets that were given out.
    pub fn secrets(&self) -> Vec<String> {
        self.with(|shared| shared.secrets.clone())
    }

    fn with<T>(&self, act: impl FnOnce(&mut Shared) -> T) -> T {
        act(&mut self.shared.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A fresh pair of key and secret.
fn token(kind: &str, shared: &mut Shared) -> (String, String) {
    let number = shared.secrets.len();
    let secret = format!("{kind}-secret-{number}-of-{}", shared.server.len());
    shared.secrets.push(secret.clone());
    (format!("{kind}-key-{number}"), secret)
}

async fn answer(State(wiki): State<Wiki>, RawQuery(query): RawQuery, headers: HeaderMap, body: String) -> String {
    let parsed = |text: &str| url::form_urlencoded::parse(text.as_bytes()).into_owned().collect();
    let (mut said, query): (HashMap<_, _>, HashMap<_, _>) = (parsed(&body), parsed(&query.unwrap_or_default()));
    said.extend(query.clone());
    said.extend(authorization(&headers));
    wiki.with(|shared| match query.get("title").map(String::as_str) {
        Some("Special:OAuth/initiate") => pair("request", shared),
        Some("Special:OAuth/token") => {
            let known = said.get("oauth_token").and_then(|token| shared.allowed.remove(token));
            match known.filter(|verifier| said.get("oauth_verifier") == Some(verifier)) {
                Some(_) => {
                    let pair = pair("access", shared);
                    let key = serde_json::from_str::<serde_json::Value>(&pair).unwrap()["key"].clone();
                    let person = shared.person.clone();
                    shared.owners.insert(key.as_str().unwrap().to_owned(), person);
                    pair
                }
                None => json!({ "error": "mwoauth-oauth-exception", "message": "Invalid verifier" }).to_string(),
            }
        }
        Some("Special:OAuth/identify") => identify(shared, &said),
        other => panic!("{other:?} is no page of OAuth"),
    })
}

fn pair(kind: &str, shared: &mut Shared) -> String {
    let (key, secret) = token(kind, shared);
    json!({
        "key": key, "secret": secret, "oauth_token": key, "oauth_token_secret": secret,
        "oauth_callback_confirmed": "true",
    })
    .to_string()
}

fn identify(shared: &Shared, said: &HashMap<String, String>) -> String {
    let Some(person) = said.get("oauth_token").and_then(|token| shared.owners.get(token)) else {
        return json!({ "error": "mwoauth-oauth-exception", "message": "No such token" }).to_string();
    };
    let now = seconds(Timestamp::now());
    let claims = json!({
        "iss": shared.server, "aud": CONSUMER_KEY, "iat": now, "exp": now + 100, "nonce": said["oauth_nonce"],
        "sub": person.subject, "username": person.username, "blocked": person.username.is_none(),
        "groups": ["*", "user"], "rights": ["read", "edit"], "grants": ["basic", "editpage"], "editcount": 12,
        "registered": "20200101000000",
    });
    let encoded = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", encoded(&json!({ "alg": "HS256", "typ": "JWT" })), encoded(&claims));
    let mut mac = Hmac::<Sha256>::new_from_slice(CONSUMER_SECRET.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

/// The parameters of `Authorization: OAuth a="b", …`.
fn authorization(headers: &HeaderMap) -> HashMap<String, String> {
    let text = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let parameters = text.trim_start_matches("OAuth ").split(',').filter_map(|part| part.trim().split_once('='));
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    parameters.map(|(name, value)| (decoded(name), decoded(value.trim_matches('"')))).collect()
}

fn seconds(time: Timestamp) -> i64 {
    let format = &time::format_description::well_known::Rfc3339;
    time::OffsetDateTime::parse(&time.rfc_3339(), format).unwrap().unix_timestamp()
}
