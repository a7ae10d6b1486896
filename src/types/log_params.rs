//! The parameters of log entries: PHP's serialisation or lines, turned into JSON.

use serde_json::{Map, Number, Value};

use super::php::{self, PhpError};

/// Decodes `log_params`.
///
/// * A PHP array becomes an object whose numbered keys are resolved as MediaWiki's log formatter does:
///   `4::target` is `target`, and `5:bool:noredir` is a boolean. An array with the keys 0, 1, 2 … becomes a list.
/// * The form of old rows, one parameter a line, becomes a list of strings.
/// * No parameters are an empty list.
///
/// See <https://www.mediawiki.org/wiki/Manual:Logging_table#log_params>.
pub fn log_params(stored: &[u8]) -> Result<Value, PhpError> {
    if stored.is_empty() {
        return Ok(Value::Array(Vec::new()));
    }
    if !looks_serialized(stored) {
        let text = String::from_utf8_lossy(stored);
        return Ok(text.split('\n').map(|line| Value::String(line.to_owned())).collect());
    }
    let mut value = php::unserialize(stored)?;
    resolve_keys(&mut value);
    Ok(value)
}

/// Whether the row holds PHP's form: a type's letter, then a colon or, for null, a semicolon.
fn looks_serialized(stored: &[u8]) -> bool {
    matches!(stored, [b'a' | b's' | b'i' | b'd' | b'b' | b'O' | b'C', b':', ..] | [b'N', b';', ..])
}

/// Resolves `4::target` and its like in the outermost array.
fn resolve_keys(value: &mut Value) {
    let Value::Object(stored) = value else { return };
    let mut resolved = Map::with_capacity(stored.len());
    for (key, value) in std::mem::take(stored) {
        let mut parts = key.splitn(3, ':');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(number), Some(kind), Some(name)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                resolved.entry(name).or_insert(typed(kind, value));
            }
            _ => {
                resolved.insert(key, value);
            }
        }
    }
    *stored = resolved;
}

fn typed(kind: &str, value: Value) -> Value {
    match (kind, &value) {
        ("bool", Value::String(text)) => Value::Bool(!text.is_empty() && text != "0"),
        ("bool", Value::Number(number)) => Value::Bool(number.as_i64() != Some(0)),
        ("bool", Value::Null) => Value::Bool(false),
        ("number", Value::String(text)) => text.parse::<Number>().map_or(value, Value::Number),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn decoded(stored: &str) -> Value {
        log_params(stored.as_bytes()).expect("readable parameters")
    }

    #[test]
    fn numbered_keys_are_resolved() {
        let move_entry = r#"a:3:{s:9:"4::target";s:7:"Fön";s:10:"5::noredir";s:1:"0";s:17:"associated_rev_id";i:42;}"#
            .replace("s:7:", "s:4:");
        assert_eq!(decoded(&move_entry), json!({"target": "Fön", "noredir": "0", "associated_rev_id": 42}));
        let typed = r#"a:2:{s:13:"5:bool:silent";b:1;s:14:"6:number:count";s:2:"12";}"#;
        assert_eq!(decoded(typed), json!({"silent": true, "count": 12}));
    }

    #[test]
    fn arrays_in_arrays() {
        let rights = r#"a:2:{s:12:"4::oldgroups";a:0:{}s:12:"5::newgroups";a:2:{i:0;s:3:"bot";i:1;s:5:"sysop";}}"#;
        assert_eq!(decoded(rights), json!({"oldgroups": [], "newgroups": ["bot", "sysop"]}));
        assert_eq!(decoded(r#"a:2:{i:0;s:1:"a";s:1:"k";N;}"#), json!({"0": "a", "k": null}));
    }

    #[test]
    fn lines_of_old_rows() {
        assert_eq!(decoded("Target page\n1"), json!(["Target page", "1"]));
        assert_eq!(decoded(""), json!([]));
    }

    #[test]
    fn corrupt_parameters_are_an_error() {
        for corrupt in ["a:1:{s:9:\"4::tar", "a:1:{i:0;i:1;} and more"] {
            assert!(log_params(corrupt.as_bytes()).is_err());
        }
    }
}
