//! Edits as they should go, and conflicts.

use wikigraph::action_api::{ActionApiError, Edit, EditContent, EditMode, RefusalClass};

use super::stage::{Fault, Stage, edit, text};

fn class(outcome: Result<impl std::fmt::Debug, ActionApiError>) -> RefusalClass {
    outcome.unwrap_err().refusal().expect("a refusal").class()
}

#[tokio::test]
async fn texts_arrive_as_they_were_written() {
    let stage = Stage::new().await;
    let awkward = "a+b & c=d % 'e' \"f\" * ~ # ? | \u{1f}\n\tünïcode \u{1f980} \u{10ffff} {{x|y=z}} <b>";
    let long = "0123456789 ".repeat(200_000);
    for written in [awkward, long.trim_end()] {
        stage.api.edit(&stage.signer, &edit("A & B + C", text(written))).await.unwrap();
    }
    assert_eq!(stage.texts("A & B + C"), [awkward, long.trim_end()]);
}

#[tokio::test]
async fn nothing_is_overwritten_that_came_since() {
    let stage = Stage::new().await;
    let base = stage.inner().wiki.save("Page", "first", "Somebody", "");
    stage.inner().wiki.save("Page", "second", "Somebody else", "");
    let stale = Edit { base_revision: Some(base), ..edit("Page", text("third")) };
    assert_eq!(class(stage.api.edit(&stage.signer, &stale).await), RefusalClass::EditConflict);
    assert_eq!(stage.texts("Page"), ["first", "second"]);
}

/// Somebody saves the page after the edit began, while it waits for its token.
async fn raced(order: Edit) -> (Stage, Result<wikigraph::action_api::Edited, ActionApiError>) {
    let stage = Stage::new().await;
    stage.fail("tokens", Fault::Instead(503, &[("retry-after", "1")], ""));
    let (api, signer) = (stage.api.clone(), stage.signer.clone());
    let running = tokio::spawn(async move { api.edit(&signer, &order).await });
    while stage.count("tokens") == 0 {
        tokio::task::yield_now().await;
    }
    stage.inner().wiki.save("Page", "of somebody else", "Somebody else", "");
    let outcome = running.await.unwrap();
    (stage, outcome)
}

#[tokio::test]
async fn a_page_that_is_made_in_the_meantime_is_a_conflict() {
    let (stage, outcome) = raced(edit("Page", text("mine"))).await;
    assert_eq!(class(outcome), RefusalClass::EditConflict);
    assert_eq!(stage.texts("Page"), ["of somebody else"]);
    let (_, outcome) = raced(Edit { mode: EditMode::CreateOnly, ..edit("Page", text("mine")) }).await;
    assert_eq!(class(outcome), RefusalClass::AlreadyExists);
}

#[tokio::test]
async fn what_is_added_meets_no_conflict() {
    let (stage, outcome) = raced(edit("Page", EditContent::Append(" and mine".to_owned()))).await;
    assert!(outcome.is_ok(), "{outcome:?}");
    assert_eq!(stage.texts("Page"), ["of somebody else", "of somebody else and mine"]);
}
