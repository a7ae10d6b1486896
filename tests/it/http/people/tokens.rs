//! API tokens on the profile.

use axum::http::StatusCode;
use wikigraph::auth::{ApiTokenId, NewApiToken, Scopes};

use super::browser::Browser;
use super::gateway::Gateway;

/// Makes a token of somebody's, with all scopes.
pub async fn token_of(gateway: &Gateway, username: &str) -> (String, ApiTokenId) {
    let session = gateway.session_of(username).await;
    let identity = gateway.auth.by_session(&session).await.unwrap().unwrap();
    let wanted = NewApiToken { name: "A script".to_owned(), scopes: Scopes::all(), expires_at: None };
    let minted = gateway.auth.create_api_token(identity.account, wanted).await.unwrap();
    (minted.secret.reveal().to_owned(), minted.token.id)
}

/// The secret that the page shows.
fn shown(page: &str) -> Option<&str> {
    let start = page.find(">wg_")? + 1;
    page[start..].split('<').next()
}

#[tokio::test]
async fn a_token_is_shown_once() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    let fields = [("name", "My <bot>"), ("scope", "read"), ("scope", "edit"), ("days", "90")];
    let made = anna.submit("/profile/tokens", &fields).await;
    assert_eq!((made.status, made.header("cache-control")), (StatusCode::CREATED, "no-store"));
    let secret = shown(made.text()).expect("the secret is shown").to_owned();
    let identity = gateway.auth.by_api_token(&secret).await.unwrap().expect("the token works");
    assert_eq!((identity.username.as_str(), identity.scopes.names().as_str()), ("Anna", "read edit"));
    let token = &gateway.auth.api_tokens(identity.account).await.unwrap()[0];
    assert!(token.expires_at.is_some());

    let later = anna.open("/profile").await;
    assert!(later.text().contains("My &#60;bot&#62;"), "{}", later.text());
    assert_eq!(shown(later.text()), None);
}

#[tokio::test]
async fn a_token_that_cannot_be_is_explained() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    let long = "x".repeat(101);
    let name = "a token&#39;s name has 1 to 100 characters";
    let expiry = "choose from the list when it expires";
    let cases = [
        (&[("name", "no scope"), ("days", "7")][..], "a token needs at least one scope"),
        (&[("name", " "), ("scope", "read"), ("days", "7")], name),
        (&[("name", long.as_str()), ("scope", "read"), ("days", "7")], name),
        (&[("name", "x"), ("scope", "read")], expiry),
        (&[("name", "x"), ("scope", "read"), ("days", "60")], expiry),
        (&[("name", "x"), ("scope", "read"), ("days", "-7")], expiry),
        (&[("name", "x"), ("scope", "read"), ("days", "never")], expiry),
    ];
    for (fields, words) in cases {
        let refused = anna.submit("/profile/tokens", fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(words), "{}", refused.text());
        assert!(refused.text().contains("role=\"alert\""));
    }
    let session = gateway.session_of("Anna").await;
    let account = gateway.auth.by_session(&session).await.unwrap().unwrap().account;
    assert!(gateway.auth.api_tokens(account).await.unwrap().is_empty());
    let lasting = [("name", "x"), ("scope", "read"), ("days", "")];
    assert_eq!(anna.submit("/profile/tokens", &lasting).await.status, StatusCode::CREATED);
    assert_eq!(gateway.auth.api_tokens(account).await.unwrap()[0].expires_at, None);
}

#[tokio::test]
async fn a_revoked_token_is_gone_at_once() {
    let gateway = Gateway::new().await;
    let (secret, id) = token_of(&gateway, "Anna").await;
    let id = id.0.to_string();
    let berta = Browser::of(&gateway, "Berta").await;
    berta.submit("/profile/tokens/revoke", &[("id", &id)]).await;
    assert!(gateway.auth.by_api_token(&secret).await.unwrap().is_some(), "somebody else revoked it");

    let anna = Browser::of(&gateway, "Anna").await;
    let revoked = anna.submit("/profile/tokens/revoke", &[("id", &id)]).await;
    assert_eq!((revoked.status, revoked.header("location")), (StatusCode::SEE_OTHER, "/profile?done=token-revoked"));
    assert!(gateway.auth.by_api_token(&secret).await.unwrap().is_none());
    assert!(anna.open("/profile?done=token-revoked").await.text().contains("The token is revoked"));
}
