//! A request to the embedded wiki, read in full.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};

/// The largest body, in bytes: a page of 2 MB may take three times as many when it is encoded.
const LARGEST_BODY: usize = 16 * 1024 * 1024;

/// What was asked.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// `GET` or `POST`.
    pub method: String,
    /// The parameters of the query.
    pub query: Vec<(String, String)>,
    /// The parameters of a form in the body.
    pub form: Vec<(String, String)>,
    /// The header with the signature.
    pub authorization: Option<String>,
}

impl Incoming {
    /// Reads a request to its end.
    pub async fn read(request: Request) -> Result<Self, StatusCode> {
        let (parts, body) = request.into_parts();
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let is_form = header(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        let is_post = parts.method == axum::http::Method::POST;
        let body = to_bytes(body, LARGEST_BODY).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        Ok(Self {
            method: parts.method.to_string(),
            query: pairs(parts.uri.query().unwrap_or_default().as_bytes()),
            form: if is_post && is_form { pairs(&body) } else { Vec::new() },
            authorization: header(AUTHORIZATION).map(str::to_owned),
        })
    }

    /// A parameter, of the form before the query.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let pairs = self.form.iter().rev().chain(self.query.iter().rev());
        pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether it was posted.
    pub fn is_post(&self) -> bool {
        self.method == "POST"
    }
}

fn pairs(text: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text).into_owned().collect()
}
