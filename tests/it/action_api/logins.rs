//! Signatures, tokens and logins that do not count any more.

use wikigraph::action_api::{ActionApi, ActionApiError, RefusalClass};

use super::stage::{Fault, Stage, edit, refusal, text};

#[tokio::test]
async fn a_token_is_got_once_and_again_when_it_is_refused() {
    let stage = Stage::new().await;
    for number in 0..3 {
        stage.api.edit(&stage.signer, &edit("Page", text(&number.to_string()))).await.unwrap();
    }
    assert_eq!(stage.count("tokens"), 1);
    // The wiki gave out another since, as it does after a while.
    stage.inner().wiki.tokens = 50;
    stage.api.edit(&stage.signer, &edit("Page", text("3"))).await.unwrap();
    assert_eq!((stage.count("tokens"), stage.count("edit")), (2, 5));
    assert_eq!(stage.texts("Page"), ["0", "1", "2", "3"]);
}

#[tokio::test]
async fn a_token_that_is_refused_twice_is_an_error() {
    let stage = Stage::new().await;
    for _ in 0..2 {
        stage.fail("edit", Fault::Refused(&[], refusal("badtoken", "Invalid CSRF token.")));
    }
    let outcome = stage.api.edit(&stage.signer, &edit("Page", text("x"))).await;
    assert!(matches!(&outcome, Err(ActionApiError::Refused(refusal)) if refusal.code == "badtoken"), "{outcome:?}");
    assert_eq!(stage.count("edit"), 2);
}

#[tokio::test]
async fn a_signature_that_was_used_is_made_anew() {
    let used = refusal("mwoauth-invalid-authorization", "The headers are not valid: Nonce already used: abc");
    let stage = Stage::new().await;
    stage.fail("edit", Fault::Refused(&[], used.clone()));
    stage.fail("tokens", Fault::Refused(&[], used));
    let edited = stage.api.edit(&stage.signer, &edit("Page", text("x"))).await.unwrap();
    assert!(edited.is_new_page);
    assert_eq!((stage.texts("Page").len(), stage.count("edit"), stage.count("tokens")), (1, 2, 2));
}

#[tokio::test]
async fn a_wrong_clock_is_put_right() {
    let stage = Stage::new().await;
    // The wiki's clock is told to be an hour ahead: signatures follow it, and are then refused for good reason.
    let ahead = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() + 3600;
    let words = format!("The headers are not valid: Expired timestamp, yours 1, ours {ahead}");
    stage.fail("userinfo", Fault::Refused(&[], refusal("mwoauth-invalid-authorization", &words)));
    let user = stage.api.user_info(&stage.signer).await.unwrap();
    assert_eq!(user.id, 7);
    let times: Vec<u64> =
        stage.inner().calls.iter().map(|call| call.oauth("oauth_timestamp").parse().unwrap()).collect();
    let [first, second, third] = times[..] else { panic!("{times:?}") };
    assert!(second.abs_diff(first + 3600) < 10, "as the wiki said");
    assert!(third.abs_diff(first) < 10, "as the wiki said the next time");
}

#[tokio::test]
async fn a_revoked_login_is_noticed_and_not_tried_again() {
    let revoked = refusal(
        "mwoauth-invalid-authorization",
        "The authorization headers in your request are not valid: No approved grant was found for that authorization token.",
    );
    let stage = Stage::new().await;
    stage.fail("edit", Fault::Refused(&[], revoked.clone()));
    stage.fail("userinfo", Fault::Refused(&[], revoked));
    for outcome in [
        stage.api.edit(&stage.signer, &edit("Page", text("x"))).await.map(drop),
        stage.api.user_info(&stage.signer).await.map(drop),
    ] {
        let error = outcome.unwrap_err();
        let refusal = error.refusal().expect("the wiki's own words");
        assert_eq!((refusal.class(), refusal.ends_token()), (RefusalClass::Unauthenticated, true));
    }
    assert_eq!((stage.count("edit"), stage.count("userinfo"), stage.texts("Page").len()), (1, 1, 0));
    // What was kept for the login is forgotten with it.
    stage.api.edit(&stage.signer, &edit("Page", text("x"))).await.unwrap();
    assert_eq!(stage.count("tokens"), 2);
}

#[tokio::test]
async fn a_signature_that_is_overlooked_is_noticed() {
    let stage = Stage::new().await;
    stage.inner().wiki.is_deaf = true;
    let outcome = stage.api.edit(&stage.signer, &edit("Page", text("x"))).await;
    let error = outcome.unwrap_err();
    assert_eq!(error.refusal().map(|refusal| refusal.class()), Some(RefusalClass::Unauthenticated));
    assert_eq!((stage.count("edit"), stage.texts("Page").len()), (0, 0));
}

#[tokio::test]
async fn calls_name_the_gateway_and_whom_to_write_to() {
    let stage = Stage::new().await;
    stage.api.user_info(&stage.signer).await.unwrap();
    let agent = stage.inner().calls[0].user_agent.clone();
    assert!(agent.starts_with("wikigraph/") && agent.contains("(ada@example.org)"), "{agent}");
}

#[tokio::test]
async fn nothing_printed_holds_a_secret() {
    let stage = Stage::new().await;
    stage.api.edit(&stage.signer, &edit("Page", text("x"))).await.unwrap();
    stage.fail("userinfo", Fault::Instead(500, &[], ""));
    let api: &ActionApi = &stage.api;
    let printed = format!("{api:?} {:?} {:?}", stage.signer, stage.api.http());
    for secret in [super::stage::CONSUMER_SECRET, super::stage::TOKEN_SECRET, "1+\\"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}
