//! Answers that hold nothing, as the gateway or what it asks is busy or away: whoever stands between is told by the status.

use async_graphql::{Response, Value};
use axum::http::StatusCode;

use super::present;

/// Why an answer holds nothing, where trying again in a while may help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overload {
    /// 503, or 429 for whoever asks too much.
    pub status: StatusCode,
    /// Seconds until it is worth trying again.
    pub retry_after: u64,
}

impl Overload {
    /// Where nothing was answered, and every error says when to try again.
    pub fn of(response: &Response) -> Option<Self> {
        if response.errors.is_empty() {
            return None;
        }
        let waits = response.errors.iter().map(|error| match error.extensions.as_ref()?.get("retryAfter")? {
            Value::Number(seconds) => seconds.as_u64(),
            _ => None,
        });
        let retry_after = waits.collect::<Option<Vec<u64>>>()?.into_iter().max()?;
        if !is_nothing(&response.data) {
            return None;
        }
        let is_rate_limited = |error| present::code(error) == "RATE_LIMITED";
        let is_askers = response.errors.iter().all(is_rate_limited);
        let status = if is_askers { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::SERVICE_UNAVAILABLE };
        Some(Self { status, retry_after })
    }
}

/// Whether no field has a value.
fn is_nothing(data: &Value) -> bool {
    match data {
        Value::Null => true,
        Value::List(values) => values.iter().all(is_nothing),
        Value::Object(fields) => fields.values().all(is_nothing),
        // What rows have written is JSON already.
        Value::Binary(written) => serde_json::from_slice(written).is_ok_and(|written| is_nothing(&written)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{ErrorExtensionValues, ServerError, value};

    use super::*;

    fn response(data: Value, errors: &[(&str, Option<u64>)]) -> Response {
        let errors = errors.iter().map(|(code, wait)| {
            let mut error = ServerError::new("It failed.", None);
            let mut extensions = ErrorExtensionValues::default();
            extensions.set("code", *code);
            if let Some(wait) = wait {
                extensions.set("retryAfter", *wait);
            }
            error.extensions = Some(extensions);
            error
        });
        let mut response = Response::new(data);
        response.errors = errors.collect();
        response
    }

    fn told(data: Value, errors: &[(&str, Option<u64>)]) -> Option<(u16, u64)> {
        Overload::of(&response(data, errors)).map(|overload| (overload.status.as_u16(), overload.retry_after))
    }

    #[test]
    fn who_asks_too_much_is_told_apart_from_what_is_away() {
        let away = ("UPSTREAM_UNAVAILABLE", Some(5));
        let limited = ("RATE_LIMITED", Some(1));
        assert_eq!(told(value!({ "a": null }), &[away, limited]), Some((503, 5)));
        assert_eq!(told(value!({ "a": { "b": null, "c": [] } }), &[away]), Some((503, 5)));
        assert_eq!(told(Value::Null, &[limited, limited]), Some((429, 1)));
        let written = |text: &'static str| value!({ "a": (Value::Binary(text.into())) });
        assert_eq!(told(written(r#"{"b":null,"c":[{"d":null}]}"#), &[away]), Some((503, 5)));
        assert_eq!(told(written(r#"{"b":null,"c":[{"d":0}]}"#), &[away]), None);
    }

    #[test]
    fn an_answer_that_holds_something_is_an_answer() {
        let away = ("UPSTREAM_UNAVAILABLE", Some(5));
        assert_eq!(told(value!({ "a": null, "b": { "c": 1 } }), &[away]), None);
        assert_eq!(told(value!({ "a": null }), &[]), None);
        assert_eq!(told(value!({ "a": null }), &[away, ("INTERNAL", None)]), None);
    }
}
