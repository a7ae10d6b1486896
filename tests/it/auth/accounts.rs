//! Accounts go by the wiki's number, and what is forgotten is gone.

use wikigraph::action_api::AccessToken;
use wikigraph::auth::{AuthError, Proof};
use wikigraph::types::Secret;

use super::stage::Stage;

#[tokio::test]
async fn a_rename_keeps_the_account() {
    for stage in Stage::both().await {
        let before = stage.log_in("7", "Old name").await;
        let script = stage.api_token(&before.identity, "script").await;
        stage.pass(60);
        let after = stage.log_in("7", "New name").await;
        assert_eq!(after.identity.account, before.identity.account);
        let other = stage.log_in("8", "Old name").await;
        assert_ne!(other.identity.account, before.identity.account, "a name that is free again is somebody else");
        let first = stage.auth.by_session(before.session.reveal()).await.unwrap().unwrap();
        assert_eq!(first.username, "New name");
        assert_eq!(stage.auth.signer(&first).await.unwrap().username, "New name");
        assert!(stage.auth.by_api_token(script.secret.reveal()).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn what_is_forgotten_is_gone() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Forgetful").await;
        let other = stage.log_in("8", "Other").await;
        let script = stage.api_token(&done.identity, "script").await;
        let others = stage.api_token(&other.identity, "script").await;
        assert!(stage.auth.forget(done.identity.account).await.unwrap());
        assert!(stage.auth.by_session(done.session.reveal()).await.unwrap().is_none());
        assert!(stage.auth.by_api_token(script.secret.reveal()).await.unwrap().is_none());
        let signer = stage.auth.signer(&done.identity).await;
        assert!(matches!(signer, Err(AuthError::NoPermission)), "{signer:?}");
        assert!(!stage.place.everything().await.contains("Forgetful"));
        assert_eq!(stage.place.rows("SELECT id FROM sessions").await.len(), 1);
        assert_eq!(stage.place.rows("SELECT id FROM api_tokens").await.len(), 1);
        assert!(stage.auth.by_session(other.session.reveal()).await.unwrap().is_some());
        assert!(stage.auth.by_api_token(others.secret.reveal()).await.unwrap().is_some());
        assert!(!stage.auth.forget(done.identity.account).await.unwrap(), "there is nothing left");
        let again = stage.log_in("7", "Forgetful").await;
        assert_ne!(again.identity.account, done.identity.account);
    }
}

#[tokio::test]
async fn a_dead_permission_is_removed_and_a_newer_one_is_not() {
    for stage in Stage::both().await {
        let first = stage.log_in("7", "Žofie").await;
        let script = stage.api_token(&first.identity, "script").await;
        let dead = stage.auth.signer(&first.identity).await.unwrap().token;
        let second = stage.log_in("7", "Žofie").await;
        let account = second.identity.account;
        stage.auth.drop_dead_token(account, &dead).await.unwrap();
        let alive = stage.auth.signer(&second.identity).await.unwrap().token;
        assert!(stage.auth.by_session(first.session.reveal()).await.unwrap().is_some());

        stage.auth.drop_dead_token(account, &alive).await.unwrap();
        assert!(stage.auth.by_session(second.session.reveal()).await.unwrap().is_none(), "log in again");
        let identity = stage.auth.by_api_token(script.secret.reveal()).await.unwrap().unwrap();
        let signer = stage.auth.signer(&identity).await;
        assert!(matches!(&signer, Err(error) if error.asks_for_login()), "{signer:?}");
        stage.log_in("7", "Žofie").await;
        assert!(stage.auth.signer(&identity).await.is_ok(), "the script goes on after the next login");
    }
}

#[tokio::test]
async fn an_owner_only_token_is_adopted() {
    let stage = Stage::sqlite().await;
    stage.wiki.is_used_by("5", Some("Owner"));
    let (key, secret) = stage.wiki.owner_token();
    let token = AccessToken { key, secret: Secret::new(&secret) };
    let identity = stage.auth.adopt(token).await.unwrap();
    assert_eq!((identity.username.as_str(), identity.proof), ("Owner", Proof::OwnerOnly));
    assert_eq!(stage.auth.signer(&identity).await.unwrap().token.secret.reveal(), secret);
    let names: Vec<String> = stage.auth.accounts().await.unwrap().into_iter().map(|account| account.username).collect();
    assert_eq!(names, ["Owner"]);
    let unknown = AccessToken { key: "unknown".to_owned(), secret: Secret::new("x") };
    assert!(stage.auth.adopt(unknown).await.is_err());
}
