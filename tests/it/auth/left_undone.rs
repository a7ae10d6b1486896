//! What a wiki does without all that it was asked, and without a word, is told beside what it did.

use serde_json::json;

use super::embedded::{Embedded, ask};

#[tokio::test]
async fn a_page_cannot_be_watched_for_a_time_where_expiries_are_not_kept() {
    let embedded = Embedded::start().await;
    let schema = embedded.gateway_over(&embedded.copy()).await;
    let zsofia = embedded.identity_of("Zsófia").await;
    let watch = "mutation($expiry: DateTime) { watchPage(input: { page: { title: \"Danube\" }, expiry: $expiry }) {
        page { title } errors { __typename code message } } }";
    for (expiry, expected) in [(None, 0), (Some("2099-01-31T12:00:00Z"), 1)] {
        let done = ask(&schema, Some(&zsofia), watch, json!({ "expiry": expiry })).await;
        let done = &done["watchPage"];
        assert_eq!(done["page"]["title"], "Danube", "{done}");
        let errors = done["errors"].as_array().expect("a list");
        assert_eq!(errors.len(), expected, "{done}");
        for error in errors {
            assert_eq!((&error["__typename"], &error["code"]), (&json!("WikiError"), &json!("unsupported")));
            assert!(error["message"].as_str().is_some_and(|message| message.contains("for good")), "{error}");
        }
    }
}

#[tokio::test]
async fn pages_that_a_page_includes_stay_open_where_its_level_does_not_extend_to_them() {
    let embedded = Embedded::start().await;
    let schema = embedded.gateway_over(&embedded.copy()).await;
    let zsofia = embedded.identity_of("Zsófia").await;
    let protect = "mutation($level: String!, $cascade: Boolean!) { protectPage(input: { page: { title: \"Danube\" },
        protections: [{ action: \"edit\", level: $level }], cascade: $cascade }) {
        page { title } errors { __typename code } } }";
    let told = json!([{ "__typename": "WikiError", "code": "notcascading" }]);
    for (level, cascade, errors) in
        [("sysop", true, json!([])), ("autoconfirmed", true, told), ("autoconfirmed", false, json!([]))]
    {
        let done = ask(&schema, Some(&zsofia), protect, json!({ "level": level, "cascade": cascade })).await;
        let expected = json!({ "page": { "title": "Danube" }, "errors": errors });
        assert_eq!(done["protectPage"], expected, "{level}, {cascade}");
    }
}
