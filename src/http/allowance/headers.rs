//! How much is left, as headers: those of <https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/>, and one
//! that tells what the request cost.

use axum::http::{HeaderName, HeaderValue};
use bytes::Bytes;

use super::Payer;
use crate::buckets::{Level, Rate, whole_seconds};

/// What is left: `"address";r=1988;t=1`.
pub const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");

/// How much there is: `"address";q=2000;w=60;qu="points"`.
pub const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// What the request cost, and what it was estimated at: `3;estimate=12`.
pub const QUERY_COST: HeaderName = HeaderName::from_static("query-cost");

/// What is left of a bucket, and how long until all of it is.
pub fn rate_limit(payer: &Payer, rate: Rate, level: Level) -> HeaderValue {
    let remaining = rate.points.saturating_sub(level.used);
    value(&["\"", payer.policy(), "\";r="], remaining.into(), Some((";t=", whole_seconds(level.empty_in))), "")
}

/// How large a bucket is, and how long a full one takes to become empty.
pub fn rate_limit_policy(payer: &Payer, rate: Rate) -> HeaderValue {
    let window = Some((";w=", whole_seconds(rate.window)));
    value(&["\"", payer.policy(), "\";q="], rate.points.into(), window, ";qu=\"points\"")
}

/// What a request cost in points, and what it was estimated at, if anything was run.
pub fn query_cost(cost: u64, estimate: Option<u64>) -> HeaderValue {
    value(&[], cost, estimate.map(|estimate| (";estimate=", estimate)), "")
}

/// They are part of every answer, so they are written without the formatting machinery.
fn value(beginning: &[&str], number: u64, second: Option<(&str, u64)>, end: &str) -> HeaderValue {
    let mut text = String::with_capacity(48);
    beginning.iter().for_each(|part| text.push_str(part));
    let mut digits = itoa::Buffer::new();
    text.push_str(digits.format(number));
    if let Some((name, number)) = second {
        text.push_str(name);
        text.push_str(digits.format(number));
    }
    text.push_str(end);
    HeaderValue::from_maybe_shared(Bytes::from(text)).expect("digits and names make a header value")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn headers_are_structured_fields() {
        let (payer, rate) = (Payer::Address(None), Rate { points: 2_000, window: Duration::from_secs(60) });
        let level = Level { used: 12, empty_in: Duration::from_millis(360) };
        assert_eq!(rate_limit(&payer, rate, level), "\"address\";r=1988;t=1");
        assert_eq!(rate_limit_policy(&payer, rate), "\"address\";q=2000;w=60;qu=\"points\"");
        assert_eq!(query_cost(3, Some(12)), "3;estimate=12");
        assert_eq!(query_cost(1, None), "1");
    }
}
