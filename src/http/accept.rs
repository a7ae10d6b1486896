//! Headers that list what a client accepts, each with a quality.

use axum::http::{HeaderMap, HeaderName};

/// One part of an `Accept…` header.
#[derive(Debug, PartialEq, Eq)]
pub struct Accepted {
    /// In lower case; may be a pattern, such as `*/*`.
    pub name: String,
    /// In thousandths; what has none is not accepted.
    pub quality: u16,
}

impl Accepted {
    /// All that the headers of this name list; parts that are empty mean nothing.
    pub fn in_headers(headers: &HeaderMap, header: HeaderName) -> Vec<Self> {
        let texts = headers.get_all(header).into_iter().filter_map(|value| value.to_str().ok());
        let parts = texts.flat_map(|text| text.split(','));
        parts.filter(|part| !part.trim().is_empty()).map(Self::of).collect()
    }

    fn of(text: &str) -> Self {
        let (name, parameters) = text.split_once(';').unwrap_or((text, ""));
        let quality = parameter(parameters, "q").and_then(|quality| quality.parse::<f32>().ok());
        Self {
            name: name.trim().to_ascii_lowercase(),
            quality: (quality.unwrap_or(1.0).clamp(0.0, 1.0) * 1000.0) as u16,
        }
    }
}

/// The value of one of the parameters in `a=1; b="2"`, without quotes.
pub fn parameter<'a>(parameters: &'a str, wanted: &str) -> Option<&'a str> {
    parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_wanted = name.trim().eq_ignore_ascii_case(wanted);
        is_wanted.then(|| value.trim().trim_matches('"'))
    })
}
