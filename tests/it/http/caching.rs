//! Answers that browsers and proxies may keep.

use async_graphql::Request as Query;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::json;
use wikigraph::graph::{self, DryRun};
use wikigraph::http::Settings;

use super::client::{Answer, GRAPHQL_RESPONSE, JSON, Server, post, request};

const PAGE: &str = "/graphql?query=%7Bpage(title:%22A%22)%7Btitle%7D%7D";

async fn get(server: &Server, url: &str, headers: &[(&str, &str)]) -> Answer {
    let request =
        headers.iter().fold(request(Method::GET, url), |request, (name, value)| request.header(*name, *value));
    server.send(request.body(Body::empty()).unwrap()).await
}

/// What a client has to know before it may keep an answer.
fn kept(answer: &Answer) -> (&str, bool) {
    (answer.header("cache-control"), !answer.header("etag").is_empty())
}

#[tokio::test]
async fn what_a_stranger_asked_by_get_may_be_kept() {
    let answer = Server::default().get(PAGE).await;
    assert_eq!(kept(&answer), ("public, max-age=30", true));
    let vary: Vec<_> = answer.headers.get_all("vary").iter().map(|value| value.to_str().unwrap()).collect();
    for decides in ["accept", "authorization", "cookie", "x-wikigraph-csrf"] {
        assert!(vary.iter().any(|names| names.split(", ").any(|name| name == decides)), "{vary:?}");
    }
}

#[tokio::test]
async fn whoever_has_the_answer_is_not_sent_it_again() {
    let server = Server::default();
    let first = server.get(PAGE).await;
    let tag = first.header("etag").to_owned();
    for known in [tag.clone(), format!("\"other\", {tag}"), tag.trim_start_matches("W/").to_owned(), "*".to_owned()] {
        let again = get(&server, PAGE, &[("if-none-match", &known)]).await;
        assert_eq!((again.status, again.text()), (StatusCode::NOT_MODIFIED, ""), "{known}");
        assert_eq!((again.header("etag"), again.header("cache-control")), (tag.as_str(), "public, max-age=30"));
        assert_eq!(again.header("content-type"), "");
    }
    let changed = get(&server, &PAGE.replace("22A", "22B"), &[("if-none-match", &tag)]).await;
    assert_eq!((changed.status, changed.json()), (StatusCode::OK, json!({ "data": { "page": { "title": "B" } } })));
}

#[tokio::test]
async fn media_types_have_their_own_answers() {
    let server = Server::default();
    let tags = [JSON, GRAPHQL_RESPONSE].map(async |media| get(&server, PAGE, &[("accept", media)]).await);
    let [old, new] = futures_util::future::join_all(tags).await.try_into().ok().unwrap();
    assert_ne!(Answer::header(&old, "etag"), new.header("etag"));
}

#[tokio::test]
async fn what_failed_or_was_posted_or_says_nothing_of_itself_is_not_kept() {
    let server = Server::default();
    let failed =
        ["%7Bpage(title:%22%22)%7Btitle%7D%7D", "%7Bnothing%7D", "%7B", "%7Bleaks%20page(title:%22A%22)%7Btitle%7D%7D"];
    for query in failed.iter().chain(&["%7B__typename%7D"]) {
        let answer = get(&server, &format!("/graphql?query={query}"), &[("if-none-match", "*")]).await;
        assert_ne!(answer.status, StatusCode::NOT_MODIFIED, "{query}");
        assert_eq!(kept(&answer), ("no-store", false), "{query}");
    }
    let body = json!({ "query": "{ page(title: \"A\") { title } }" }).to_string();
    let posted = server.send(post().header("if-none-match", "*").body(Body::from(body)).unwrap()).await;
    assert_eq!((posted.status, kept(&posted)), (StatusCode::OK, ("no-store", false)));
}

#[tokio::test]
async fn an_answer_that_strangers_share_may_be_kept_too() {
    let settings = Settings { answer_life: std::time::Duration::from_secs(60), ..Settings::default() };
    let server = Server::new(settings);
    let tag = server.get(PAGE).await.header("etag").to_owned();
    let again = get(&server, PAGE, &[("if-none-match", &tag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(server.get(PAGE).await.json(), json!({ "data": { "page": { "title": "A" } } }));
}

/// For how long answers of the real schema may be kept: 0 where nothing says, -1 where not at all, and whether by all.
async fn hint(query: &str) -> (i32, bool) {
    let request = graph::prepared(Query::new(query).data(DryRun));
    let response = graph::schema_for_nobody().execute(request).await;
    // `rateLimit` itself runs, and nobody counts here.
    let is_valid = response.errors.iter().all(|error| !error.path.is_empty());
    assert!(is_valid, "{query}: {:?}", response.errors);
    (response.cache_control.max_age, response.cache_control.public)
}

#[tokio::test]
async fn the_smallest_hint_of_the_types_in_a_query_counts() {
    for (query, expected) in [
        ("{ wiki { name } }", (300, true)),
        ("{ wiki { replicationLag } }", (5, true)),
        ("{ wiki { namespaces { number } statistics { edits } } }", (60, true)),
        ("{ wiki { page(title: \"A\") { title latestRevision { timestamp } } } }", (30, true)),
        ("{ wiki { pages { totalCount } } }", (10, true)),
        ("{ wiki { pages { nodes { title } recent: pageInfo { hasNextPage } } } }", (10, true)),
        ("{ wiki { recentChanges { edges { node { title } } } } }", (5, true)),
        ("{ node(id: \"x\") { ... on Revision { timestamp } ... on User { name } } }", (60, true)),
        ("{ wikis { nodes { code } } }", (300, true)),
        ("{ __typename }", (0, true)),
        ("{ wiki { name } viewer { username } }", (300, false)),
        ("{ wiki { page(title: \"A\") { viewerCan(action: EDIT) } } }", (30, false)),
        ("{ wiki { name } rateLimit { used } }", (-1, true)),
    ] {
        assert_eq!(hint(query).await, expected, "{query}");
    }
}
