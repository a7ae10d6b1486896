//! The namespaces of a search: at most 500, of the wiki's own, each searched once.

use serde_json::Value;

use crate::harness::Gateway;

fn search(query: &str, namespaces: &[i32]) -> String {
    format!(
        "{{ wiki {{ search(query: {query:?}, namespaces: {namespaces:?}, first: 100) {{ totalCount nodes {{ title }} }} }} }}"
    )
}

#[tokio::test]
async fn namespaces_that_are_too_many_or_none_of_the_wikis_are_refused() {
    let gateway = Gateway::sandbox().await;
    let too_many = ("namespaces holds 501 values; 500 is the limit. Ask in several queries.", vec![0; 501]);
    let unknown = "The wiki has no namespace 77. Its own are in the field \"namespaces\" of Wiki.";
    for (message, namespaces) in [too_many, (unknown, vec![0, 77])] {
        let response = gateway.respond(&search("D", &namespaces), Value::Null).await;
        assert_eq!(response["errors"][0]["message"], message);
        assert_eq!(response["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn a_namespace_is_searched_once_however_often_it_is_named() {
    let gateway = Gateway::sandbox().await;
    let once = gateway.ask(&search("D", &[14, 0])).await;
    let often = [14, 0].repeat(250);
    assert_eq!(gateway.ask(&search("D", &often)).await, once);
    let by_prefix = gateway.ask(&search("Category:D", &[14])).await;
    assert_ne!(by_prefix["wiki"]["search"]["totalCount"], 0);
    // The prefix says which namespace is meant, whichever are named.
    assert_eq!(gateway.ask(&search("Category:D", &often)).await, by_prefix);
}
