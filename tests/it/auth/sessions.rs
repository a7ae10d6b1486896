//! Sessions slide, are listed, and end one by one or all at once.

use wikigraph::auth::{Auth, Session, SessionId};

use super::stage::{BROWSER, Stage};

#[tokio::test]
async fn a_session_lives_as_long_as_it_is_used() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let lifetime = Auth::SESSION_LIFETIME.as_secs();
        for _ in 0..3 {
            stage.pass(lifetime - 1);
            assert!(stage.auth.by_session(done.session.reveal()).await.unwrap().is_some());
        }
        stage.pass(lifetime);
        assert!(stage.auth.by_session(done.session.reveal()).await.unwrap().is_none());
        assert!(stage.auth.sessions(done.identity.account).await.unwrap().is_empty());
        stage.log_in("7", "Žofie").await;
        assert_eq!(stage.place.rows("SELECT id FROM sessions").await.len(), 1, "old ones are swept away");
    }
}

#[tokio::test]
async fn the_use_of_a_session_is_recorded_to_the_minute() {
    let stage = Stage::sqlite().await;
    let done = stage.log_in("7", "Žofie").await;
    let last_seen = async || stage.auth.sessions(done.identity.account).await.unwrap()[0].last_seen_at;
    let began = stage.now();
    stage.pass(59);
    stage.auth.by_session(done.session.reveal()).await.unwrap();
    assert_eq!(last_seen().await, began);
    stage.pass(1);
    stage.auth.by_session(done.session.reveal()).await.unwrap();
    assert_eq!(last_seen().await, stage.now());
}

#[tokio::test]
async fn only_the_secret_itself_opens_a_session() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let secret = done.session.reveal();
        let hash = super::place::texts(&stage.place.rows("SELECT hash FROM sessions").await).remove(0);
        for wrong in ["", "x", &secret[1..], &secret.to_lowercase(), &format!("{secret} "), &hash, "' OR 1=1 --"] {
            assert!(stage.auth.by_session(wrong).await.unwrap().is_none(), "{wrong:?}");
        }
    }
}

#[tokio::test]
async fn sessions_end_one_by_one_and_all_at_once() {
    for stage in Stage::both().await {
        let first = stage.log_in("7", "Žofie").await;
        stage.pass(60);
        let second = stage.log_in("7", "Žofie").await;
        let third = stage.log_in("7", "Žofie").await;
        let stranger = stage.log_in("8", "Stranger").await;
        let account = first.identity.account;
        let listed = stage.auth.sessions(account).await.unwrap();
        assert_eq!(listed.len(), 3);
        assert!(listed.iter().all(|session| session.label == BROWSER));
        let oldest: SessionId = listed[2].id;

        let strangers = stage.auth.end_session(stranger.identity.account, oldest).await.unwrap();
        assert!(!strangers, "a stranger ended somebody's session");
        assert!(stage.auth.end_session(account, oldest).await.unwrap());
        assert!(stage.auth.by_session(first.session.reveal()).await.unwrap().is_none());

        assert!(stage.auth.log_out(&second.identity).await.unwrap());
        assert!(!stage.auth.log_out(&second.identity).await.unwrap());
        assert!(stage.auth.by_session(second.session.reveal()).await.unwrap().is_none());
        assert!(stage.auth.by_session(third.session.reveal()).await.unwrap().is_some());

        stage.log_in("7", "Žofie").await;
        assert_eq!(stage.auth.log_out_everywhere(account).await.unwrap(), 2);
        assert!(stage.auth.sessions(account).await.unwrap().is_empty());
        assert!(stage.auth.by_session(stranger.session.reveal()).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn a_server_that_came_back_is_asked_on_a_fresh_connection() {
    let [_, stage] = Stage::both().await;
    let done = stage.log_in("7", "Žofie").await;
    stage.place.cut_connections().await;
    stage.pass(60);
    assert!(stage.auth.by_session(done.session.reveal()).await.unwrap().is_some());
    assert_eq!(stage.auth.sessions(done.identity.account).await.unwrap()[0].last_seen_at, stage.now());
}

#[tokio::test]
async fn a_label_is_cut_short() {
    for stage in Stage::both().await {
        let begun = stage.auth.begin_login(None).await.unwrap();
        let token = super::stage::request_token(&begun.authorize_url);
        let verifier = stage.wiki.allow(&token);
        let agent = format!("a\r\nb{}", "🦉".repeat(500));
        let done = stage.auth.complete_login(begun.browser.reveal(), &token, &verifier, Some(&agent)).await.unwrap();
        let label = stage.auth.sessions(done.identity.account).await.unwrap().remove(0).label;
        assert!(label.starts_with("ab🦉") && label.chars().count() == Session::LONGEST_LABEL, "{label}");
    }
}
