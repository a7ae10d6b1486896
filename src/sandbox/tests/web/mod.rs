//! The embedded wiki on the web: called as a client calls it, signed by a library that is not its own.

mod client;
mod editing;
mod login;
mod pages;
mod people;
mod reading;
mod rows;

use std::num::NonZeroU64;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use diesel::prelude::*;
use oauth1_request::{Builder, Credentials, HmacSha1, ParameterList};
use serde_json::Value;
use tower::ServiceExt;
use url::Url;

use super::{Folder, Number};
use crate::sandbox::live::machine_time;
use crate::sandbox::{Provider, create, provider};

/// An embedded wiki of one test.
pub struct Web {
    folder: Folder,
    provider: Provider,
    router: Router,
}

/// What a call is signed with.
#[derive(Clone, Default)]
pub struct Keys {
    pub token: Option<(String, String)>,
    pub callback: Option<String>,
    pub verifier: Option<String>,
    pub timestamp: Option<i64>,
    pub nonce: Option<String>,
}

/// Somebody who is logged in.
#[derive(Clone)]
pub struct Person {
    pub keys: Keys,
}

/// Pairs of parameters.
pub type Pairs<'a> = &'a [(&'a str, &'a str)];

impl Web {
    /// A wiki fresh from its seed.
    pub fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let folder = Folder::new(&format!("web-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
        copy_seed(&folder);
        let server = Url::parse("http://127.0.0.1:8000").expect("an address");
        let provider = provider(&folder.file(), &server).expect("a provider");
        let router = Router::new().nest(crate::sandbox::MOUNT, provider.router.clone());
        Self { folder, provider, router }
    }

    /// The number that a query of the file gives as `number`.
    pub fn number(&self, query: &str) -> i64 {
        let name = self.folder.file().to_str().expect("a name in UTF-8").to_owned();
        let mut connection = SqliteConnection::establish(&name).expect("a SQLite file");
        let row = diesel::sql_query(query).get_result::<Number>(&mut connection);
        row.unwrap_or_else(|error| panic!("{query}: {error}")).number
    }

    /// Sends a request.
    pub async fn send(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.expect("routers answer")
    }

    /// The header for a call.
    pub fn sign(&self, method: &str, url: &Url, parameters: Pairs<'_>, keys: &Keys) -> String {
        static NONCES: AtomicU64 = AtomicU64::new(0);
        let nonce = keys.nonce.clone().unwrap_or_else(|| format!("nonce{}", NONCES.fetch_add(1, Ordering::Relaxed)));
        let time = keys.timestamp.unwrap_or_else(machine_time) as u64;
        let consumer = Credentials::new(self.provider.consumer_key.as_str(), self.provider.consumer_secret.as_str());
        let mut parameters = parameters.to_vec();
        parameters.sort_unstable();
        let mut builder = Builder::<'_, HmacSha1, &str, &str>::new(consumer, HmacSha1::new());
        builder
            .token(keys.token.as_ref().map(|(key, secret)| Credentials::new(key.as_str(), secret.as_str())))
            .nonce(nonce.as_str())
            .timestamp(NonZeroU64::new(time))
            .callback(keys.callback.as_deref())
            .verifier(keys.verifier.as_deref());
        builder.authorize(method, url, &ParameterList::new(parameters))
    }

    /// A signed GET of `index.php`.
    pub async fn index(&self, parameters: Pairs<'_>, keys: &Keys) -> String {
        let url = self.provider.index_url.clone();
        let header = self.sign("GET", &url, parameters, keys);
        let mut address = url;
        address.query_pairs_mut().extend_pairs(parameters);
        let response = self.send(get(&address, Some(header))).await;
        assert_eq!(response.status(), StatusCode::OK);
        text(response).await
    }

    /// The API's address.
    pub fn api_url(&self) -> Url {
        self.provider.api_url.clone()
    }

    /// The address of `index.php`.
    pub fn index_url(&self) -> Url {
        self.provider.index_url.clone()
    }

    /// A GET of the API, by somebody or nobody.
    pub async fn read(&self, person: Option<&Person>, parameters: Pairs<'_>) -> Value {
        let parameters: Vec<_> = parameters.iter().copied().chain(ALWAYS).collect();
        let url = self.api_url();
        let header = person.map(|person| self.sign("GET", &url, &parameters, &person.keys));
        let mut address = url;
        address.query_pairs_mut().extend_pairs(&parameters);
        json(self.send(get(&address, header)).await).await
    }

    /// A POST to the API, without a token unless it is among the parameters.
    pub async fn post(&self, person: &Person, parameters: Pairs<'_>) -> Value {
        let parameters: Vec<_> = parameters.iter().copied().chain(ALWAYS).collect();
        let url = self.api_url();
        let header = self.sign("POST", &url, &parameters, &person.keys);
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&parameters).finish();
        let request = Request::post(url.as_str())
            .header(header::AUTHORIZATION, header)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        json(self.send(request.expect("a request")).await).await
    }

    /// A POST with a token of that kind.
    pub async fn act(&self, person: &Person, kind: &str, parameters: Pairs<'_>) -> Value {
        let tokens = self.read(Some(person), &[("action", "query"), ("meta", "tokens"), ("type", kind)]).await;
        let token = tokens["query"]["tokens"][format!("{kind}token")].as_str().expect("a token").to_owned();
        let parameters: Vec<_> = parameters.iter().copied().chain([("token", token.as_str())]).collect();
        self.post(person, &parameters).await
    }

    /// A deed with a CSRF token.
    pub async fn write(&self, person: &Person, action: &str, parameters: Pairs<'_>) -> Value {
        let parameters: Vec<_> = [("action", action)].into_iter().chain(parameters.iter().copied()).collect();
        self.act(person, "csrf", &parameters).await
    }

    /// The text of a page.
    pub async fn text_of(&self, title: &str) -> String {
        let asked = [("action", "query"), ("prop", "revisions"), ("rvprop", "content"), ("rvslots", "main")];
        let parameters: Vec<_> = asked.into_iter().chain([("titles", title)]).collect();
        let answer = self.read(None, &parameters).await;
        let main = &answer["query"]["pages"][0]["revisions"][0]["slots"]["main"];
        main["content"].as_str().unwrap_or_else(|| panic!("no text: {answer}")).to_owned()
    }

    /// Logs somebody in, from the first step to the last.
    pub async fn log_in(&self, name: &str) -> Person {
        let keys = Keys { callback: Some("http://localhost:5173/done?x=1".to_owned()), ..Keys::default() };
        let begun = self.index(&[("title", "Special:OAuth/initiate"), ("format", "json")], &keys).await;
        let (key, secret) = key_and_secret(&begun);
        let verifier = self.allow(&key, name).await;
        let keys = Keys { token: Some((key, secret)), verifier: Some(verifier), ..Keys::default() };
        let given = self.index(&[("title", "Special:OAuth/token"), ("format", "json")], &keys).await;
        Person { keys: Keys { token: Some(key_and_secret(&given)), ..Keys::default() } }
    }

    /// Chooses an account on the page, and gives the code.
    pub async fn allow(&self, key: &str, name: &str) -> String {
        let form_token = self.form_token(key).await;
        let form = [("oauth_token", key), ("form_token", &form_token), ("account", name), ("decision", "allow")];
        let response = self.submit(&form).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let location = response.headers()[header::LOCATION].to_str().expect("an address");
        let address = Url::parse(location).expect("an address");
        assert!(location.starts_with("http://localhost:5173/done?x=1&"), "{location}");
        let pairs: std::collections::HashMap<_, _> = address.query_pairs().into_owned().collect();
        assert_eq!(pairs["oauth_token"], key);
        pairs["oauth_verifier"].clone()
    }

    /// What the form of the page holds.
    pub async fn form_token(&self, key: &str) -> String {
        let mut address = self.index_url();
        address.query_pairs_mut().append_pair("title", "Special:OAuth/authorize").append_pair("oauth_token", key);
        let response = self.send(get(&address, None)).await;
        assert_eq!(response.status(), StatusCode::OK);
        let page = text(response).await;
        let (_, rest) = page.split_once("name=\"form_token\" value=\"").expect("a form");
        rest.split_once('"').expect("a value").0.to_owned()
    }

    /// Posts the form of the page.
    pub async fn submit(&self, form: Pairs<'_>) -> Response<Body> {
        let mut address = self.index_url();
        address.query_pairs_mut().append_pair("title", "Special:OAuth/authorize");
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = Request::post(address.as_str())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }
}

const ALWAYS: [(&str, &str); 3] = [("format", "json"), ("formatversion", "2"), ("errorformat", "plaintext")];

/// Puts a wiki fresh from its seed into a folder.
fn copy_seed(folder: &Folder) {
    static SEED: OnceLock<Vec<u8>> = OnceLock::new();
    let seed = SEED.get_or_init(|| {
        let folder = Folder::new("web-seed");
        create(&folder.file()).expect("an embedded wiki");
        std::fs::read(folder.file()).expect("a file")
    });
    std::fs::write(folder.file(), seed).expect("a copy");
}

/// A GET of an address.
pub fn get(address: &Url, authorization: Option<String>) -> Request<Body> {
    let request = Request::get(address.as_str());
    let request = authorization.into_iter().fold(request, |request, header| request.header("authorization", header));
    request.body(Body::empty()).expect("a request")
}

/// A body as text.
pub async fn text(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
    String::from_utf8(bytes.to_vec()).expect("text")
}

async fn json(response: Response<Body>) -> Value {
    assert_eq!(response.status(), StatusCode::OK);
    let header = response.headers().get("mediawiki-api-error").cloned();
    let body: Value = serde_json::from_str(&text(response).await).expect("JSON");
    let said = header.and_then(|code| code.to_str().ok().map(str::to_owned));
    assert_eq!(said.as_deref(), body["errors"][0]["code"].as_str(), "the header names the error");
    body
}

fn key_and_secret(answer: &str) -> (String, String) {
    let answer: Value = serde_json::from_str(answer).expect("JSON");
    let part = |name: &str| answer[name].as_str().unwrap_or_else(|| panic!("{name} in {answer}")).to_owned();
    (part("key"), part("secret"))
}

/// The code of a refusal.
pub fn code(answer: &Value) -> &str {
    answer["errors"][0]["code"].as_str().unwrap_or_else(|| panic!("no refusal: {answer}"))
}
