//! Who looks at a page: somebody with a session, or nobody yet.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use url::Url;

use super::{FormToken, Kept, Login, Site};
use crate::auth::Identity;
use crate::http::State;
use crate::http::allowance::Payer;
use crate::http::pages::{self, Sorry};
use crate::telemetry::asked_by;
use crate::types::Secret;

/// Whoever asks for one of the pages around logging in.
#[derive(Debug)]
pub struct Visitor {
    /// What they may log in to.
    pub login: Arc<Login>,
    /// Where they are.
    pub site: Site,
    /// Where they had better be, to log in.
    pub other_name: Option<Url>,
    /// Who they are, if anybody, and what proves that their forms are theirs.
    pub person: Option<Person>,
    /// What the browser calls itself.
    pub user_agent: Option<String>,
    /// What it brings back from a login that it has begun.
    pub begun_login: Option<Secret>,
}

/// Somebody with a session.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who they are.
    pub identity: Arc<Identity>,
    /// What their forms carry.
    pub form_token: FormToken,
}

impl FromRequestParts<Arc<State>> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<State>) -> Result<Self, Response> {
        let Some(login) = state.login.clone() else {
            return Err(pages::sorry(&Sorry::NotSetUp));
        };
        let headers = &parts.headers;
        let site = login.site(headers);
        let other_name = Site::other_name(login.public_url.as_ref(), headers).cloned();
        asked_by(Payer::unknown(&parts.extensions, headers, &state.settings).asker());
        let person = person(&login, &site, headers).await?;
        if let Some(Person { identity, .. }) = &person {
            asked_by(Payer::of(identity).asker());
        }
        let user_agent = headers.get(USER_AGENT).map(HeaderValue::to_str);
        let user_agent = user_agent.and_then(Result::ok).map(str::to_owned);
        let begun_login = Kept::Login.read(&site, headers);
        Ok(Self { login, site, other_name, person, user_agent, begun_login })
    }
}

async fn person(login: &Login, site: &Site, headers: &HeaderMap) -> Result<Option<Person>, Response> {
    let Some(secret) = Kept::Session.read(site, headers) else {
        return Ok(None);
    };
    let found = login.auth.by_session(secret.reveal()).await.map_err(|error| pages::failed(&error))?;
    Ok(found.map(|identity| Person { identity: Arc::new(identity), form_token: FormToken::of_session(secret) }))
}
