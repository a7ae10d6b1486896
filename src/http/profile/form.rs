//! A form of the profile, which only somebody with a session can send.

use std::sync::Arc;

use axum::extract::{FromRequest, Request};
use axum::http::header::{HeaderName, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use super::LogIn;
use crate::auth::{AccountId, Auth};
use crate::http::visitor::{Kept, Person, Submission};
use crate::http::{State, pages};

/// A form, and who sent it.
#[derive(Debug)]
pub struct OwnForm {
    /// Who sent it.
    pub person: Person,
    /// What is in it.
    pub submission: Submission,
}

impl OwnForm {
    /// What knows the person.
    pub fn auth(&self) -> &Auth {
        &self.submission.visitor.login.auth
    }

    /// The person's account.
    pub fn account(&self) -> AccountId {
        self.person.identity.account
    }

    /// The number of what the form is about; nothing has the number 0.
    pub fn id(&self) -> i64 {
        self.submission.field("id").parse().unwrap_or(0)
    }

    /// Takes the session's cookie from the browser.
    pub fn without_cookie(&self) -> [(HeaderName, HeaderValue); 1] {
        [(SET_COOKIE, Kept::Session.clear(&self.submission.visitor.site))]
    }
}

impl FromRequest<Arc<State>> for OwnForm {
    type Rejection = Response;

    /// Whose session has ended since is asked to log in.
    async fn from_request(request: Request, state: &Arc<State>) -> Result<Self, Response> {
        let submission = Submission::from_request(request, state).await?;
        match submission.visitor.person.clone() {
            Some(person) => Ok(Self { person, submission }),
            None => Err(pages::page(StatusCode::FORBIDDEN, &LogIn { news: None })),
        }
    }
}
