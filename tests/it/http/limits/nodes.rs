//! How many nodes a document can reach.

use serde_json::{Value, json};
use wikigraph::graph::limits::{Estimate, Limits};

use super::{assert_too_complex, measure, measure_with};

#[track_caller]
fn assert_nodes(query: &str, nodes: u64, lists: u64) {
    let estimate = measure(query);
    assert_eq!((estimate.nodes, estimate.lists), (nodes, lists), "{query}");
}

fn with(query: &str, variables: Value) -> Estimate {
    measure_with(&Limits::default(), query, variables).unwrap()
}

#[test]
fn a_connection_holds_its_page() {
    assert_nodes("{ wiki { pages(first: 50) { nodes { title } } } }", 50, 1);
    assert_nodes("{ wiki { pages(last: 7) { edges { node { title } } } } }", 7, 1);
    assert_nodes("{ wiki { pages { nodes { title } } } }", 20, 1);
    assert_nodes("{ wiki { pages(first: null) { pageInfo { hasNextPage } } } }", 20, 1);
    assert_nodes("{ wiki { pages(first: 500) { totalCount } name } }", 0, 0);
}

#[test]
fn the_rows_of_a_page_count_once_however_they_are_asked_for() {
    let query = "{ wiki { pages(first: 10) { ...P nodes { title } edges { cursor } } } }
        fragment P on PageConnection { pageInfo { endCursor } ... { nodes { id } } }";
    assert_nodes(query, 10, 1);
}

#[test]
fn pages_multiply_along_a_path_and_add_up_over_paths() {
    let query = "{ wiki {
        pages(first: 10) { nodes { revisions(first: 5) { nodes { id } } categories { nodes { name } } } }
        users(first: 3) { edges { node { contributions(first: 4) { nodes { page { links(first: 2) { nodes { title } } } } } } } }
    } }";
    // 10 pages, 50 revisions, 200 categories; 3 users, 12 contributions, 24 links.
    assert_nodes(query, 10 + 50 + 200 + 3 + 12 + 24, 1 + 10 + 10 + 1 + 3 + 12);
}

#[test]
fn page_sizes_come_from_variables_and_their_defaults() {
    let query = "query ($n: Int = 30, $m: Int) { wiki { pages(first: $n) { nodes { links(first: $m) { nodes { title } } } } } }";
    assert_eq!(with(query, json!({})).nodes, 30 + 30 * 20);
    assert_eq!(with(query, json!({ "n": 2, "m": 3 })).nodes, 2 + 2 * 3);
    assert_eq!(with(query, json!({ "n": null, "m": "x" })).nodes, 20 + 20 * 20);
}

#[test]
fn a_measure_is_that_of_variables_where_they_say_how_much() {
    let is_of_variables = |query: &str| with(query, json!({})).is_of_variables;
    let user = "query ($name: String!) { wiki { user(name: $name) { contributions(first: 50) { nodes { size } } } } }";
    assert!(!is_of_variables(user));
    for query in [
        "query ($n: Int) { wiki { pages(first: $n) { nodes { title } } } }",
        "query ($titles: [String!]) { wiki { pages(filter: { titles: $titles }) { nodes { title } } } }",
        "query ($with: Boolean!) { wiki { pages @include(if: $with) { nodes { title } } } }",
        "query ($dry: Boolean!) { rateLimit(dryRun: $dry) { cost } }",
    ] {
        assert!(is_of_variables(query), "{query}");
    }
}

#[test]
fn lists_of_keys_count_as_their_length() {
    assert_nodes("{ nodes(ids: [\"a\", \"b\", \"c\"]) { id } }", 3, 1);
    assert_nodes("{ nodes(ids: \"a\") { ... on Page { links { nodes { title } } } } }", 1 + 20, 1 + 1);
    let query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    assert_eq!(with(query, json!({ "ids": ["a", "b"] })).nodes, 2);
}

#[test]
fn a_filter_by_keys_makes_a_page_no_larger() {
    assert_nodes("{ wiki { pages(first: 500, filter: { titles: [\"A\", \"B\"] }) { nodes { id } } } }", 2, 1);
    assert_nodes("{ wiki { pages(first: 1, filter: { ids: [1, 2], namespace: 0 }) { nodes { id } } } }", 1, 1);
    let query = "query ($f: PageFilter, $t: [String!]) { wiki {
        a: pages(first: 100, filter: $f) { nodes { id } } b: pages(first: 100, filter: { titles: $t }) { nodes { id } } } }";
    let estimate = with(query, json!({ "f": { "titles": ["A"] }, "t": ["A", "B", "C"] }));
    assert_eq!(estimate.nodes, 1 + 3);
}

#[test]
fn keys_that_a_lists_filter_does_not_have_make_no_page_smaller() {
    assert_nodes("{ wiki { pages(first: 500, filter: { names: [\"A\"] }) { nodes { id } } } }", 500, 1);
    assert_nodes("{ wiki { users(first: 500, filter: { titles: [\"A\"] }) { nodes { id } } } }", 500, 1);
    assert_nodes("{ wiki { users(first: 500, filter: { names: [\"A\"] }) { nodes { id } } } }", 1, 1);
    assert_nodes("{ wiki { revisions(first: 500, filter: { ids: [1] }) { nodes { id } } } }", 500, 1);
}

#[test]
fn what_is_skipped_reaches_nothing() {
    let query = "query ($deep: Boolean!) { wiki {
        pages { nodes { links @include(if: $deep) { nodes { title } } } }
        users @skip(if: true) { nodes { name } }
        ... @include(if: false) { revisions { nodes { id } } }
    } }";
    assert_eq!(with(query, json!({ "deep": false })).nodes, 20);
    assert_eq!(with(query, json!({ "deep": true })).nodes, 20 + 400);
    assert_eq!(with(query, json!({ "deep": false })).selections, measure(&query.replace("$deep)", "true)")).selections);
}

#[test]
fn skipped_rows_do_not_hide_the_others() {
    assert_nodes("{ wiki { pages { nodes @skip(if: true) { id } edges { cursor } } } }", 20, 1);
}

#[test]
fn only_the_operation_that_runs_reaches_nodes() {
    let query = "query Run { wiki { pages(first: 5) { nodes { id } } } }
        query Other { wiki { pages(first: 500) { nodes { links(first: 500) { nodes { title } } } } } }";
    assert_nodes(query, 5, 1);
}

#[test]
fn too_many_nodes_are_refused_with_the_list_that_is_too_long() {
    let query = "{ wiki { pages(first: 500) { nodes { links(first: 200) { nodes { title } } } } } }";
    let refusal = measure_with(&Limits::default(), query, json!({})).unwrap_err();
    let expected = "The query can reach 100500 nodes or more, and at most 100000 are allowed. The list here holds 200 \
        for each of 500 parents: ask for smaller pages with `first` or `last`, or split the query.";
    assert_eq!(refusal.message, expected);
    measure(&query.replace("200", "199"));
}

#[test]
fn numbers_without_end_are_no_way_around() {
    let huge = u64::MAX;
    let query = format!("{{ a {{ b(first: {huge}) {{ nodes {{ c(first: {huge}) {{ nodes {{ d }} }} }} }} }} }}");
    assert_too_complex(&Limits::default(), &query, "at most 100000 are allowed");
}

/// Asks for all that a schema says of itself, as deep as the queries of the common tools do.
fn introspection() -> String {
    let wrapped = "kind name ofType { ".repeat(9) + "kind name" + &"}".repeat(9);
    format!(
        "{{ __schema {{
            description queryType {{ name }} mutationType {{ name }} subscriptionType {{ name }}
            types {{ ...Described }}
            directives {{ name description isRepeatable locations args {{ ...Input }} }}
        }} }}
        fragment Described on __Type {{
            kind name description specifiedByURL isOneOf
            fields {{ name description args {{ ...Input }} type {{ ...Wrapped }} isDeprecated deprecationReason }}
            inputFields {{ ...Input }}
            interfaces {{ ...Wrapped }}
            enumValues {{ name description isDeprecated deprecationReason }}
            possibleTypes {{ ...Wrapped }}
        }}
        fragment Input on __InputValue {{ name description type {{ ...Wrapped }} defaultValue }}
        fragment Wrapped on __Type {{ {wrapped} }}"
    )
}

#[test]
fn a_whole_introspection_is_let_in() {
    let estimate = measure(&introspection());
    assert_eq!(estimate.depth, 0);
    assert!((10_000..50_000).contains(&estimate.nodes), "{estimate:?}");
    // Strangers who are bounded to what is cheap may look at the schema.
    assert!(estimate.points() <= 20, "{} points", estimate.points());
}

#[test]
fn introspection_in_a_circle_is_refused() {
    let query = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }";
    assert_too_complex(&Limits::default(), query, "at most 100000 are allowed");
    let query = "{ __type(name: \"Page\") { ".to_owned() + &"ofType { ".repeat(20) + &"}".repeat(22);
    assert_too_complex(&Limits::default(), &query.replace("{ }", "{ name }"), "deeper than 20 levels");
}
