//! Calls of a wiki as spans of the request that asks for them, by OpenTelemetry's conventions for HTTP clients.
//!
//! See <https://opentelemetry.io/docs/specs/semconv/http/http-spans/>. A span has the address without its query, which says
//! what a user asked for, and nothing of what is sent or signed.

use reqwest::{Method, StatusCode};
use url::Url;

use super::exchange::Setback;
use super::parameters::Parameters;
use crate::telemetry::traces::{Beginning, OpenSpan, begin};

/// The longest code of a wiki's refusal that is told, in bytes: extensions invent them.
const LONGEST_CODE: usize = 64;

/// Begins the span of a call that is made for this, if its request is traced.
pub(super) fn called(url: &Url, what: &str) -> OpenSpan {
    begin(|| {
        let beginning = Beginning::client(what.to_owned()).with("wikigraph.call", what.to_owned());
        let beginning = beginning.with("url.full", place(url));
        let host = url.host_str().unwrap_or_default().to_owned();
        let beginning = beginning.with("server.address", host);
        match url.port_or_known_default() {
            Some(port) => beginning.with("server.port", port),
            None => beginning,
        }
    })
}

/// The action that a call asks for: a word of our own.
pub(super) fn action(parameters: &Parameters) -> &str {
    parameters.pairs().find(|(name, _)| *name == "action").map_or("", |(_, action)| action)
}

/// Tells how it is sent.
pub(super) fn sent(span: &mut OpenSpan, method: &Method, what: &str) {
    span.rename(|| format!("{method} {what}"));
    if span.age().is_some() {
        span.set("http.request.method", method.to_string());
    }
}

/// Tells that something answered.
pub(super) fn answered(span: &mut OpenSpan, status: StatusCode) {
    span.set("http.response.status_code", status.as_u16());
}

/// Ends the span of a call of the Action API, by what became of it.
pub(super) fn ended<T>(mut span: OpenSpan, outcome: &Result<T, Setback>) {
    if let Err(setback) = outcome {
        if let Setback::Refused(refusal) = setback
            && span.age().is_some()
        {
            let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
            span.set(
                "mediawiki.error.code",
                refusal.code.chars().filter(is_plain).take(LONGEST_CODE).collect::<String>(),
            );
        }
        span.fail(kind(setback));
    }
    span.end();
}

fn kind(setback: &Setback) -> &'static str {
    match setback {
        Setback::NotSent(_) => "not_sent",
        Setback::Broken(_) => "broken",
        Setback::Late => "timeout",
        Setback::Crowded => "crowded",
        Setback::NotWorthIt => "not_worth_it",
        Setback::TooMany(_) => "too_many",
        Setback::Down(..) => "down",
        Setback::Garbled(_) => "garbled",
        Setback::Foreign(_) => "foreign",
        Setback::Refused(_) => "refused",
    }
}

/// An address without what may be secret in it.
fn place(url: &Url) -> String {
    let mut place = url.clone();
    place.set_query(None);
    place.set_fragment(None);
    // Addresses that have no host cannot have these, and are none of a wiki's.
    let _ = place.set_username("");
    let _ = place.set_password(None);
    place.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_no_secrets() {
        let url = Url::parse("https://user:word@wiki.example:8443/w/api.php?token=1#x").expect("a URL");
        assert_eq!(place(&url), "https://wiki.example:8443/w/api.php");
    }

    #[test]
    fn a_call_is_told_by_its_action() {
        assert_eq!(action(&Parameters::of("edit").with("text", "action")), "edit");
    }
}
