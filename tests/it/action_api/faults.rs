//! What goes wrong between the gateway and a wiki, and what the client makes of it: nothing is written twice.

use std::time::{Duration, Instant};

use wikigraph::action_api::{ActionApiError, Edit, EditContent, Edited, Move, PageKey, WatchMode};
use wikigraph::telemetry::{Time, allow, metered};

use super::stage::{Fault, Stage, edit, refusal, text};

const NO_ANSWER: &str = "<html><title>503</title>The servers are having a rest.</html>";

/// Replaces a page's text.
async fn replaced(stage: &Stage) -> Result<Edited, ActionApiError> {
    stage.inner().wiki.save("Page", "before", "Somebody", "");
    stage.api.edit(&stage.signer, &edit("Page", text("after"))).await
}

/// The edit was done, and is known to be done, without having been sent again.
async fn is_found(fault: Fault) {
    let stage = Stage::with_fault("edit", fault.clone()).await;
    let edited = replaced(&stage).await.unwrap_or_else(|error| panic!("{fault:?}: {error}"));
    assert_eq!((edited.old_revision, edited.new_revision), (Some(100), Some(101)), "{fault:?}");
    assert!(!edited.is_new_page && !edited.is_no_change);
    assert_eq!(stage.texts("Page"), ["before", "after"], "{fault:?}");
    assert_eq!(stage.count("edit"), 1, "{fault:?}");
}

#[tokio::test]
async fn an_edit_whose_answer_is_lost_is_found() {
    is_found(Fault::SilentAfter).await;
    is_found(Fault::Truncated).await;
    is_found(Fault::InsteadAfter(503, NO_ANSWER)).await;
    is_found(Fault::InsteadAfter(504, "")).await;
    is_found(Fault::InsteadAfter(200, NO_ANSWER)).await;
    is_found(Fault::RepeatedAfter).await;
}

#[tokio::test]
async fn an_edit_that_a_wiki_finishes_late_is_found() {
    // The first look comes too early.
    is_found(Fault::SilentUntil(1)).await;
}

#[tokio::test]
async fn an_edit_that_was_not_saved_is_said_not_to_be() {
    let internal = refusal("internal_api_error_DBQueryError", "A database query error has occurred.");
    let stage = Stage::with_fault("edit", Fault::Refused(&[], internal)).await;
    let outcome = replaced(&stage).await;
    assert!(matches!(outcome, Err(ActionApiError::NotSaved { .. })), "{outcome:?}");
    assert_eq!(stage.texts("Page"), ["before"]);
    assert_eq!((stage.count("edit"), stage.count("revisions")), (1, 2), "looked for twice");
}

#[tokio::test]
async fn an_edit_that_a_wiki_may_still_be_at_is_left_open() {
    for fault in [Fault::SilentBefore, Fault::Instead(503, &[], NO_ANSWER), Fault::Instead(504, &[], NO_ANSWER)] {
        let stage = Stage::with_fault("edit", fault.clone()).await;
        let outcome = replaced(&stage).await;
        assert!(matches!(outcome, Err(ActionApiError::Unsure { .. })), "{fault:?}: {outcome:?}");
        assert_eq!((stage.count("edit"), stage.count("revisions")), (1, 2), "looked for twice: {fault:?}");
    }
}

#[tokio::test]
async fn only_what_cannot_be_saved_twice_is_sent_twice() {
    let repeated = || Fault::Refused(&[], refusal("mwoauth-invalid-authorization", "Nonce already used: x"));
    let stage = Stage::with_fault("edit", repeated()).await;
    assert_eq!(replaced(&stage).await.unwrap().new_revision, Some(101));
    assert_eq!((stage.count("edit"), stage.texts("Page").len()), (2, 2));
    let section = |section: &str| Edit { section: Some(section.to_owned()), ..edit("Page", text("x")) };
    for order in [edit("Page", EditContent::Append("x".to_owned())), section("new"), section("1")] {
        let stage = Stage::with_fault("edit", repeated()).await;
        stage.inner().wiki.save("Page", "before", "Somebody", "");
        let outcome = stage.api.edit(&stage.signer, &order).await;
        assert!(matches!(outcome, Err(ActionApiError::Unsure { .. })), "{order:?}: {outcome:?}");
        assert_eq!((stage.count("edit"), stage.texts("Page").len()), (1, 1), "{order:?}");
    }
}

#[tokio::test]
async fn of_what_was_sent_before_another_refusal_tells_nothing() {
    let repeated = || Fault::Refused(&[], refusal("mwoauth-invalid-authorization", "Nonce already used: x"));
    for what in ["move", "edit"] {
        let stage = Stage::with_fault(what, repeated()).await;
        stage.fail(what, Fault::Instead(429, &[], "too many"));
        let outcome = match what {
            "move" => stage.api.move_page(&stage.signer, &moved()).await.map(|_| ()),
            _ => replaced(&stage).await.map(|_| ()),
        };
        assert!(matches!(outcome, Err(ActionApiError::Unsure { .. })), "{what}: {outcome:?}");
        assert_eq!(stage.count(what), 2, "{what}");
    }
}

#[tokio::test]
async fn a_summary_that_the_wiki_changes_belies_no_text() {
    let long = "x".repeat(600);
    let cut = format!("/* Head */ {}…", "x".repeat(480));
    for (given, kept) in [("e\u{301}t\u{e9}", "\u{e9}t\u{e9}"), (&long, &cut), ("said", "/* Head */ said")] {
        let stage = Stage::with_fault("edit", Fault::SilentBefore).await;
        stage.inner().wiki.save("Page", "before", "Somebody", "");
        let content = EditContent::Append(" end".to_owned());
        let order = Edit { summary: Some(given.to_owned()), ..edit("Page", content) };
        let (api, signer) = (stage.api.clone(), stage.signer.clone());
        let appended = tokio::spawn(async move { api.edit(&signer, &order).await });
        while stage.count("edit") == 0 {
            tokio::task::yield_now().await;
        }
        stage.inner().wiki.save("Page", "before end", super::stage::USERNAME, kept);
        assert_eq!(appended.await.unwrap().unwrap().new_revision, Some(101), "{kept}");
    }
}

#[tokio::test]
async fn a_request_looks_for_its_edit_while_it_has_time() {
    for (fault, is_saved) in [(Fault::SilentAfter, true), (Fault::SilentBefore, false)] {
        let stage = Stage::new().await;
        stage.fail("edit", fault);
        let outcome = metered(async {
            allow_until(Instant::now() + Duration::from_secs(4));
            replaced(&stage).await
        })
        .await;
        assert_eq!(outcome.is_ok(), is_saved, "{outcome:?}");
        assert!(is_saved || matches!(outcome, Err(ActionApiError::Unsure { .. })), "{outcome:?}");
    }
}

#[tokio::test]
async fn what_a_request_has_no_time_for_is_not_sent() {
    let stage = Stage::new().await;
    replaced(&stage).await.unwrap();
    let order = moved();
    let outcome = metered(async {
        allow_until(Instant::now());
        stage.api.move_page(&stage.signer, &order).await
    })
    .await;
    assert!(matches!(outcome, Err(ActionApiError::TooLate)), "{outcome:?}");
    assert_eq!((stage.count("move"), stage.inner().wiki.deeds), (0, 0));
}

/// Says until when the request may take.
fn allow_until(deadline: Instant) {
    let long = Duration::from_secs(60);
    allow(Time { deadline, request: long, field: long });
}

#[tokio::test]
async fn an_edit_that_cannot_be_looked_for_is_left_open() {
    let stage = Stage::with_fault("edit", Fault::SilentAfter).await;
    for _ in 0..6 {
        stage.fail("revisions", Fault::Instead(503, &[], NO_ANSWER));
    }
    let outcome = replaced(&stage).await;
    assert!(matches!(outcome, Err(ActionApiError::Unsure { .. })), "{outcome:?}");
    assert_eq!((stage.texts("Page").len(), stage.count("edit")), (2, 1));
}

#[tokio::test]
async fn another_edit_in_the_same_name_is_not_taken_for_it() {
    let stage = Stage::with_fault("edit", Fault::SilentUntil(0)).await;
    stage.inner().wiki.save("Page", "before", "Somebody", "");
    // The same account writes something else in the meantime; what is sent is then a conflict.
    let api = stage.api.clone();
    let signer = stage.signer.clone();
    let first = tokio::spawn(async move { api.edit(&signer, &edit("Page", text("after"))).await });
    while stage.count("edit") == 0 {
        tokio::task::yield_now().await;
    }
    stage.inner().wiki.save("Page", "of another tab", super::stage::USERNAME, "another summary");
    let outcome = first.await.unwrap();
    assert!(matches!(outcome, Err(ActionApiError::Unsure { .. })), "{outcome:?}");
    assert_eq!(stage.texts("Page"), ["before", "of another tab"]);
}

#[tokio::test]
async fn a_part_is_not_found_where_it_may_have_been_before() {
    let removal = Edit { section: Some("1".to_owned()), ..edit("Page", text("")) };
    let addition = edit("Page", EditContent::Append(" tab".to_owned()));
    for order in [removal, addition] {
        let stage = Stage::with_fault("edit", Fault::SilentBefore).await;
        stage.inner().wiki.save("Page", "before", "Somebody", "");
        let (api, signer) = (stage.api.clone(), stage.signer.clone());
        let first = tokio::spawn(async move { api.edit(&signer, &order).await });
        while stage.count("edit") == 0 {
            tokio::task::yield_now().await;
        }
        stage.inner().wiki.save("Page", "of another tab", super::stage::USERNAME, "another summary");
        let outcome = first.await.unwrap();
        assert!(matches!(outcome, Err(ActionApiError::Unsure { .. })), "{outcome:?}");
    }
}

#[tokio::test]
async fn an_edit_without_effect_is_recognised_too() {
    let stage = Stage::with_fault("edit", Fault::SilentAfter).await;
    stage.inner().wiki.save("Page", "the same", "Somebody", "");
    let edited = stage.api.edit(&stage.signer, &edit("Page", text("the same\n"))).await.unwrap();
    assert_eq!((edited.is_no_change, edited.new_revision), (true, None));
}

#[tokio::test]
async fn what_is_added_and_lost_is_found_by_its_place() {
    let contents = [EditContent::Append("\nend".to_owned()), EditContent::Prepend("beginning\n".to_owned())];
    for content in contents {
        let stage = Stage::with_fault("edit", Fault::SilentAfter).await;
        stage.inner().wiki.save("Page", "before", "Somebody", "");
        let order = Edit { summary: None, ..edit("Page", content) };
        let edited = stage.api.edit(&stage.signer, &order).await.unwrap();
        assert_eq!(edited.new_revision, Some(101));
        assert_eq!((stage.texts("Page").len(), stage.count("edit")), (2, 1));
    }
}

#[tokio::test]
async fn a_text_that_changes_on_saving_is_found_by_its_summary() {
    let stage = Stage::with_fault("edit", Fault::SilentBefore).await;
    stage.inner().wiki.save("Page", "before", "Somebody", "");
    let api = stage.api.clone();
    let signer = stage.signer.clone();
    let signed = tokio::spawn(async move { api.edit(&signer, &edit("Page", text("me ~~~~"))).await });
    while stage.count("edit") == 0 {
        tokio::task::yield_now().await;
    }
    stage.inner().wiki.save("Page", "me [[User:Ada]]", super::stage::USERNAME, "a summary");
    assert_eq!(signed.await.unwrap().unwrap().new_revision, Some(101));
}

#[tokio::test]
async fn an_overloaded_wiki_is_left_alone() {
    let lag = refusal("maxlag", "Waiting for a database server: 7 seconds lagged.");
    for fault in [
        Fault::Instead(429, &[("retry-after", "7")], "too many"),
        Fault::Refused(&[("retry-after", "7"), ("x-database-lag", "7")], lag),
    ] {
        let stage = Stage::with_fault("edit", fault.clone()).await;
        let outcome = replaced(&stage).await;
        let Err(ActionApiError::Unavailable { retry_after, .. }) = outcome else { panic!("{fault:?}: {outcome:?}") };
        assert_eq!(retry_after, Some(Duration::from_secs(7)));
        assert_eq!((stage.texts("Page").len(), stage.count("edit"), stage.count("revisions")), (1, 1, 0));
    }
}

fn moved() -> Move {
    Move {
        from: PageKey::Title("A".to_owned()),
        to: "B".to_owned(),
        reason: None,
        move_talk: true,
        move_subpages: false,
        leave_redirect: true,
        watch: WatchMode::Preferences,
    }
}

#[tokio::test]
async fn other_changes_are_not_sent_again() {
    let order = moved();
    for (fault, deeds) in [
        (Fault::SilentBefore, 0),
        (Fault::SilentAfter, 1),
        (Fault::Truncated, 1),
        (Fault::InsteadAfter(503, NO_ANSWER), 1),
        (Fault::Instead(503, &[], NO_ANSWER), 0),
    ] {
        let stage = Stage::with_fault("move", fault.clone()).await;
        let outcome = stage.api.move_page(&stage.signer, &order).await;
        let Err(ActionApiError::Unsure { reason }) = outcome else { panic!("{fault:?}: {outcome:?}") };
        assert!(reason.contains("move log"), "it says where to look: {reason}");
        assert_eq!((stage.count("move"), stage.inner().wiki.deeds), (1, deeds), "{fault:?}");
    }
}

#[tokio::test]
async fn a_wiki_out_of_reach_was_not_changed() {
    let stage = Stage::new().await;
    stage.api.edit(&stage.signer, &edit("Page", text("x"))).await.unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/w/api.php", listener.local_addr().unwrap()).parse().unwrap();
    drop(listener);
    let api = wikigraph::action_api::ActionApi::with_patience(url, stage.api.http().clone(), super::stage::patience());
    let outcome = api.edit(&stage.signer, &edit("Page", text("x"))).await;
    assert!(matches!(outcome, Err(ActionApiError::Unreachable { .. })), "{outcome:?}");
}
