//! Parameters of log entries, which MediaWiki has written in many ways: they become JSON, or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use wikigraph::types::log_params;

/// Whether values are the same, but for the last bit of a fraction: serde_json reads those quickly rather than exactly.
fn are_alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(ones), Value::Array(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| are_alike(one, other))
        }
        (Value::Object(ones), Value::Object(others)) => {
            let is_there = |(name, one): (&String, &Value)| others.get(name).is_some_and(|other| are_alike(one, other));
            ones.len() == others.len() && ones.iter().all(is_there)
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() && other.is_f64() => {
            let (one, other) = (one.as_f64().unwrap_or_default(), other.as_f64().unwrap_or_default());
            (one - other).abs() <= one.abs() * f64::EPSILON
        }
        (one, other) => one == other,
    }
}

fuzz_target!(|stored: &[u8]| {
    let Ok(value) = log_params(stored) else { return };
    let written = serde_json::to_string(&value).expect("JSON");
    // Readers refuse what is nested too deeply.
    let read: Value = serde_json::from_str(&written).expect("JSON that can be read");
    assert!(are_alike(&read, &value), "{read} was {value}");
    // Nothing makes much out of little.
    assert!(written.len() <= 16 * stored.len() + 16, "{} bytes became {}", stored.len(), written.len());
});
