//! Pages for people: what is said around each of them, and what it may load.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY};
use axum::response::{IntoResponse, Response};

use super::MOUNT;

/// A page that says one thing.
#[derive(Template)]
#[template(path = "sandbox/message.html")]
pub struct Message {
    mount: &'static str,
    title: String,
    message: String,
    code: Option<String>,
}

impl Message {
    /// A message under a heading.
    pub fn new(title: &str, message: &str) -> Self {
        Self { mount: MOUNT, title: title.to_owned(), message: message.to_owned(), code: None }
    }

    /// With a code to copy.
    pub fn with_code(self, code: String) -> Self {
        Self { code: Some(code), ..self }
    }

    /// The page.
    pub fn answer(&self, status: StatusCode) -> Response {
        page(status, self, "")
    }
}

/// A page of the wiki.
#[derive(Template)]
#[template(path = "sandbox/page.html")]
pub struct Article {
    /// Where the embedded wiki is.
    pub mount: &'static str,
    /// The title.
    pub title: String,
    /// The text, as HTML.
    pub html: String,
}

/// Answers with a page. Its forms go here, and from here to that origin.
pub fn page(status: StatusCode, template: &impl Template, form_target: &str) -> Response {
    let policy = format!(
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; \
         form-action 'self' {form_target}"
    );
    match template.render() {
        Ok(html) => {
            let headers = [
                (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
                (CONTENT_SECURITY_POLICY, policy),
                (CACHE_CONTROL, "no-store".to_owned()),
                (REFERRER_POLICY, "no-referrer".to_owned()),
            ];
            (status, headers, html).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
