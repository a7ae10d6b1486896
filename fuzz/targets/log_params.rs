//! Parameters of log entries, which MediaWiki has written in many ways: they become JSON, or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use wikigraph::types::log_params;

fuzz_target!(|stored: &[u8]| {
    let Ok(value) = log_params(stored) else { return };
    let written = serde_json::to_string(&value).expect("JSON");
    // Readers refuse what is nested too deeply.
    let read: Value = serde_json::from_str(&written).expect("JSON that can be read");
    assert_eq!(read, value);
    // Nothing makes much out of little.
    assert!(written.len() <= 16 * stored.len() + 16, "{} bytes became {}", stored.len(), written.len());
});
