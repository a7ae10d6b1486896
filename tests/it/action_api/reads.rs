//! Reads: sent again when that may help, and only then.

use std::time::Duration;

use wikigraph::action_api::{ActionApiError, Patience};

use super::stage::{Fault, Stage, patience, refusal};

const HTML: &str = "<html>Our servers are under maintenance.</html>";

#[tokio::test]
async fn brief_failures_are_sat_out() {
    let lag = refusal("maxlag", "Waiting for a database server.");
    let internal = refusal("internal_api_error_DBConnectionError", "Caught exception.");
    let used = refusal("mwoauth-invalid-authorization", "Nonce already used: abc");
    for fault in [
        Fault::Instead(503, &[], HTML),
        Fault::Instead(502, &[("retry-after", "0")], HTML),
        Fault::Instead(429, &[("retry-after", "0")], HTML),
        Fault::Instead(200, &[], HTML),
        Fault::Truncated,
        Fault::Refused(&[("retry-after", "1")], lag),
        Fault::Refused(&[], internal),
        Fault::Refused(&[], used),
    ] {
        let stage = Stage::new().await;
        stage.fail("userinfo", fault.clone());
        let user = stage.api.user_info(&stage.signer).await.unwrap_or_else(|error| panic!("{fault:?}: {error}"));
        assert_eq!((user.id, stage.count("userinfo")), (7, 2), "{fault:?}");
    }
}

#[tokio::test]
async fn lasting_failures_are_told_after_a_few_attempts() {
    let stage = Stage::new().await;
    for _ in 0..5 {
        stage.fail("userinfo", Fault::Instead(503, &[], HTML));
    }
    let outcome = stage.api.user_info(&stage.signer).await;
    assert!(matches!(outcome, Err(ActionApiError::Unavailable { .. })), "{outcome:?}");
    assert_eq!(stage.count("userinfo"), 3);
}

#[tokio::test]
async fn a_wiki_that_wants_a_long_rest_gets_it() {
    for (status, headers) in [(429, [("retry-after", "30")]), (503, [("retry-after", "30")])] {
        let stage = Stage::new().await;
        let headers: &'static [(&'static str, &'static str)] = Box::leak(Box::new(headers));
        stage.fail("userinfo", Fault::Instead(status, headers, HTML));
        let outcome = stage.api.user_info(&stage.signer).await;
        let Err(ActionApiError::Unavailable { retry_after, .. }) = outcome else { panic!("{outcome:?}") };
        assert_eq!((retry_after, stage.count("userinfo")), (Some(Duration::from_secs(30)), 1));
    }
}

#[tokio::test]
async fn a_silent_wiki_is_waited_for_once() {
    let stage = Stage::with_patience(Patience { read_deadline: Duration::from_millis(100), ..patience() }).await;
    stage.fail("userinfo", Fault::SilentBefore);
    let outcome = stage.api.user_info(&stage.signer).await;
    assert!(matches!(outcome, Err(ActionApiError::Timeout { .. })), "{outcome:?}");
    assert_eq!(stage.count("userinfo"), 1);
}

#[tokio::test]
async fn refusals_and_strangers_are_not_asked_again() {
    let stage = Stage::new().await;
    stage.fail("userinfo", Fault::Refused(&[], refusal("readapidenied", "You need read permission.")));
    let outcome = stage.api.user_info(&stage.signer).await;
    assert!(matches!(&outcome, Err(ActionApiError::Refused(refusal)) if refusal.code == "readapidenied"));
    stage.fail("userinfo", Fault::Instead(301, &[("location", "https://elsewhere.example/")], ""));
    let outcome = stage.api.user_info(&stage.signer).await;
    assert!(matches!(&outcome, Err(ActionApiError::Foreign { reason, .. }) if reason.contains("redirects")));
    stage.fail("userinfo", Fault::Instead(403, &[], HTML));
    assert!(matches!(stage.api.user_info(&stage.signer).await, Err(ActionApiError::Foreign { .. })));
    assert_eq!(stage.count("userinfo"), 3);
}
