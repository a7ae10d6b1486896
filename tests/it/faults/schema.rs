//! A schema that changes under us, as views are rebuilt or a wiki is updated.

use serde_json::json;
use wikigraph::http::Settings;

use super::served::Served;
use super::wikis::Wikis;

const QUERY: &str = "{ wiki { page(title: \"Main Page\") { title latestRevision { sha1 } } } }";

#[tokio::test]
async fn a_column_that_is_gone_is_done_without() {
    let wikis = Wikis::of_mediawiki(1, 4).await;
    let served = Served::over(wikis.url(&wikis.names()[0]), Settings::default()).await;
    let before = served.ask("before", QUERY).await;
    let sha1 = &before.body["data"]["wiki"]["page"]["latestRevision"]["sha1"];
    assert!(sha1.is_string(), "{}", before.body);
    // What 1.45 does.
    wikis.run(&format!("ALTER TABLE {}.revision DROP COLUMN rev_sha1", wikis.names()[0])).await;
    for id in ["first", "second"] {
        let after = served.ask(id, QUERY).await;
        assert_eq!((after.status, after.errors()), (200, vec![]), "{}", after.body);
        assert_eq!(after.body["data"]["wiki"]["page"]["title"], "Main Page");
    }
}

#[tokio::test]
async fn a_table_that_is_away_for_a_moment_is_unavailable_and_then_there_again() {
    let wikis = Wikis::of_mediawiki(1, 4).await;
    let served = Served::over(wikis.url(&wikis.names()[0]), Settings::default()).await;
    let database = &wikis.names()[0];
    wikis.run(&format!("RENAME TABLE {database}.page TO {database}.page_while_rebuilt")).await;
    let during = served.ask("during", QUERY).await;
    let path = json!(["wiki", "page"]);
    assert_eq!(during.errors(), [("UPSTREAM_UNAVAILABLE".to_owned(), path)], "{}", during.body);
    assert_eq!((during.status, during.retry_after.as_deref()), (503, Some("5")));
    wikis.run(&format!("RENAME TABLE {database}.page_while_rebuilt TO {database}.page")).await;
    let after = served.ask("after", QUERY).await;
    assert_eq!((after.status, after.errors()), (200, vec![]), "{}", after.body);
}
