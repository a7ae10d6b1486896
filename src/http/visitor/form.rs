//! Forms that only our own pages can send, for the person who looks at them.

use std::sync::Arc;

use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::time::{Instant, timeout_at};

use super::{CSRF_HEADER, Visitor};
use crate::http::State;
use crate::http::pages::{self, Sorry};
use crate::types::Secret;

/// More than any form of ours has.
const MOST_BYTES: usize = 16 * 1024;

/// What a form carries to prove that it is from a page that was made for this session. It follows from the session's
/// secret, which cannot be told from it.
#[derive(Debug, Clone)]
pub struct FormToken {
    session: Secret,
}

impl FormToken {
    /// The name of the field that holds it.
    pub const FIELD: &str = "formToken";

    /// The token of a session's forms.
    pub fn of_session(session: Secret) -> Self {
        Self { session }
    }

    /// As it stands in the form.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.code().finalize().into_bytes())
    }

    /// Compares in a time that does not tell how much was right.
    fn is(&self, given: &str) -> bool {
        URL_SAFE_NO_PAD.decode(given).is_ok_and(|given| self.code().verify_slice(&given).is_ok())
    }

    fn code(&self) -> Hmac<Sha256> {
        let keyed = Hmac::<Sha256>::new_from_slice(self.session.reveal().as_bytes());
        keyed.expect("a key may have any length").chain_update(b"the forms of wikigraph")
    }
}

/// A form that somebody sent from a page of ours. Without a session, there is nobody whom it could harm.
#[derive(Debug)]
pub struct Submission {
    /// Who sent it.
    pub visitor: Visitor,
    /// Whether a script sent it, which wants no page in return.
    pub is_by_script: bool,
    fields: Vec<(String, String)>,
}

impl Submission {
    /// The value of a field; empty where there is none.
    pub fn field(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The values of a field that can be ticked several times.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<Arc<State>> for Submission {
    type Rejection = Response;

    async fn from_request(request: Request, state: &Arc<State>) -> Result<Self, Response> {
        let deadline = Instant::now() + state.settings.deadline;
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, state).await?;
        let is_by_script = parts.headers.contains_key(CSRF_HEADER);
        let body = timeout_at(deadline, to_bytes(body, MOST_BYTES)).await;
        let body = body.map_err(|_| pages::sorry(&Sorry::SlowForm))?.map_err(|_| pages::sorry(&Sorry::ForeignForm))?;
        let fields = url::form_urlencoded::parse(&body).into_owned().collect();
        let submission = Self { visitor, is_by_script, fields };
        let is_own = submission.visitor.site.is_own(&parts.headers);
        let is_proven = match &submission.visitor.person {
            Some(person) => is_by_script || person.form_token.is(submission.field(FormToken::FIELD)),
            None => true,
        };
        if is_own && is_proven { Ok(submission) } else { Err(pages::sorry(&Sorry::ForeignForm)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_of_one_session() {
        let token = FormToken::of_session(Secret::new("one"));
        let text = token.text();
        assert!(token.is(&text));
        let other = FormToken::of_session(Secret::new("another")).text();
        for given in [&other, "", &text[1..], &format!("{text}x"), "no base64!"] {
            assert!(!token.is(given), "{given}");
        }
    }
}
