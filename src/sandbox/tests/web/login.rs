//! The handshake, and what is refused in it.

use axum::http::{StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::{Keys, Web, code, get, key_and_secret, text};
use crate::sandbox::live::machine_time;

const INITIATE: super::Pairs<'static> = &[("title", "Special:OAuth/initiate"), ("format", "json")];
const TOKEN: super::Pairs<'static> = &[("title", "Special:OAuth/token"), ("format", "json")];
const WHO: super::Pairs<'static> = &[("action", "query"), ("meta", "userinfo")];

fn with_callback(callback: &str) -> Keys {
    Keys { callback: Some(callback.to_owned()), ..Keys::default() }
}

/// The words of a refusal at the handshake.
fn message(answer: &str) -> String {
    let answer: Value = serde_json::from_str(answer).expect("JSON");
    assert_eq!(answer["error"], "mwoauth-oauth-exception", "{answer}");
    answer["message"].as_str().expect("a message").to_owned()
}

#[tokio::test]
async fn each_of_the_three_accounts_logs_in() {
    let web = Web::new();
    for name in ["Iskar", "Floodplain", "Zsófia"] {
        let person = web.log_in(name).await;
        let info =
            web.read(Some(&person), &[("action", "query"), ("meta", "userinfo"), ("uiprop", "groups|rights")]).await;
        assert_eq!(info["query"]["userinfo"]["name"], name);
        let rights = info["query"]["userinfo"]["rights"].as_array().expect("a list");
        assert_eq!(rights.contains(&"delete".into()), name == "Zsófia");
        assert_eq!(rights.contains(&"move".into()), name != "Floodplain");
        let again = web.log_in(name).await;
        assert_eq!(person.keys.token, again.keys.token, "authorising again gives the same token");
    }
}

#[tokio::test]
async fn identify_states_who_it_is() {
    let web = Web::new();
    let person = web.log_in("Zsófia").await;
    let keys = Keys { nonce: Some("of this request".to_owned()), ..person.keys };
    let token = web.index(&[("title", "Special:OAuth/identify")], &keys).await;
    let [header, claims, _] = token.split('.').collect::<Vec<_>>()[..] else { panic!("{token}") };
    let read = |part: &str| -> Value {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base 64")).expect("JSON")
    };
    assert_eq!(read(header)["alg"], "HS256");
    let claims = read(claims);
    assert_eq!(claims["username"], "Zsófia");
    assert_eq!(claims["sub"], "4");
    assert_eq!(claims["iss"], "http://127.0.0.1:8000");
    assert_eq!(claims["aud"], web.provider.consumer_key.as_str());
    assert_eq!(claims["nonce"], "of this request");
    assert_eq!(claims["exp"].as_i64(), claims["iat"].as_i64().map(|iat| iat + 100));
    assert!(claims["grants"].as_array().expect("a list").contains(&"blockusers".into()));
}

#[tokio::test]
async fn what_is_wrong_with_a_handshake_is_said_with_status_200() {
    let web = Web::new();
    let good = with_callback("http://localhost:5173/done");
    for (keys, words) in [
        (Keys::default(), "oauth_callback must be set"),
        (with_callback("https://elsewhere.example/"), "oauth_callback must be"),
        (with_callback("http://localhost@elsewhere.example/"), "oauth_callback must be"),
        (Keys { timestamp: Some(machine_time() - 301), ..good.clone() }, "Expired timestamp"),
        (Keys { timestamp: Some(machine_time() + 310), ..good.clone() }, "Expired timestamp"),
        (Keys { token: Some(("no".to_owned(), "such".to_owned())), ..good.clone() }, "Invalid signature"),
    ] {
        let refusal = message(&web.index(INITIATE, &keys).await);
        assert!(refusal.contains(words), "{refusal}, not {words}");
    }
    let url = web.index_url();
    let mut address = url.clone();
    address.query_pairs_mut().extend_pairs(INITIATE);
    let unsigned = text(web.send(get(&address, None)).await).await;
    assert!(message(&unsigned).contains("Authorization"), "{unsigned}");
    let header = web.sign("GET", &url, INITIATE, &good).replace("OAuth ", "oauth ");
    let misspelt = text(web.send(get(&address, Some(header))).await).await;
    assert!(message(&misspelt).contains("Authorization"), "{misspelt}");
}

#[tokio::test]
async fn a_nonce_serves_once() {
    let web = Web::new();
    let person = web.log_in("Iskar").await;
    let keys = Keys { nonce: Some("once".to_owned()), ..person.keys.clone() };
    let once = super::Person { keys };
    assert_eq!(web.read(Some(&once), WHO).await["query"]["userinfo"]["name"], "Iskar");
    let again = web.read(Some(&once), WHO).await;
    assert_eq!(code(&again), "mwoauth-invalid-authorization");
    assert!(again["errors"][0]["text"].as_str().expect("words").contains("Nonce already used"), "{again}");
}

#[tokio::test]
async fn a_wrong_signature_is_refused_and_does_not_spend_the_nonce() {
    let web = Web::new();
    let person = web.log_in("Iskar").await;
    let (key, secret) = person.keys.token.clone().expect("a token");
    let with = |secret: &str, timestamp| super::Person {
        keys: Keys {
            token: Some((key.clone(), secret.to_owned())),
            nonce: Some("kept".to_owned()),
            timestamp,
            ..Keys::default()
        },
    };
    for (person, words) in
        [(with("wrong", None), "Invalid signature"), (with(&secret, Some(machine_time() - 400)), "Expired timestamp")]
    {
        let refused = web.read(Some(&person), WHO).await;
        assert_eq!(code(&refused), "mwoauth-invalid-authorization");
        assert!(refused["errors"][0]["text"].as_str().expect("words").contains(words), "{refused}");
    }
    assert_eq!(web.read(Some(&with(&secret, None)), WHO).await["query"]["userinfo"]["name"], "Iskar");
}

#[tokio::test]
async fn a_signature_in_the_query_is_nobody_s() {
    let web = Web::new();
    let person = web.log_in("Iskar").await;
    let header = web.sign("GET", &web.api_url(), WHO, &person.keys);
    let mut address = web.api_url();
    address.query_pairs_mut().extend_pairs(WHO);
    for field in header.trim_start_matches("OAuth ").split(',') {
        let (name, value) = field.split_once('=').expect("a field");
        address.query_pairs_mut().append_pair(name, value.trim_matches('"'));
    }
    let answer: Value = serde_json::from_str(&text(web.send(get(&address, None)).await).await).expect("JSON");
    assert_eq!(answer["query"]["userinfo"]["anon"], true);
    let asserted = web.read(None, &[("action", "query"), ("meta", "userinfo"), ("assert", "user")]).await;
    assert_eq!(code(&asserted), "assertuserfailed");
    let other = web.read(Some(&person), &[("action", "query"), ("assertuser", "Ada")]).await;
    assert_eq!(code(&other), "assertnameduserfailed");
}

#[tokio::test]
async fn a_request_token_serves_once_and_only_after_approval() {
    let web = Web::new();
    let (key, secret) = key_and_secret(&web.index(INITIATE, &with_callback("http://localhost:5173/done?x=1")).await);
    let keys = |verifier: &str| Keys {
        token: Some((key.clone(), secret.clone())),
        verifier: Some(verifier.to_owned()),
        ..Keys::default()
    };
    assert!(message(&web.index(TOKEN, &keys("guess")).await).contains("not approved"));
    let verifier = web.allow(&key, "Iskar").await;
    assert!(message(&web.index(TOKEN, &keys("guess")).await).contains("verifier"));
    key_and_secret(&web.index(TOKEN, &keys(&verifier)).await);
    assert!(message(&web.index(TOKEN, &keys(&verifier)).await).contains("E004"));
}

#[tokio::test]
async fn only_the_page_s_own_form_approves() {
    let web = Web::new();
    let (key, secret) = key_and_secret(&web.index(INITIATE, &with_callback("http://localhost:5173/done")).await);
    let forged = [("oauth_token", key.as_str()), ("form_token", "guess"), ("account", "Zsófia"), ("decision", "allow")];
    assert_eq!(web.submit(&forged).await.status(), StatusCode::FORBIDDEN);
    let form_token = web.form_token(&key).await;
    let nobody =
        [("oauth_token", key.as_str()), ("form_token", &form_token), ("account", "Ada"), ("decision", "allow")];
    assert_eq!(web.submit(&nobody).await.status(), StatusCode::BAD_REQUEST);
    let cancelled =
        [("oauth_token", key.as_str()), ("form_token", &form_token), ("account", "Iskar"), ("decision", "cancel")];
    let response = web.submit(&cancelled).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert!(!response.headers().contains_key(header::LOCATION), "cancelling calls nobody");
    let keys = Keys { token: Some((key, secret)), verifier: Some("x".to_owned()), ..Keys::default() };
    assert!(message(&web.index(TOKEN, &keys).await).contains("E004"));
}

#[tokio::test]
async fn pages_say_what_they_are_and_load_nothing_from_elsewhere() {
    let web = Web::new();
    let (key, _) = key_and_secret(&web.index(INITIATE, &with_callback("oob")).await);
    let mut authorize = web.index_url();
    authorize.query_pairs_mut().append_pair("title", "Special:OAuth/authorize").append_pair("oauth_token", &key);
    let article = authorize.join("/sandbox/wiki/Danube").expect("an address");
    let missing = authorize.join("/sandbox/wiki/No_such_page").expect("an address");
    for (address, status) in [(authorize, StatusCode::OK), (article, StatusCode::OK), (missing, StatusCode::NOT_FOUND)]
    {
        let response = web.send(get(&address, None)).await;
        assert_eq!(response.status(), status);
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().expect("text").to_owned();
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        let page = text(response).await;
        assert!(page.contains("embedded in wikigraph"), "{page}");
        assert!(!page.contains("<script") && !page.contains("src=\"http"), "{page}");
    }
}
