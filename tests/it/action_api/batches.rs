//! Many things at once: in batches, in pieces, and not too many calls at a time.

use wikigraph::action_api::{ActionApiError, PageKeys};

use super::stage::Stage;

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
