//! The limits on documents.

mod attacks;
mod budgets;
mod cost;
mod nodes;
mod text;

use async_graphql::Variables;
use async_graphql::parser::parse_query;
use async_graphql::parser::types::DocumentOperations;
use serde_json::{Value, json};
use wikigraph::graph::limits::{Estimate, Limits, Reason, Refusal};

/// Measures a document whose only operation, or the one named `Run`, is the one to run.
fn measure_with(limits: &Limits, query: &str, variables: Value) -> Result<Estimate, Refusal> {
    limits.check_text(query)?;
    let document = parse_query(query).unwrap_or_else(|error| panic!("{error}: {query}"));
    let running = match &document.operations {
        DocumentOperations::Single(operation) => operation,
        DocumentOperations::Multiple(operations) => &operations["Run"],
    };
    limits.measure(&document, &running.node, &Variables::from_json(variables))
}

fn measure(query: &str) -> Estimate {
    measure_with(&Limits::default(), query, json!({})).unwrap_or_else(|refusal| panic!("{refusal}: {query}"))
}

/// Checks that the document is over a limit, and that the message names it.
fn assert_too_complex(limits: &Limits, query: &str, hint: &str) {
    let refusal = measure_with(limits, query, json!({})).expect_err(query);
    assert_eq!(refusal.reason, Reason::TooComplex);
    assert!(refusal.message.contains(hint), "{refusal}");
}
