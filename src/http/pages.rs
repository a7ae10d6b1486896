//! Pages that the server writes itself: how they are sent, and those that say that something did not work.
//!
//! They have no script, load nothing, and no other page shows them.

use std::sync::LazyLock;

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::auth::{AuthError, LoginRefusal};

/// Stands in every page; the values are those of Codex, Wikimedia's design system.
pub const STYLE: &str = include_str!("../../templates/pages/style.css");

/// The one style sheet is allowed by its hash.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).expect("a hash makes a header value")
});

/// A page, as a browser shall take it.
pub fn page(status: StatusCode, template: &impl Template) -> Response {
    let html = match template.render() {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, "a page cannot be written");
            return (StatusCode::INTERNAL_SERVER_ERROR, "The page cannot be written.\n").into_response();
        }
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, POLICY.clone()),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        // Without any, browsers would not say which page sent a form.
        (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    ];
    (status, headers, html).into_response()
}

/// A page that says what did not work, and what to do.
#[derive(Template)]
#[template(path = "pages/sorry.html")]
struct SorryPage<'a> {
    title: &'a str,
    words: &'a str,
    can_log_in: bool,
}

/// Why there is another page than the one that was wanted.
#[derive(Debug)]
pub enum Sorry {
    /// The server knows nobody.
    NotSetUp,
    /// A form came from elsewhere, or from before the last login.
    ForeignForm,
    /// A form did not arrive in time.
    SlowForm,
    /// The callback lacks what the wiki sends.
    NoCallback,
    /// The wiki does not let the login go on, or we do not.
    Refused(LoginRefusal),
}

/// The page that says why.
pub fn sorry(reason: &Sorry) -> Response {
    match reason {
        Sorry::NotSetUp => {
            told(StatusCode::NOT_FOUND, "Nobody can log in here", &AuthError::NotSetUp.to_string(), false)
        }
        Sorry::ForeignForm => told(
            StatusCode::FORBIDDEN,
            "Nothing was done",
            "The form did not come from a page that was made for you in this login. If you meant it, open the page \
             again and send it from there.",
            true,
        ),
        Sorry::SlowForm => told(
            StatusCode::REQUEST_TIMEOUT,
            "Nothing was done",
            "The form did not arrive in time. Open the page again and send it from there.",
            true,
        ),
        Sorry::NoCallback => told(
            StatusCode::BAD_REQUEST,
            "This is where a login ends",
            "The wiki sends you here with the proof that you have logged in, and there is none in this address.",
            true,
        ),
        Sorry::Refused(LoginRefusal::Failed(error)) => failed(error),
        Sorry::Refused(refusal) => told(status_of(refusal), "You are not logged in", &sentence(refusal), true),
    }
}

/// The page that says that the gateway itself failed.
pub fn failed(error: &AuthError) -> Response {
    match error {
        AuthError::NotSetUp => sorry(&Sorry::NotSetUp),
        AuthError::NoPermission | AuthError::OtherKey | AuthError::Altered => {
            told(StatusCode::FORBIDDEN, "Log in again", &sentence(error), true)
        }
        AuthError::Database(_) | AuthError::NoRandomness => {
            tracing::error!(%error, "who is asking cannot be found out");
            let words = "The gateway cannot read or write what it knows of people at the moment. Try again in a while.";
            told(StatusCode::SERVICE_UNAVAILABLE, "This does not work at the moment", words, true)
        }
    }
}

fn told(status: StatusCode, title: &str, words: &str, can_log_in: bool) -> Response {
    page(status, &SorryPage { title, words, can_log_in })
}

fn status_of(refusal: &LoginRefusal) -> StatusCode {
    match refusal {
        LoginRefusal::ReturnTo | LoginRefusal::Unknown => StatusCode::BAD_REQUEST,
        LoginRefusal::Expired => StatusCode::GONE,
        LoginRefusal::OtherBrowser | LoginRefusal::Refused(_) | LoginRefusal::Hidden => StatusCode::FORBIDDEN,
        LoginRefusal::Unreachable | LoginRefusal::Unproven => StatusCode::BAD_GATEWAY,
        LoginRefusal::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// An error's words as a sentence.
fn sentence(error: &impl std::fmt::Display) -> String {
    let words = error.to_string();
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}
