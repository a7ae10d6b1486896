//! API tokens: made with care, shown once, good until they are revoked or over.

use std::time::Duration;

use wikigraph::auth::{ApiTokenId, Auth, NewApiToken, NewApiTokenError, Proof, Scope, Scopes};

use super::stage::Stage;

fn wanted(name: &str) -> NewApiToken {
    NewApiToken { name: name.to_owned(), scopes: [Scope::Edit].into_iter().collect(), expires_at: None }
}

#[tokio::test]
async fn a_token_acts_within_its_scopes() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let account = done.identity.account;
        let minted = stage.auth.create_api_token(account, wanted("  Bot 🦉 ")).await.unwrap();
        assert!(minted.secret.reveal().starts_with(Auth::API_TOKEN_PREFIX));
        assert_eq!((minted.token.name.as_str(), minted.token.created_at), ("Bot 🦉", stage.now()));
        let identity = stage.auth.by_api_token(minted.secret.reveal()).await.unwrap().unwrap();
        assert_eq!((identity.account, identity.proof), (account, Proof::ApiToken(minted.token.id)));
        assert!(identity.may(Scope::Edit) && !identity.may(Scope::Read) && !identity.may(Scope::Moderate));
        assert!(!identity.is_in_person() && done.identity.is_in_person());
        assert_eq!(stage.auth.signer(&identity).await.unwrap().username, "Žofie");
        assert!(!stage.auth.log_out(&identity).await.unwrap(), "a token is revoked, not logged out");
        let listed = stage.auth.api_tokens(account).await.unwrap();
        assert_eq!((listed.len(), listed[0].name.as_str(), listed[0].scopes.names().as_str()), (1, "Bot 🦉", "edit"));
    }
}

#[tokio::test]
async fn only_the_secret_itself_is_a_token() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let minted = stage.api_token(&done.identity, "script").await;
        let secret = minted.secret.reveal();
        let hash = super::place::texts(&stage.place.rows("SELECT hash FROM api_tokens").await).remove(0);
        let bare = secret.trim_start_matches(Auth::API_TOKEN_PREFIX);
        for wrong in ["", "wg_", bare, &hash, &format!("wg_{hash}"), &secret.to_uppercase(), done.session.reveal()] {
            assert!(stage.auth.by_api_token(wrong).await.unwrap().is_none(), "{wrong:?}");
        }
        assert!(stage.auth.by_session(secret).await.unwrap().is_none(), "a token is no session");
    }
}

#[tokio::test]
async fn its_last_use_is_recorded_to_the_minute() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let minted = stage.api_token(&done.identity, "script").await;
        let last_used = async || stage.auth.api_tokens(done.identity.account).await.unwrap()[0].last_used_at;
        assert_eq!(last_used().await, None);
        let first = stage.now();
        for (passed, expected) in [(0, first), (59, first), (1, first.after(Duration::from_secs(60)))] {
            stage.pass(passed);
            stage.auth.by_api_token(minted.secret.reveal()).await.unwrap().unwrap();
            assert_eq!(last_used().await, Some(expected));
        }
    }
}

#[tokio::test]
async fn a_token_ends_when_it_said_so() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let expires_at = Some(stage.now().after(Duration::from_secs(3600)));
        let wanted = NewApiToken { expires_at, ..wanted("for an hour") };
        let minted = stage.auth.create_api_token(done.identity.account, wanted).await.unwrap();
        stage.pass(3599);
        assert!(stage.auth.by_api_token(minted.secret.reveal()).await.unwrap().is_some());
        stage.pass(1);
        assert!(stage.auth.by_api_token(minted.secret.reveal()).await.unwrap().is_none());
        assert_eq!(stage.auth.api_tokens(done.identity.account).await.unwrap()[0].expires_at, expires_at);
    }
}

#[tokio::test]
async fn a_revoked_token_is_dead_at_once() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let stranger = stage.log_in("8", "Stranger").await;
        let minted = stage.api_token(&done.identity, "script").await;
        let id = minted.token.id;
        assert!(!stage.auth.revoke_api_token(stranger.identity.account, id).await.unwrap());
        assert!(stage.auth.by_api_token(minted.secret.reveal()).await.unwrap().is_some());
        assert!(stage.auth.revoke_api_token(done.identity.account, id).await.unwrap());
        assert!(stage.auth.by_api_token(minted.secret.reveal()).await.unwrap().is_none());
        assert!(!stage.auth.revoke_api_token(done.identity.account, ApiTokenId(id.0 + 1000)).await.unwrap());
    }
}

#[tokio::test]
async fn a_token_is_not_made_without_a_name_a_scope_and_a_future() {
    let stage = Stage::sqlite().await;
    let account = stage.log_in("7", "Žofie").await.identity.account;
    let refused = async |wanted| stage.auth.create_api_token(account, wanted).await.unwrap_err();
    for name in ["", "   ", "a\nb", &"x".repeat(101)] {
        assert!(matches!(refused(wanted(name)).await, NewApiTokenError::Name), "{name:?}");
    }
    let aimless = NewApiToken { scopes: Scopes::default(), ..wanted("x") };
    assert!(matches!(refused(aimless).await, NewApiTokenError::NoScope));
    let over = NewApiToken { expires_at: Some(stage.now()), ..wanted("x") };
    assert!(matches!(refused(over).await, NewApiTokenError::Expired));
    stage.auth.create_api_token(account, wanted(&"🦉".repeat(100))).await.unwrap();
}

#[tokio::test]
async fn a_person_has_fifty_at_most() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let other = stage.log_in("8", "Other").await;
        for number in 0..NewApiToken::MOST {
            stage.api_token(&done.identity, &number.to_string()).await;
        }
        let account = done.identity.account;
        let refused = stage.auth.create_api_token(account, wanted("one more")).await;
        assert!(matches!(refused, Err(NewApiTokenError::TooMany)), "{refused:?}");
        stage.api_token(&other.identity, "of somebody else").await;
        let newest = stage.auth.api_tokens(account).await.unwrap().remove(0);
        assert_eq!(newest.name, "49");
        stage.auth.revoke_api_token(account, newest.id).await.unwrap();
        stage.auth.create_api_token(account, wanted("one more")).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn those_made_at_once_are_all_made_and_counted() {
    for stage in Stage::both().await {
        let account = stage.log_in("7", "Žofie").await.identity.account;
        let making = (0..NewApiToken::MOST + 5).map(|number| {
            let auth = stage.auth.clone();
            tokio::spawn(async move { auth.create_api_token(account, wanted(&number.to_string())).await })
        });
        let (mut made, mut refused) = (0, 0);
        for making in making.collect::<Vec<_>>() {
            match making.await.unwrap() {
                Ok(_) => made += 1,
                Err(NewApiTokenError::TooMany) => refused += 1,
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!((made, refused), (NewApiToken::MOST, 5));
    }
}
