//! The number of statements depends on the query alone, not on how long its lists are.

use super::case::Case;
use crate::harness::Gateway;

#[tokio::test]
async fn longer_pages_take_no_more_statements() {
    let gateway = Gateway::sandbox().await;
    let mut compared = 0;
    let mut problems = Vec::new();
    for case in Case::all() {
        if case.read("json").contains("\"errors\"") || with_page_size(&case.query, 1) == case.query {
            continue;
        }
        let mut counts = Vec::new();
        for size in [1, 50] {
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
    let places = ["first: ", "last: "].iter().filter_map(|name| Some(query.find(name)? + name.len()));
    let place = places.min()?;
    Some((place, query[place..].bytes().take_while(u8::is_ascii_digit).count()))
}
