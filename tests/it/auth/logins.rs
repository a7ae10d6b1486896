//! A login is good once, for ten minutes, in the browser that began it, and for one who can be named.

use wikigraph::auth::{Auth, LoginRefusal, Proof, Scope};

use super::stage::{BROWSER, Stage, request_token};

#[tokio::test]
async fn a_login_ends_in_a_session() {
    for stage in Stage::both().await {
        let begun = stage.auth.begin_login(Some("https://tool.example/edit?page=1")).await.unwrap();
        let token = request_token(&begun.authorize_url);
        let verifier = stage.wiki.allow(&token);
        let done = stage.auth.complete_login(begun.browser.reveal(), &token, &verifier, Some(BROWSER)).await.unwrap();
        assert_eq!(done.return_to, "https://tool.example/edit?page=1");
        assert_ne!(done.session, begun.browser, "the session's secret is a fresh one");
        let identity = stage.auth.by_session(done.session.reveal()).await.unwrap().unwrap();
        assert_eq!((identity.username.as_str(), identity.grants.join(" ").as_str()), ("Žofie", "basic editpage"));
        assert_eq!(identity.authorized_at, stage.now());
        assert!(Scope::ALL.into_iter().all(|scope| identity.may(scope)));
        assert!(matches!(identity.proof, Proof::Session(_)) && identity.proof == done.identity.proof);
        let signer = stage.auth.signer(&identity).await.unwrap();
        assert_eq!(signer.username, "Žofie");
        assert!(stage.wiki.secrets().contains(&signer.token.secret.reveal().to_owned()));
    }
}

#[tokio::test]
async fn a_callback_works_once() {
    for stage in Stage::both().await {
        let begun = stage.auth.begin_login(None).await.unwrap();
        let token = request_token(&begun.authorize_url);
        let verifier = stage.wiki.allow(&token);
        stage.auth.complete_login(begun.browser.reveal(), &token, &verifier, None).await.unwrap();
        let again = stage.auth.complete_login(begun.browser.reveal(), &token, &verifier, None).await;
        assert!(matches!(again, Err(LoginRefusal::Unknown)), "{again:?}");
        let invented = stage.auth.complete_login(begun.browser.reveal(), "invented", "x", None).await;
        assert!(matches!(invented, Err(LoginRefusal::Unknown)), "{invented:?}");
    }
}

#[tokio::test]
async fn of_two_callbacks_at_once_one_works() {
    for stage in Stage::both().await {
        let begun = stage.auth.begin_login(None).await.unwrap();
        let token = request_token(&begun.authorize_url);
        let verifier = stage.wiki.allow(&token);
        let complete = || stage.auth.complete_login(begun.browser.reveal(), &token, &verifier, None);
        let (first, second, third, fourth) = tokio::join!(complete(), complete(), complete(), complete());
        let outcomes = [first, second, third, fourth];
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let refused = outcomes.iter().filter(|outcome| matches!(outcome, Err(LoginRefusal::Unknown)));
        assert_eq!(refused.count(), 3, "{outcomes:?}");
    }
}

#[tokio::test]
async fn many_log_in_at_once() {
    for stage in Stage::both().await {
        let attempts = (0..24).map(|_| {
            let (auth, wiki) = (stage.auth.clone(), stage.wiki.clone());
            tokio::spawn(async move {
                let begun = auth.begin_login(None).await.unwrap();
                let token = request_token(&begun.authorize_url);
                let verifier = wiki.allow(&token);
                auth.complete_login(begun.browser.reveal(), &token, &verifier, Some(BROWSER)).await.unwrap()
            })
        });
        let attempts: Vec<_> = attempts.collect();
        let mut accounts = Vec::new();
        for attempt in attempts {
            accounts.push(attempt.await.unwrap().identity.account);
        }
        accounts.dedup();
        let [account] = accounts[..] else { panic!("one person has the accounts {accounts:?}") };
        assert_eq!(stage.auth.sessions(account).await.unwrap().len(), 24);
    }
}

#[tokio::test]
async fn a_callback_works_in_the_browser_that_began() {
    for stage in Stage::both().await {
        let begun = stage.auth.begin_login(None).await.unwrap();
        let other = stage.auth.begin_login(None).await.unwrap();
        let token = request_token(&begun.authorize_url);
        let verifier = stage.wiki.allow(&token);
        for foreign in [other.browser.reveal(), ""] {
            let stolen = stage.auth.complete_login(foreign, &token, &verifier, None).await;
            assert!(matches!(stolen, Err(LoginRefusal::OtherBrowser)), "{stolen:?}");
        }
        let own = stage.auth.complete_login(begun.browser.reveal(), &token, &verifier, None).await;
        assert!(own.is_ok(), "a stranger's attempt used the login up: {own:?}");
    }
}

#[tokio::test]
async fn a_login_takes_ten_minutes_at_most() {
    for stage in Stage::both().await {
        let lifetime = Auth::LOGIN_LIFETIME.as_secs();
        for (seconds, is_in_time) in [(lifetime - 1, true), (lifetime, false)] {
            let begun = stage.auth.begin_login(None).await.unwrap();
            let token = request_token(&begun.authorize_url);
            let verifier = stage.wiki.allow(&token);
            stage.pass(seconds);
            let done = stage.auth.complete_login(begun.browser.reveal(), &token, &verifier, None).await;
            assert_eq!(done.is_ok(), is_in_time, "after {seconds} seconds: {done:?}");
            assert!(is_in_time || matches!(done, Err(LoginRefusal::Expired)), "{done:?}");
        }
        stage.pass(2 * lifetime);
        stage.auth.begin_login(None).await.unwrap();
        assert_eq!(stage.place.rows("SELECT request_token FROM logins").await.len(), 1, "old ones are swept away");
    }
}

#[tokio::test]
async fn a_login_leads_back_to_us_or_to_a_frontend_that_is_allowed() {
    let stage = Stage::sqlite().await;
    for foreign in ["https://evil.example/", "//evil.example", "javascript:alert(1)"] {
        let refused = stage.auth.begin_login(Some(foreign)).await;
        assert!(matches!(refused, Err(LoginRefusal::ReturnTo)), "{foreign}");
    }
    assert_eq!(stage.wiki.secrets(), [""; 0], "the wiki was not even asked");
}

#[tokio::test]
async fn a_wrong_verifier_is_the_wikis_to_refuse() {
    let stage = Stage::sqlite().await;
    let begun = stage.auth.begin_login(None).await.unwrap();
    let token = request_token(&begun.authorize_url);
    stage.wiki.allow(&token);
    let refused = stage.auth.complete_login(begun.browser.reveal(), &token, "guessed", None).await;
    assert!(matches!(&refused, Err(LoginRefusal::Refused(text)) if text.contains("verifier")), "{refused:?}");
    assert!(stage.auth.accounts().await.unwrap().is_empty());
}

#[tokio::test]
async fn somebody_whom_the_wiki_hides_cannot_log_in() {
    let stage = Stage::sqlite().await;
    stage.wiki.is_used_by("9", None);
    let begun = stage.auth.begin_login(None).await.unwrap();
    let token = request_token(&begun.authorize_url);
    let verifier = stage.wiki.allow(&token);
    let refused = stage.auth.complete_login(begun.browser.reveal(), &token, &verifier, None).await;
    assert!(matches!(refused, Err(LoginRefusal::Hidden)), "{refused:?}");
}

#[tokio::test]
async fn a_terminal_needs_no_browser_of_its_own() {
    let stage = Stage::sqlite().await;
    let begun = stage.auth.begin_terminal_login().await.unwrap();
    let verifier = stage.wiki.allow(&request_token(&begun.authorize_url));
    let identity = stage.auth.complete_terminal_login(begun, &format!(" {verifier}\n")).await.unwrap();
    assert_eq!((identity.username.as_str(), identity.proof), ("Žofie", Proof::OwnerOnly));
    assert!(stage.auth.signer(&identity).await.is_ok());
    assert!(stage.auth.sessions(identity.account).await.unwrap().is_empty());
}
