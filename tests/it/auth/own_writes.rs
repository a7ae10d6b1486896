//! Whoever saved something reads it at once, also where the database that is read is behind.

use serde_json::{Value, json};

use super::embedded::{Embedded, ask};

const READ: &str = "query($title: String, $page: ID!, $revision: ID!) {
    wiki { page(title: $title) { id title latestRevision { id comment } } }
    page: node(id: $page) { id ... on Page { latestRevision { id comment } } }
    revision: node(id: $revision) { id ... on Revision { comment page { title } } } }";

#[tokio::test]
async fn what_somebody_saved_is_theirs_to_read_at_once() {
    let embedded = Embedded::start().await;
    let schema = embedded.gateway_over(&embedded.copy()).await;
    let (zsofia, iskar) = (embedded.identity_of("Zsófia").await, embedded.identity_of("Iskar").await);
    for (title, is_new) in [("A page that is new", true), ("Danube", false)] {
        let edit = "mutation($title: String!) { editPage(input: { page: { title: $title },
            content: { append: \"More.\" }, summary: \"said just now\" }) {
            isNewPage page { id } revision { id } errors { message } } }";
        let done = ask(&schema, Some(&zsofia), edit, json!({"title": title})).await;
        let done = &done["editPage"];
        assert_eq!((&done["errors"], &done["isNewPage"]), (&json!([]), &json!(is_new)));
        let variables = json!({"title": title, "page": done["page"]["id"], "revision": done["revision"]["id"]});
        let latest = json!({"id": done["revision"]["id"], "comment": "said just now"});

        let read = ask(&schema, Some(&zsofia), READ, variables.clone()).await;
        assert_eq!(read["wiki"]["page"]["latestRevision"], latest, "{read}");
        assert_eq!(read["page"]["latestRevision"], latest, "{read}");
        assert_eq!(read["revision"]["comment"], "said just now");
        assert_eq!(read["revision"]["page"]["title"], title);

        for other in [Some(&iskar), None] {
            let read = ask(&schema, other, READ, variables.clone()).await;
            assert_ne!(read["wiki"]["page"]["latestRevision"], latest, "others read the database: {read}");
            assert_eq!(read["revision"], Value::Null);
        }
    }
}
