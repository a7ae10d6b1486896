//! The handshake, against pages that answer as Special:OAuth does.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Uri};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;
use tokio::net::TcpListener;
use url::Url;
use wikigraph::action_api::{AccessToken, Consumer, Http, OAuthError, OAuthServer, RequestToken};
use wikigraph::types::Secret;

use super::request::Call;
use super::signature::signature;

const SECRET: &str = "the consumer's secret";

async fn server() -> OAuthServer {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/w/index.php", listener.local_addr().unwrap())).unwrap();
    let router = Router::new().fallback(answer).with_state(url.clone());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let consumer = Consumer { key: "consumer".to_owned(), secret: Secret::new(SECRET) };
    OAuthServer::new(url, Arc::new(consumer), Http::new(None).unwrap())
}

/// Refuses as the extension does: with status 200.
async fn answer(State(url): State<Url>, method: Method, uri: Uri, headers: HeaderMap) -> String {
    let call = Call::new(method, &uri, &headers, "");
    let token_secret = match call.oauth("oauth_token") {
        "request" => "request secret",
        "access" => "access secret",
        _ => "",
    };
    let all: Vec<_> = call.parameters.iter().chain(&call.oauth).cloned().collect();
    let expected = signature(call.method.as_str(), url.as_str(), &all, (SECRET, token_secret));
    if call.oauth("oauth_signature") != expected {
        return json!({"error": "mwoauth-oauth-exception", "message": "Invalid signature"}).to_string();
    }
    match (call.parameter("title"), call.oauth("oauth_callback"), call.oauth("oauth_verifier")) {
        ("Special:OAuth/initiate", "oob", _) => {
            json!({"key": "request", "secret": "request secret", "oauth_callback_confirmed": "true"}).to_string()
        }
        ("Special:OAuth/initiate", ..) => "Error: oauth_callback must be set, and must be \"oob\"".to_owned(),
        ("Special:OAuth/token", _, "verifier") => json!({"key": "access", "secret": "access secret"}).to_string(),
        ("Special:OAuth/token", ..) => json!({"error": "mwoauthdatastore-bad-verifier", "message": "No."}).to_string(),
        ("Special:OAuth/identify", ..) if token_secret == "access secret" => statement(&url, call.oauth("oauth_nonce")),
        _ => "<!DOCTYPE html><html>Login required</html>".to_owned(),
    }
}

fn statement(url: &Url, nonce: &str) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let claims = json!({
        "iss": url.origin().ascii_serialization(), "aud": "consumer", "iat": now, "exp": now + 100, "nonce": nonce,
        "sub": "42", "username": "Ada Lovelace", "grants": ["basic", "editpage"], "blocked": false,
    });
    let parts = [json!({"typ": "JWT", "alg": "HS256"}), claims];
    let signed = parts.map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".");
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

#[tokio::test]
async fn a_login_from_beginning_to_end() {
    let server = server().await;
    let request = server.initiate("oob").await.unwrap();
    let url = server.authorize_url(&request);
    let query: Vec<_> = url.query_pairs().into_owned().collect();
    let expected =
        [("title", "Special:OAuth/authorize"), ("oauth_token", "request"), ("oauth_consumer_key", "consumer")];
    assert_eq!(query, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let access = server.access_token(&request, "verifier").await.unwrap();
    let identity = server.identify(&access).await.unwrap();
    assert_eq!((identity.sub.as_str(), identity.username.as_deref()), ("42", Some("Ada Lovelace")));
    assert_eq!(identity.grants, ["basic", "editpage"]);
    let printed = format!("{server:?} {request:?} {access:?}");
    assert!(!printed.contains("secret\""), "{printed}");
}

#[tokio::test]
async fn refusals_come_with_status_200() {
    let server = server().await;
    let words = |error: OAuthError| match error {
        OAuthError::Refused { code, text } => (code, text),
        other => panic!("{other:?}"),
    };
    let (code, text) = words(server.initiate("https://elsewhere.example/").await.unwrap_err());
    assert_eq!((code.as_str(), text.starts_with("oauth_callback must be set")), ("", true));
    let request = server.initiate("oob").await.unwrap();
    let (code, _) = words(server.access_token(&request, "guessed").await.unwrap_err());
    assert_eq!(code, "mwoauthdatastore-bad-verifier");
    let forged = AccessToken { key: "access".to_owned(), secret: Secret::new("guessed") };
    assert_eq!(words(server.identify(&forged).await.unwrap_err()).1, "Invalid signature");
}

#[tokio::test]
async fn what_is_no_statement_is_not_believed() {
    let server = server().await;
    // A request token is not good for this page, which then answers with a page for people.
    let RequestToken { key, secret } = server.initiate("oob").await.unwrap();
    let outcome = server.identify(&AccessToken { key, secret }).await;
    assert!(matches!(outcome, Err(OAuthError::Unproven(_))), "{outcome:?}");
}
