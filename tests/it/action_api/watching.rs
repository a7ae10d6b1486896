//! Pages that are watched for a time, for good, and no longer.

use wikigraph::action_api::{PageKey, Watch};
use wikigraph::types::Timestamp;

use super::stage::Stage;

const SOON: &str = "2027-01-31T12:00:00Z";
const LATER: &str = "2028-01-31T12:00:00Z";

fn moment(text: &str) -> Option<Timestamp> {
    Some(Timestamp::from_rfc_3339(text).expect("a moment"))
}

/// What was sent, and until when the page is watched.
async fn watched(stage: &Stage, watch: bool, expiry: Option<&str>) -> (Option<String>, Option<Timestamp>) {
    let page = PageKey::Title("Danube".to_owned());
    let order = Watch { page, watch, expiry: expiry.and_then(moment) };
    let watched = stage.api.watch_page(&stage.signer, &order).await.unwrap();
    assert_eq!((watched.title.as_str(), watched.is_watched), ("Danube", watch));
    let inner = stage.inner();
    let call = inner.calls.last().expect("a call");
    (call.has("expiry").then(|| call.parameter("expiry").to_owned()), watched.expiry)
}

#[tokio::test]
async fn an_expiry_is_told_as_the_wiki_kept_it() {
    let stage = Stage::new().await;
    assert_eq!(watched(&stage, true, Some(SOON)).await, (Some(SOON.to_owned()), None), "expiries are not kept");
    stage.inner().wiki.last_expiry = Some("2027-06-30T00:00:00Z");
    assert_eq!(watched(&stage, true, Some(SOON)).await, (Some(SOON.to_owned()), moment(SOON)));
    let cut = (Some(LATER.to_owned()), moment("2027-06-30T00:00:00Z"));
    assert_eq!(watched(&stage, true, Some(LATER)).await, cut, "later than the wiki has it");
}

#[tokio::test]
async fn a_page_that_is_watched_for_good_loses_its_expiry() {
    let stage = Stage::new().await;
    stage.inner().wiki.last_expiry = Some(LATER);
    assert_eq!(watched(&stage, true, None).await, (Some("infinite".to_owned()), None));
    assert_eq!(watched(&stage, false, None).await, (None, None), "there is nothing to expire");
}
