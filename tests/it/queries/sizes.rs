//! The number of statements depends on the query alone, not on how long its lists are.

use async_graphql::Variables;
use async_graphql::parser::parse_query;
use wikigraph::graph::limits::Limits;

use super::case::Case;
use crate::harness::Gateway;

/// Numbers of rows on a page, of which a query is asked for the first that it may.
const SIZES: [usize; 4] = [50, 20, 10, 5];

#[tokio::test]
async fn longer_pages_take_no_more_statements() {
    let gateway = Gateway::sandbox().await;
    let mut compared = 0;
    let mut problems = Vec::new();
    for case in Case::all() {
        if case.read("json").contains("\"errors\"") || with_page_size(&case.query, 1) == case.query {
            continue;
        }
        let largest = SIZES.into_iter().find(|size| is_within_limits(&case, *size)).expect("a size for lists in lists");
        let mut counts = Vec::new();
        for size in [1, largest] {
            gateway.ask_with(&with_page_size(&case.query, size), case.variables()).await;
            counts.push(gateway.statements().len());
        }
        compared += 1;
        if counts[0] != counts[1] {
            problems
                .push(format!("{}: {} statements for pages of 1, {} for pages of 50", case.name, counts[0], counts[1]));
        }
    }
    assert!(compared > 50, "only {compared} queries have lists");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Whether the gateway would answer so long pages: those of lists in lists in lists multiply.
fn is_within_limits(case: &Case, size: usize) -> bool {
    let document = parse_query(with_page_size(&case.query, size)).expect("the query is GraphQL");
    let (_, operation) = document.operations.iter().next().expect("the query has an operation");
    let variables = Variables::from_json(case.variables());
    Limits::default().measure(&document, &operation.node, &variables).is_ok()
}

/// The query with this number for every `first` and `last`.
fn with_page_size(query: &str, size: usize) -> String {
    let mut text = String::new();
    let mut rest = query;
    while let Some((place, length)) = next_size(rest) {
        text.push_str(&rest[..place]);
        text.push_str(&size.to_string());
        rest = &rest[place + length..];
    }
    text + rest
}

/// Where the next number of rows stands, and how many digits it has.
fn next_size(query: &str) -> Option<(usize, usize)> {
    let mut numbers = query.match_indices(|letter: char| letter.is_ascii_digit()).map(|(place, _)| place);
    let is_size = |place: &usize| query[..*place].ends_with("first: ") || query[..*place].ends_with("last: ");
    let place = numbers.find(is_size)?;
    Some((place, query[place..].bytes().take_while(u8::is_ascii_digit).count()))
}
