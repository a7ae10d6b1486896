//! Keys change without anybody having to log in again; without the old one, everybody has to.

use wikigraph::auth::{AuthError, Rotation};
use wikigraph::db::{AppDatabase, Statement};

use super::stage::{KEY, Stage, request_token};

const NEXT: &str = "the second key, which is long enough";

#[tokio::test]
async fn everything_is_sealed_anew() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        stage.log_in("8", "Other").await;
        let secret = stage.auth.signer(&done.identity).await.unwrap().token.secret;
        let begun = stage.auth.begin_login(None).await.unwrap();

        let both = stage.with_keys(NEXT, Some(KEY)).await;
        assert_eq!(both.signer(&done.identity).await.unwrap().token.secret, secret, "the old key still opens");
        let expected = Rotation { resealed: 3, current: 0, lost: 0 };
        assert_eq!(both.rotate_keys().await.unwrap(), expected);
        let nothing_to_do = Rotation { resealed: 0, current: 3, lost: 0 };
        assert_eq!(both.rotate_keys().await.unwrap(), nothing_to_do);

        let next = stage.with_keys(NEXT, None).await;
        assert_eq!(next.signer(&done.identity).await.unwrap().token.secret, secret);
        let token = request_token(&begun.authorize_url);
        let verifier = stage.wiki.allow(&token);
        next.complete_login(begun.browser.reveal(), &token, &verifier, None).await.unwrap();
    }
}

#[tokio::test]
async fn without_the_old_key_people_log_in_again() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let other = stage.with_keys(NEXT, None).await;
        let identity = other.by_session(done.session.reveal()).await.unwrap().unwrap();
        let signer = other.signer(&identity).await;
        assert!(matches!(&signer, Err(error @ AuthError::OtherKey) if error.asks_for_login()), "{signer:?}");
        assert_eq!(other.rotate_keys().await.unwrap(), Rotation { resealed: 0, current: 0, lost: 1 });
        assert!(stage.auth.signer(&identity).await.is_ok(), "the rotation left alone what it could not read");
    }
}

#[tokio::test]
async fn a_permission_opens_for_its_own_account_only() {
    for stage in Stage::both().await {
        let victim = stage.log_in("7", "Victim").await;
        let thief = stage.log_in("8", "Thief").await;
        let database = AppDatabase::open(&stage.place.config.address, &stage.place.config.pool).await.unwrap();
        let stolen = super::place::texts(
            &stage.place.rows("SELECT token_key, token_secret FROM accounts WHERE subject = '7'").await,
        );
        let change = async |sql: String| database.changed(Statement::new(sql)).await.unwrap();
        change(format!(
            "UPDATE accounts SET token_key = '{}', token_secret = '{}' WHERE subject = '8'",
            stolen[0], stolen[1]
        ))
        .await;
        let signer = stage.auth.signer(&thief.identity).await;
        assert!(matches!(signer, Err(AuthError::Altered)), "{signer:?}");

        let mut altered = stolen[1].clone();
        let last = if altered.ends_with('A') { 'B' } else { 'A' };
        altered.pop();
        altered.push(last);
        change(format!("UPDATE accounts SET token_secret = '{altered}' WHERE subject = '7'")).await;
        let signer = stage.auth.signer(&victim.identity).await;
        assert!(matches!(signer, Err(AuthError::Altered)), "{signer:?}");
    }
}
