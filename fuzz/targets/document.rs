//! Documents: parsed, measured, validated and executed, the second time as documents that are known.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use serde_json::Value;

fuzz_target!(|document: &str| -> Corpus {
    let first = wikigraph_fuzz::query(document, &Value::Null);
    let second = wikigraph_fuzz::query(document, &Value::Null);
    // What happens during an execution may differ, but not whether there is one.
    assert_eq!(first.get("data").is_some(), second.get("data").is_some(), "{first}\n{second}");
    Corpus::Keep
});
