//! Many things at once: in batches, in pieces, and not too many calls at a time.

use wikigraph::action_api::{ActionApiError, PageKeys, Refusal};
use wikigraph::telemetry::{self, metered};

use super::request::Call;
use super::stage::{Fault, Stage, edit, refusal, text};

/// A wiki with that many pages of one revision each, and the revisions' ids.
async fn with_pages(count: i64) -> (Stage, Vec<i64>) {
    let stage = Stage::new().await;
    let save = |number: i64| stage.inner().wiki.save(&format!("Page {number}"), &number.to_string(), "Somebody", "");
    let ids = (0..count).map(save).collect();
    (stage, ids)
}

#[tokio::test]
async fn fifty_are_asked_for_at_once() {
    let (stage, ids) = with_pages(120).await;
    let contents = stage.api.contents(None, &ids, "main").await.unwrap();
    assert_eq!(contents.len(), 120);
    assert_eq!(contents[&ids[77]].as_deref(), Some("77"));
    let sizes: Vec<usize> = stage.inner().calls.iter().map(|call| call.values("revids").len()).collect();
    assert_eq!(sizes.iter().sum::<usize>(), 120);
    assert!(sizes.iter().all(|size| *size <= 50), "{sizes:?}");
}

#[tokio::test]
async fn five_hundred_are_asked_for_by_those_who_may() {
    let (stage, ids) = with_pages(620).await;
    stage.inner().wiki.rights = vec!["read", "apihighlimits"];
    for _ in 0..2 {
        assert_eq!(stage.api.contents(Some(&stage.signer), &ids, "main").await.unwrap().len(), 620);
    }
    assert_eq!(stage.count("userinfo"), 1, "rights are asked for once");
    assert_eq!(stage.count("revisions"), 4);
    let long = stage.inner().calls.iter().filter(|call| call.values("revids").len() == 500).count();
    assert_eq!(long, 2);
    let is_posted = |count: usize| {
        let calls = &stage.inner().calls;
        calls.iter().filter(|call| call.values("revids").len() == count).all(|call| call.method.as_str() == "POST")
    };
    assert!(is_posted(500), "what is too long for an address is posted");
}

#[tokio::test]
async fn who_may_not_any_more_asks_for_fifty_again() {
    let (stage, ids) = with_pages(120).await;
    stage.inner().wiki.rights = vec!["apihighlimits"];
    let read = async || stage.api.contents(Some(&stage.signer), &ids, "main").await.unwrap().len();
    assert_eq!((read().await, stage.count("revisions")), (120, 1));
    stage.inner().wiki.rights.clear();
    assert_eq!((read().await, stage.count("revisions")), (120, 1 + 1 + 3), "refused once");
    assert_eq!((read().await, stage.count("revisions")), (120, 1 + 1 + 3 + 3), "and then known");
}

#[tokio::test]
async fn a_wiki_that_does_not_know_the_caller_is_read_in_nobodys_name() {
    let (stage, ids) = with_pages(60).await;
    let unknown = refusal("mwoauth-invalid-authorization-invalid-user", "For a user that does not exist here.");
    for what in ["userinfo", "revisions", "revisions"] {
        stage.fail(what, Fault::Refused(&[], unknown.clone()));
    }
    assert_eq!(stage.api.contents(Some(&stage.signer), &ids, "main").await.unwrap().len(), 60);
    let is_signed = |call: &Call| !call.oauth.is_empty();
    assert_eq!(stage.inner().calls.iter().filter(|call| !is_signed(call)).count(), 2);
    stage.fail("info", Fault::Refused(&[], unknown.clone()));
    let permitted = stage.api.permitted(Some(&stage.signer), &ids[..1], "edit").await.unwrap();
    assert!(permitted.is_empty() && stage.count("info") == 1, "{permitted:?}");
    stage.fail("tokens", Fault::Refused(&[], unknown));
    let outcome = stage.api.edit(&stage.signer, &edit("Page 1", text("x"))).await;
    let refusal = outcome.as_ref().err().and_then(ActionApiError::refusal);
    assert!(refusal.is_some_and(Refusal::lacks_account), "{outcome:?}");
    assert_eq!((stage.count("edit"), stage.texts("Page 1").len()), (0, 1));
}

#[tokio::test]
async fn a_request_gets_no_more_than_so_much() {
    let (stage, ids) = with_pages(1).await;
    let read = async || stage.api.contents(None, &ids, "main").await;
    let (first, received, second) = metered(async {
        let first = read().await;
        let received = telemetry::received();
        telemetry::receive(32 * 1024 * 1024);
        (first, received, read().await)
    })
    .await;
    assert!(first.is_ok() && received > 0, "{received}");
    assert!(matches!(second, Err(ActionApiError::TooMuch { .. })), "{second:?}");
    assert_eq!(stage.count("revisions"), 1);
    assert!(read().await.is_ok(), "another request has its own");
}

#[tokio::test]
async fn what_waits_for_its_turn_is_not_asked_for_once_there_is_too_much() {
    let (stage, ids) = with_pages(200).await;
    let outcome = metered(async {
        telemetry::receive(32 * 1024 * 1024 - 1);
        stage.api.contents(None, &ids, "main").await
    })
    .await;
    assert!(matches!(outcome, Err(ActionApiError::TooMuch { .. })), "{outcome:?}");
    assert_eq!(stage.count("revisions"), 3, "as many as are under way at once");
}

#[tokio::test]
async fn answers_in_pieces_are_put_together() {
    let (stage, ids) = with_pages(40).await;
    stage.inner().wiki.piece = Some(7);
    let contents = stage.api.contents(None, &ids, "main").await.unwrap();
    assert_eq!(contents.len(), 40);
    assert!(ids.iter().enumerate().all(|(number, id)| contents[id] == Some(number.to_string())));
    assert_eq!(stage.count("revisions"), 6);
}

#[tokio::test]
async fn pages_come_with_their_latest_revisions() {
    let (stage, ids) = with_pages(2).await;
    let second = stage.inner().wiki.save("Page 0", "again", "Somebody", "a comment");
    let titles = ["Page 0".to_owned(), "Nowhere".to_owned()];
    let pages = stage.api.pages(None, PageKeys::Titles(&titles)).await.unwrap();
    let [page] = &pages[..] else { panic!("{pages:?}") };
    assert_eq!((page.id, page.latest_revision), (ids[0], second));
    let latest = page.latest.as_ref().unwrap();
    assert_eq!((latest.id, latest.parent, latest.comment.as_deref()), (second, Some(ids[0]), Some("a comment")));
    assert_eq!(latest.content_model.as_deref(), Some("wikitext"));

    let revisions = stage.api.revisions(None, &[ids[1], 9999]).await.unwrap();
    let [revision] = &revisions[..] else { panic!("{revisions:?}") };
    assert_eq!((revision.id, revision.title.as_str(), revision.parent), (ids[1], "Page 1", None));
    assert_eq!(revision.page_record.as_ref().map(|page| page.latest_revision), Some(ids[1]));
}

#[tokio::test]
async fn a_missing_extension_is_named() {
    let stage = Stage::new().await;
    let outcome = stage.api.thank(&stage.signer, 1).await;
    assert!(matches!(outcome, Err(ActionApiError::Unsupported("Thanks"))), "{outcome:?}");
}
