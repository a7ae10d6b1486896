//! Whoever has spent their points is told so.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::json;
use wikigraph::config::AnonymousAccess;
use wikigraph::http::{Peer, Settings};

use super::{ask_from, cheap, limited, remaining, wiki_server};
use crate::http::client::{Server, request};

const ADDRESS: &str = "192.0.2.1";

#[tokio::test]
async fn an_answer_tells_what_is_left() {
    let server = Server::new(limited(10));
    let answer = ask_from(&server, ADDRESS, None, cheap()).await;
    assert_eq!(answer.header("ratelimit-policy"), "\"address\";q=10;w=86400;qu=\"points\"");
    let (left, until) = answer.header("ratelimit").split_once(";t=").expect("it is told when all is left");
    assert_eq!(left, "\"address\";r=9");
    assert!((1..=8640).contains(&until.parse::<u32>().unwrap()), "{until}");
    assert_eq!(answer.header("query-cost"), "1;estimate=1");
    // What cannot be run costs a point, too.
    assert_eq!(remaining(&ask_from(&server, ADDRESS, None, json!({ "query": "{" })).await), 8);
}

#[tokio::test]
async fn what_is_refused_before_it_is_looked_at_costs_a_point_too() {
    let server = Server::new(Settings { anonymous: AnonymousAccess::Login, ..limited(10) });
    let unknown = ask_from(&server, ADDRESS, None, cheap()).await;
    assert_eq!((unknown.status, unknown.header("query-cost"), remaining(&unknown)), (StatusCode::UNAUTHORIZED, "1", 9));
    let peer = Peer(SocketAddr::new(ADDRESS.parse().unwrap(), 4711));
    let asked = request(Method::POST, "/graphql").header("accept", "text/plain").extension(peer);
    let unreadable = server.send(asked.body(Body::empty()).unwrap()).await;
    assert_eq!((unreadable.status, remaining(&unreadable)), (StatusCode::NOT_ACCEPTABLE, 8));
}

#[tokio::test]
async fn without_a_limit_only_the_cost_is_told() {
    let answer = ask_from(&Server::default(), ADDRESS, None, cheap()).await;
    assert_eq!((answer.header("ratelimit"), answer.header("query-cost")), ("", "1;estimate=1"));
}

#[tokio::test]
async fn whoever_has_spent_all_is_told_how_long_to_wait() {
    let server = Server::new(limited(3));
    for _ in 0..3 {
        assert_eq!(ask_from(&server, ADDRESS, None, cheap()).await.status, StatusCode::OK);
    }
    let refused = ask_from(&server, ADDRESS, None, cheap()).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.refusal(), "RATE_LIMITED");
    let error = &refused.json()["errors"][0];
    assert!(
        refused.message().starts_with("The request can cost 1 points, and 0 of your 3 in 86400 s are left. Wait "),
        "{error}"
    );
    let more = &error["extensions"];
    assert_eq!((&more["cost"], &more["limit"], &more["remaining"]), (&json!(1), &json!(3), &json!(0)), "{error}");
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=28_800).contains(&wait) && more["retryAfter"] == wait, "{error}");
    // To be refused costs nothing.
    assert_eq!(refused.header("ratelimit").split(";t").next(), Some("\"address\";r=0"));
}

#[tokio::test]
async fn the_field_that_costs_most_is_named() {
    let (server, _) = wiki_server(limited(20)).await;
    let query = json!({ "query": "{ wiki { pages(first: 100) { nodes { links(first: 10) { nodes { title } } } } } }" });
    assert_eq!(ask_from(&server, ADDRESS, None, query.clone()).await.status, StatusCode::OK);
    let drain =
        json!({ "query": "{ wiki { pages(first: 500) { nodes { title } } a: pages(first: 500) { nodes { id } } } }" });
    let mut answer = ask_from(&server, ADDRESS, None, query.clone()).await;
    while answer.status == StatusCode::OK {
        ask_from(&server, ADDRESS, None, drain.clone()).await;
        answer = ask_from(&server, ADDRESS, None, query.clone()).await;
    }
    let error = &answer.json()["errors"][0];
    assert_eq!(error["extensions"]["field"], "wiki.pages.nodes.links", "{error}");
    assert!(answer.message().contains("`wiki.pages.nodes.links` costs most, 11 of them"), "{error}");
}

#[tokio::test]
async fn nobody_waits_for_what_never_fits() {
    let (server, _) = wiki_server(limited(5)).await;
    let query = json!({ "query": "{ wiki { pages(first: 500) { nodes { title } } } }" });
    let answer = ask_from(&server, ADDRESS, None, query).await;
    assert_eq!((answer.status, answer.refusal()), (StatusCode::BAD_REQUEST, "QUERY_TOO_COMPLEX".to_owned()));
    let more = &answer.json()["errors"][0]["extensions"];
    assert_eq!((&more["cost"], &more["limit"], &more["field"]), (&json!(7), &json!(5), &json!("wiki.pages")));
    assert_eq!(answer.header("retry-after"), "");
}

#[tokio::test]
async fn a_batch_is_no_way_around() {
    let mut settings = Settings::default();
    settings.limits.cost = 10;
    let (server, gateway) = wiki_server(settings).await;
    gateway.statements();
    let query = json!({ "query": "{ wiki { pages(first: 300) { nodes { title } } } }" });
    let answer = ask_from(&server, ADDRESS, None, json!([query, query, query])).await.json();
    let codes: Vec<_> = (0..3).map(|entry| answer[entry]["errors"][0]["extensions"]["code"].as_str()).collect();
    assert_eq!(codes, [None, None, Some("QUERY_TOO_COMPLEX")], "{answer}");
    let message = answer[2]["errors"][0]["message"].as_str().unwrap();
    let expected =
        "This operation of the batch can cost 5 points, those before it 10, and at most 10 are allowed together.";
    assert!(message.starts_with(expected), "{message}");
    assert_eq!(gateway.statements().len(), 2);
}

#[tokio::test]
async fn a_dry_run_leaves_the_points_of_its_batch_to_what_runs() {
    let mut settings = Settings::default();
    settings.limits.cost = 10;
    let (server, _) = wiki_server(settings).await;
    let dear = "{ rateLimit(dryRun: true) { cost } wiki { pages(first: 500) { nodes { html } } } }";
    let query = json!({ "query": "{ wiki { pages(first: 300) { nodes { title } } } }" });
    let answer = ask_from(&server, ADDRESS, None, json!([{ "query": dear }, query])).await.json();
    assert_eq!(answer[0], json!({ "data": { "rateLimit": { "cost": 2507 } } }));
    assert_eq!(answer[1].get("errors"), None, "{answer}");
}

#[tokio::test]
async fn a_batch_spends_from_the_same_points() {
    let server = Server::new(limited(2));
    let answer = ask_from(&server, ADDRESS, None, json!([cheap(), cheap()])).await;
    assert_eq!((answer.status, remaining(&answer)), (StatusCode::OK, 1), "it was one request");
    let many = json!([cheap(), cheap(), cheap()]);
    let answer = ask_from(&server, ADDRESS, None, many).await.json();
    assert_eq!(answer[1]["errors"][0]["extensions"]["code"], "RATE_LIMITED", "{answer}");
}
