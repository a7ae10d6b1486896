//! Cursors. The first byte chooses a list, and whether what follows is the cursor as a client sends it, or what a cursor of
//! this very list holds behind its signature, which chance would never hit upon.
#![no_main]

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::{Value, json};

const LISTS: [&str; 8] = [
    "wiki { list: pages(first: $first, after: $after) { pageInfo { endCursor } } }",
    "wiki { list: pages(first: $first, after: $after, orderBy: { field: LENGTH, direction: DESC }) { pageInfo { endCursor } } }",
    "wiki { list: revisions(first: $first, after: $after) { pageInfo { endCursor } } }",
    "wiki { list: recentChanges(first: $first, after: $after) { pageInfo { endCursor } } }",
    "wiki { list: logEntries(first: $first, after: $after) { pageInfo { endCursor } } }",
    "wiki { list: users(first: $first, after: $after) { pageInfo { endCursor } } }",
    "wiki { page(title: \"Danube\") { list: links(first: $first, after: $after) { pageInfo { endCursor } } } }",
    "wiki { page(title: \"Category:Rivers\") { ... on Page { list: categories(first: $first, after: $after) { pageInfo { endCursor } } } } }",
];

/// The signatures of the lists' cursors.
static SIGNATURES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let signature = |list: &&str| {
        let answer = page(list, None);
        let cursor = answer["data"].to_string();
        let cursor = cursor.split("\"endCursor\":\"").nth(1).and_then(|rest| rest.split('"').next());
        let cursor = cursor.unwrap_or_else(|| panic!("{list} has no cursor: {answer}"));
        URL_SAFE_NO_PAD.decode(cursor).expect("a cursor")[..4].to_vec()
    };
    LISTS.iter().map(signature).collect()
});

fn page(list: &str, after: Option<&str>) -> Value {
    let document = format!("query ($first: Int, $after: String) {{ {list} }}");
    wikigraph_fuzz::query(&document, &json!({ "first": 1, "after": after }))
}

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some((choice, rest)) = data.split_first() else { return Corpus::Reject };
    let list = usize::from(*choice) % LISTS.len();
    if *choice < 128 {
        let mut bytes = SIGNATURES[list].clone();
        bytes.extend(rest);
        page(LISTS[list], Some(&URL_SAFE_NO_PAD.encode(bytes)));
    } else {
        let Ok(cursor) = std::str::from_utf8(rest) else { return Corpus::Reject };
        page(LISTS[list], Some(cursor));
    }
    Corpus::Keep
});
