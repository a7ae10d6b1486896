//! `rateLimit`, and what is given back once it is known what a request has cost.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::json;
use wikigraph::http::Settings;

use super::{ask_from, cheap, limited, remaining, wiki_server};

const ADDRESS: &str = "192.0.2.1";

#[tokio::test]
async fn what_was_not_needed_is_given_back() {
    let (server, _) = wiki_server(limited(100)).await;
    let query =
        "{ rateLimit { limit cost used remaining } wiki { pages(first: 500, filter: { titlePrefix: \"Danub\" }) {
        nodes { title links(first: 1) { nodes { title } } } } } }";
    let answer = ask_from(&server, ADDRESS, None, json!({ "query": query })).await;
    let told = &answer.json()["data"]["rateLimit"];
    // 500 pages, and a link of each.
    assert_eq!(*told, json!({ "limit": 100, "cost": 13, "used": 13, "remaining": 87 }));
    let (cost, estimate) = answer.header("query-cost").split_once(";estimate=").expect("both are told");
    let cost: u32 = cost.parse().unwrap();
    assert!(estimate == "13" && (3..13).contains(&cost), "{cost} of {estimate}");
    assert_eq!(remaining(&answer), 100 - cost);
}

#[tokio::test]
async fn without_a_limit_there_is_the_largest_number() {
    let (server, _) = wiki_server(Settings::default()).await;
    let query = json!({ "query": "{ rateLimit { limit cost remaining used } }" });
    let expected = json!({ "limit": 2_147_483_647, "cost": 1, "remaining": 2_147_483_647, "used": 0 });
    assert_eq!(ask_from(&server, ADDRESS, None, query).await.json()["data"]["rateLimit"], expected);
}

#[tokio::test]
async fn points_come_back_by_the_time_that_is_told() {
    let (server, _) = wiki_server(limited(60)).await;
    let before = wikigraph::types::Timestamp::now();
    let query = json!({ "query": "{ rateLimit { resetAt } wiki { pages(first: 500) { nodes { html } } } }" });
    let refused = ask_from(&server, ADDRESS, None, query).await;
    assert_eq!(refused.refusal(), "QUERY_TOO_COMPLEX");
    let query =
        json!({ "query": "{ rateLimit { resetAt } wiki { pages(first: 500) { totalCount nodes { title } } } }" });
    let answer = ask_from(&server, ADDRESS, None, query).await.json();
    let told = answer["data"]["rateLimit"]["resetAt"].as_str().unwrap_or_else(|| panic!("{answer}"));
    let reset = wikigraph::types::Timestamp::from_rfc_3339(told).unwrap();
    // Of 60 points a day, one comes back in 24 minutes: 12 were taken, and one for what was refused.
    let minutes = |minutes: u64| Duration::from_secs(minutes * 60);
    let now = wikigraph::types::Timestamp::now();
    assert!(reset >= before.after(minutes(13 * 24 - 1)) && reset <= now.after(minutes(13 * 24 + 1)), "{answer}");
}

#[tokio::test]
async fn a_dry_run_tells_the_cost_and_runs_nothing() {
    let (server, gateway) = wiki_server(limited(50)).await;
    gateway.statements();
    let query = "query ($dry: Boolean!) { __typename ...R site: wiki { pages(first: 200) { nodes { title } } }
        nodes(ids: [\"x\"]) { id } } fragment R on Query { points: rateLimit(dryRun: $dry) { cost used } viewer { username } }";
    let ask = async |dry: bool| {
        let body = json!({ "query": query, "variables": { "dry": dry } });
        ask_from(&server, ADDRESS, None, body).await
    };
    let answer = ask(true).await;
    let expected = json!({ "data": { "__typename": "Query", "points": { "cost": 10, "used": 1 } } });
    assert_eq!(answer.json(), expected);
    assert_eq!(gateway.statements().len(), 0);
    assert_eq!((answer.header("query-cost"), remaining(&answer)), ("1;estimate=10", 49));
    // What does not make sense is refused all the same.
    let invalid = json!({ "query": "{ rateLimit(dryRun: true) { cost } wiki { nothing } }" });
    assert_eq!(ask_from(&server, ADDRESS, None, invalid).await.refusal(), "GRAPHQL_VALIDATION_FAILED");
    let wet = ask(false).await.json();
    assert_eq!(wet["data"]["points"]["cost"], 10, "{wet}");
    assert_eq!(gateway.statements().len(), 1);
}

#[tokio::test]
async fn a_dry_run_of_what_would_be_refused_says_what_it_would_cost() {
    let (server, _) = wiki_server(limited(50)).await;
    let query =
        json!({ "query": "{ rateLimit(dryRun: true) { cost limit } wiki { pages(first: 500) { nodes { html } } } }" });
    let answer = ask_from(&server, ADDRESS, None, query).await.json();
    assert_eq!(answer, json!({ "data": { "rateLimit": { "cost": 2507, "limit": 50 } } }));
}

#[tokio::test]
async fn an_answer_that_was_there_costs_a_point() {
    let settings = Settings { answer_life: Duration::from_secs(60), ..limited(100) };
    let (server, gateway) = wiki_server(settings).await;
    gateway.statements();
    let query = json!({ "query": "{ wiki { pages(first: 400) { nodes { title } } } }" });
    let first = ask_from(&server, ADDRESS, None, query.clone()).await;
    let left = remaining(&first);
    let second = ask_from(&server, ADDRESS, None, query.clone()).await;
    assert_eq!((second.header("query-cost"), remaining(&second)), ("1", left - 1));
    // Somebody else's answer tells nothing of what the first has left.
    let other = ask_from(&server, "192.0.2.2", None, query).await;
    assert_eq!((remaining(&other), gateway.statements().len()), (99, 1));
}

#[tokio::test]
async fn whoever_has_nothing_left_keeps_nobody_from_sharing() {
    let settings = Settings { answer_life: Duration::from_secs(3_600), ..limited(3) };
    let (server, gateway) = wiki_server(settings).await;
    while remaining(&ask_from(&server, ADDRESS, None, cheap()).await) > 0 {}
    let query = json!({ "query": "{ wiki { pages(first: 10) { nodes { title } } } }" });
    assert_eq!(ask_from(&server, ADDRESS, None, query.clone()).await.refusal(), "RATE_LIMITED");
    gateway.statements();
    for address in ["192.0.2.2", "192.0.2.3"] {
        assert_eq!(ask_from(&server, address, None, query.clone()).await.status, StatusCode::OK);
    }
    assert_eq!(gateway.statements().len(), 1);
}

#[tokio::test]
async fn what_somebody_has_left_is_told_to_nobody_else() {
    let settings = Settings { answer_life: Duration::from_secs(60), ..limited(100) };
    let (server, _) = wiki_server(settings).await;
    let query = json!({ "query": "{ rateLimit { used } }" });
    for used in 1..4 {
        assert_eq!(ask_from(&server, ADDRESS, None, query.clone()).await.json()["data"]["rateLimit"]["used"], used);
    }
    assert_eq!(ask_from(&server, "192.0.2.2", None, query).await.json()["data"]["rateLimit"]["used"], 1);
}
