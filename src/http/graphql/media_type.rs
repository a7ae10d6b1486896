//! Content types: what a request's body is, and what its answer may be.

use axum::http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};

use super::Fault;
use crate::http::accept::{Accepted, parameter};

/// The media types of a GraphQL answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MediaType {
    /// `application/json`: the status says whether the request was well-formed, no more.
    #[default]
    Json,
    /// `application/graphql-response+json`: the status says whether the document was run, too.
    GraphqlResponse,
}

impl MediaType {
    /// Which of the two the client likes best; `application/json` where it does not say.
    pub fn accepted(headers: &HeaderMap) -> Result<Self, Fault> {
        let ranges = Accepted::in_headers(headers, ACCEPT);
        if ranges.is_empty() {
            return Ok(Self::Json);
        }
        let newer = Wish::among(&ranges, "application/graphql-response+json");
        let older = Wish::among(&ranges, "application/json");
        if newer.quality > 0 && (newer > older || (newer == older && newer.is_by_name())) {
            Ok(Self::GraphqlResponse)
        } else if older.quality > 0 {
            Ok(Self::Json)
        } else {
            Err(Fault::not_acceptable())
        }
    }

    /// The `Content-Type` of an answer.
    pub fn to_header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
        })
    }
}

/// Refuses a body that is no JSON in UTF-8.
///
/// That refuses forms and `text/plain` too, which are what a page of another site can send without
/// asking first.
pub fn check_content_type(headers: &HeaderMap) -> Result<(), Fault> {
    let given = headers.get(CONTENT_TYPE).map(HeaderValue::to_str);
    let Some(Ok(given)) = given else {
        return Err(Fault::unsupported_media_type(
            "The request has no Content-Type. Send the body as JSON, with Content-Type: application/json.",
        ));
    };
    let (name, parameters) = given.split_once(';').unwrap_or((given, ""));
    let is_named = |one: &str| name.trim().eq_ignore_ascii_case(one);
    if !is_named("application/json") && !is_named("application/graphql-response+json") {
        return Err(Fault::unsupported_media_type(
            "The body's Content-Type is not supported. Send JSON, with Content-Type: application/json.",
        ));
    }
    let is_utf8 = |charset: &str| charset.eq_ignore_ascii_case("utf-8");
    if !parameter(parameters, "charset").is_none_or(is_utf8) {
        return Err(Fault::unsupported_media_type("The body's charset is not supported. Send it in UTF-8."));
    }
    let is_plain = |encoding: &HeaderValue| encoding.as_bytes().eq_ignore_ascii_case(b"identity");
    if !headers.get(CONTENT_ENCODING).is_none_or(is_plain) {
        return Err(Fault::unsupported_media_type(
            "Compressed bodies are not supported. Send the body without a Content-Encoding.",
        ));
    }
    Ok(())
}

/// How exactly a range names a media type, if it does at all.
fn exactness(range: &Accepted, offer: &str) -> Option<u8> {
    match range.name.as_str() {
        "*/*" => Some(0),
        "application/*" => Some(1),
        name => (name == offer).then_some(2),
    }
}

/// How much a client wants a media type: a better quality first, then a more exact name.
#[derive(PartialEq, Eq, PartialOrd, Ord, Default)]
struct Wish {
    quality: u16,
    exactness: u8,
}

impl Wish {
    /// The quality that counts is that of the most exact range.
    fn among(ranges: &[Accepted], offer: &str) -> Self {
        let matching = ranges.iter().filter_map(|range| Some((exactness(range, offer)?, range.quality)));
        let most_exact = matching.max().map(|(exactness, quality)| Self { quality, exactness });
        most_exact.unwrap_or_default()
    }

    fn is_by_name(&self) -> bool {
        self.quality > 0 && self.exactness == 2
    }
}
