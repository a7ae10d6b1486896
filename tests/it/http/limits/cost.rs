//! What a document can cost.

use serde_json::{Value, json};
use wikigraph::graph::limits::{Limits, Reason};
use wikigraph::telemetry::Weight;

use super::{measure, measure_with};

#[track_caller]
fn assert_points(query: &str, points: u64) {
    assert_eq!(measure(query).points(), points, "{query}");
}

#[test]
fn every_request_costs_a_point() {
    assert_points("{ __typename }", 1);
    assert_points("{ wiki(code: \"enwiki\") { name namespace(number: 1) { name } } }", 1);
}

#[test]
fn a_list_costs_a_statement_and_a_point_for_a_hundred_rows() {
    assert_points("{ wiki { pages(first: 100) { nodes { title } } } }", 1 + 1 + 1);
    assert_points("{ wiki { pages(first: 99) { nodes { title } } } }", 1 + 1);
    assert_points(
        "{ wiki { a: pages(first: 60) { nodes { title } } b: pages(first: 60) { nodes { title } } } }",
        1 + 2 + 1,
    );
    // Lists of 500 parents share a statement.
    assert_points(
        "{ wiki { pages(first: 500) { nodes { links(first: 10) { nodes { title } } } } } }",
        1 + 1 + 5 + 1 + 50,
    );
    // Ids may be of as many kinds as there are.
    assert_points("{ nodes(ids: [\"a\", \"b\"]) { id } }", 1 + 2);
    assert_points("{ nodes(ids: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) { id } }", 1 + 8);
}

#[test]
fn what_is_looked_up_costs_a_statement() {
    assert_points("{ wiki { page(title: \"A\") { title } } }", 1 + 1);
    assert_points("{ wiki { page(title: \"A\") { protections { level } statistics: title } } }", 1 + 1 + 1);
}

#[test]
fn calls_of_the_action_api_cost_most() {
    assert_points("{ wiki { pages(first: 100) { nodes { content } } } }", 1 + 1 + 1 + 2 * 5);
    assert_points("{ wiki { pages(first: 20) { nodes { html } } } }", 1 + 1 + 20 * 5);
    assert_points("{ wiki { pages(first: 1) { totalCount } } }", 1 + 1 + 5);
}

#[test]
fn what_asks_for_much_is_heavy() {
    let weight = |query| measure(query).weight();
    let is_heavy = [
        "{ wiki { pages(first: 50) { nodes { revisions(first: 20) { nodes { size } } } } } }",
        "{ wiki { a: pages(first: 1) { totalCount } b: pages(first: 1) { totalCount } } }",
        // Texts take the memory here.
        "{ wiki { pages(first: 100) { nodes { content } } } }",
    ];
    for query in is_heavy {
        assert_eq!(weight(query), Weight::Heavy, "{query}");
    }
    let is_light = [
        "{ wiki { page(title: \"A\") { title } } }",
        "{ wiki { pages(first: 100) { totalCount nodes { title } } } }",
        // Calls take the wiki's servers.
        "{ wiki { pages(first: 100) { nodes { extract } } } }",
        "{ wiki { pages(first: 20) { nodes { html content } } } }",
        "mutation { editPage(input: {}) { page { title } } }",
        "{ rateLimit(dryRun: true) { cost } wiki { pages(first: 500) { nodes { links(first: 10) { nodes { title } } } } } }",
    ];
    for query in is_light {
        assert_eq!(weight(query), Weight::Light, "{query}");
    }
}

#[test]
fn redirects_cost_what_they_are() {
    assert_points("{ wiki { statistics { edits } } }", 1 + 1);
    assert_points("{ wiki { statistics { redirects same: redirects } } }", 1 + 1 + 2 * 5);
    assert_points("{ wiki { pages(first: 1) { nodes { redirects(first: 1) { nodes { title } } } } } }", 1 + 1 + 1);
}

#[test]
fn a_mutation_costs_what_its_calls_do() {
    assert_points("mutation { editPage(input: {}) { page { title } } }", 1 + 25);
    assert_points("mutation { a: editPage(input: {}) { errors { code } } b: logOut { errors { code } } }", 1 + 2 * 25);
}

#[test]
fn what_does_not_run_costs_nothing() {
    let query = "query Run { __typename } query Other { wiki { pages(first: 500) { nodes { html } } } }";
    assert_points(query, 1);
    let query = "query ($no: Boolean = false) { wiki { pages(first: 500) @include(if: $no) { nodes { html } } } }";
    assert_points(query, 1);
}

#[test]
fn introspection_is_cheap_but_not_for_nothing() {
    assert_points("{ __schema { types { name } } }", 1);
    assert_points("{ __schema { types { fields { name args { name } } } } }", 10);
}

#[test]
fn a_query_that_can_cost_too_much_is_refused_with_the_field_that_does() {
    let query =
        "query ($n: Int!) { site: wiki { pages(first: $n) { nodes { title body: html links { nodes { title } } } } } }";
    let refusal = measure_with(&Limits::default(), query, json!({ "n": 450 })).expect_err("it is too dear");
    assert_eq!(refusal.reason, Reason::TooComplex);
    let overspent = refusal.overspent.as_ref().expect("there are numbers");
    let field = overspent.field.as_ref().expect("a field");
    assert_eq!((overspent.cost, overspent.limit), (1 + 1 + 4 + 450 * 5 + 1 + 90, 2_000));
    assert_eq!((field.path.as_str(), field.points), ("site.pages.nodes.body", 450 * 5));
    let expected = "The query can cost 2347 points, and at most 2000 are allowed. `site.pages.nodes.body` costs most, 2250 \
        of them: ask for fewer rows there";
    assert!(refusal.message.starts_with(expected), "{}", refusal.message);
    assert!(measure_with(&Limits::default(), query, json!({ "n": 300 })).is_ok());
}

#[test]
fn the_costliest_field_of_lists_is_the_list_and_not_its_nodes() {
    let query = "{ wiki { pages(first: 100) { nodes { ...P } } } } fragment P on Page { links(first: 30) { edges { cursor } } }";
    let limits = Limits { cost: 10, ..Limits::default() };
    let refusal = measure_with(&limits, query, Value::Null).expect_err("it is too dear");
    let field = refusal.overspent.and_then(|overspent| overspent.field).expect("a field");
    assert_eq!((field.path.as_str(), field.points), ("wiki.pages.nodes.links", 31));
}

#[test]
fn a_dry_run_is_known_by_its_argument() {
    let dry = |query: &str, variables: Value| {
        let estimate = measure_with(&Limits::default(), query, variables).expect("it is within the limits");
        (estimate.asks_for_rate_limit, estimate.is_dry_run)
    };
    assert_eq!(dry("{ wiki { name } }", json!({})), (false, false));
    assert_eq!(dry("{ rateLimit { cost } }", json!({})), (true, false));
    assert_eq!(
        dry("{ ...R } fragment R on Query { limit: rateLimit(dryRun: true) { cost } }", json!({})),
        (true, true)
    );
    let query = "query ($dry: Boolean! = false) { rateLimit(dryRun: $dry) { cost } }";
    assert_eq!(dry(query, json!({})), (true, false));
    assert_eq!(dry(query, json!({ "dry": true })), (true, true));
    assert_eq!(dry("{ rateLimit(dryRun: true) @skip(if: true) { cost } }", json!({})), (false, false));
}

#[test]
fn a_dry_run_tells_the_cost_of_what_would_be_refused() {
    let query = "{ rateLimit(dryRun: true) { cost } wiki { pages(first: 500) { nodes { html } } } }";
    assert_eq!(measure(query).points(), 1 + 1 + 5 + 500 * 5);
}
