//! Depth, selections, aliases, root fields, variables.

use serde_json::json;
use wikigraph::graph::limits::{Limits, NESTING, Reason};

use super::{assert_too_complex, measure, measure_with};

fn deep(levels: usize) -> String {
    "{ a ".repeat(levels) + &"}".repeat(levels)
}

#[test]
fn depth_counts_fields_and_no_fragments() {
    assert_eq!(measure(&deep(15)).depth, 15);
    assert_too_complex(&Limits::default(), &deep(16), "deeper than 15 levels");
    let query = "{ ...F } fragment F on A { ... on B { ... { a { ...G } } } } fragment G on A { b c { d } }";
    assert_eq!(measure(query).depth, 3);
}

#[test]
fn fragments_nest_only_so_deep() {
    let nested = |levels: usize| "{ a ".to_owned() + &"... { b ".repeat(levels) + &"}".repeat(levels) + "}";
    measure(&nested(NESTING));
    assert_too_complex(&Limits::default(), &nested(NESTING + 1), "nests deeper than 48 levels");
}

#[test]
fn selections_are_counted_wherever_a_fragment_is_used() {
    let estimate = measure("{ a { ...F } b: c { ...F } ... @include(if: true) { d } } fragment F on A { x y: z }");
    assert_eq!(estimate.selections, 10);
    assert_eq!(estimate.aliases, 3);
    let limits = Limits { selections: 9, ..Limits::default() };
    assert_too_complex(&limits, "{ a { ...F } b { ...F } } fragment F on A { x y z }", "more than 9 fields");
}

#[test]
fn a_script_that_looks_up_fifty_pages_by_alias_is_let_in() {
    let lookup = |number: usize| {
        format!("p{number}: page(title: \"Page {number}\") {{ title was: latestRevision {{ who: actor {{ name }} }} }}")
    };
    let lookups = |count: usize| format!("{{ wiki {{ {} }} }}", (0..count).map(lookup).collect::<String>());
    assert_eq!(measure(&lookups(50)).aliases, 150);
    assert_too_complex(&Limits::default(), &lookups(67), "more than 200 aliases");
}

#[test]
fn root_fields_are_counted_through_fragments_for_each_operation() {
    let limits = Limits { root_fields: 3, ..Limits::default() };
    let query = "query Run { a b ...F } query Other { a b c } fragment F on Query { c { d e f g } }";
    assert_eq!(measure_with(&limits, query, json!({})).unwrap().root_fields, 3);
    assert_too_complex(&limits, "{ a b ...F } fragment F on Query { c d }", "more than 3 fields at its top");
}

#[test]
fn operations_that_do_not_run_spend_the_same_budgets() {
    let limits = Limits { selections: 4, depth: 2, ..Limits::default() };
    assert_too_complex(&limits, "query Run { a } query Other { b c d e }", "more than 4 fields");
    assert_too_complex(&limits, "query Run { a } query Other { b { c { d } } }", "deeper than 2 levels");
}

#[test]
fn variables_hold_only_so_many_values() {
    let limits = Limits { variable_values: 5, ..Limits::default() };
    let query = "query ($a: [Int!]) { a(b: $a) }";
    assert!(measure_with(&limits, query, json!({ "a": [1, 2, 3, 4] })).is_ok());
    for variables in [json!({ "a": [1, 2, 3, 4, 5] }), json!({ "a": { "b": [1, 2] }, "c": [3] })] {
        let refusal = measure_with(&limits, query, variables).unwrap_err();
        assert!(refusal.message.contains("more than 5 values"), "{refusal}");
    }
}

#[test]
fn a_refusal_says_where() {
    let limits = Limits { depth: 2, ..Limits::default() };
    let refusal = measure_with(&limits, "{\n a {\n  b {\n   c } } }", json!({})).unwrap_err();
    let position = refusal.position.unwrap();
    assert_eq!((position.line, position.column), (4, 4));
}

#[test]
fn fragments_in_a_circle_or_unused_are_invalid() {
    let cases = [
        ("{ ...A } fragment A on T { a ...B } fragment B on T { b { ...A } }", "\"A\" contains itself"),
        ("{ ...A } fragment A on T { ...A }", "\"A\" contains itself"),
        ("{ a } fragment A on T { a }", "\"A\" is never used"),
    ];
    for (query, hint) in cases {
        let refusal = measure_with(&Limits::default(), query, json!({})).unwrap_err();
        assert_eq!(refusal.reason, Reason::Invalid, "{query}");
        assert!(refusal.message.contains(hint), "{refusal}");
    }
}
