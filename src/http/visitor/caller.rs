//! Who a GraphQL request comes from: an API token's owner, somebody with a session, or nobody.

use std::sync::Arc;

use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use futures_util::FutureExt;

use super::{Kept, Login};
use crate::auth::{AuthError, Identity};

/// A page of another site cannot set this header unless the browser has asked us first.
pub const CSRF_HEADER: HeaderName = HeaderName::from_static("x-wikigraph-csrf");

/// Who a request comes from.
#[derive(Debug, Default)]
pub struct Caller {
    /// The person, if anybody.
    pub identity: Option<Arc<Identity>>,
    /// Takes a cookie from the browser that stands for nobody any more.
    pub clear_cookie: Option<HeaderValue>,
}

/// Why it cannot be told who a request comes from.
#[derive(Debug)]
pub enum Unidentified {
    /// The API token is none, or no longer.
    BadToken,
    /// The gateway's own database does not answer.
    Failed(AuthError),
}

impl Caller {
    /// An API token counts more than a cookie: whoever sets a header means it.
    pub async fn of(login: Option<&Login>, method: &Method, headers: &HeaderMap) -> Result<Self, Unidentified> {
        match (bearer(headers), login) {
            (Some(secret), Some(login)) => {
                let found = login.auth.by_api_token(secret).boxed().await.map_err(Unidentified::Failed)?;
                let identity = found.ok_or(Unidentified::BadToken)?;
                Ok(Self { identity: Some(Arc::new(identity)), clear_cookie: None })
            }
            (Some(_), None) => Err(Unidentified::BadToken),
            (None, Some(login)) => Self::of_session(login, method, headers).await,
            (None, None) => Ok(Self::default()),
        }
    }

    async fn of_session(login: &Login, method: &Method, headers: &HeaderMap) -> Result<Self, Unidentified> {
        if !headers.contains_key(COOKIE) {
            return Ok(Self::default());
        }
        let site = login.site(headers);
        let Some(secret) = Kept::Session.read(&site, headers) else {
            return Ok(Self::default());
        };
        if !is_meant(method, headers) || !site.is_own_or_allowed(headers, &login.allowed_origins) {
            return Ok(Self::default());
        }
        match login.auth.by_session(secret.reveal()).boxed().await.map_err(Unidentified::Failed)? {
            Some(identity) => Ok(Self { identity: Some(Arc::new(identity)), clear_cookie: None }),
            None => Ok(Self { identity: None, clear_cookie: Some(Kept::Session.clear(&site)) }),
        }
    }
}

/// Whether a browser would have asked us before it sent this for another site's page. A POST is of JSON, or refused.
fn is_meant(method: &Method, headers: &HeaderMap) -> bool {
    *method == Method::POST || headers.contains_key(CSRF_HEADER)
}

/// The token in `Authorization: Bearer …`; what is no text is as good as none of ours. Other schemes are for whatever stands in
/// front of us.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut parts = headers.get(AUTHORIZATION)?.as_bytes().splitn(2, |byte| *byte == b' ');
    let (scheme, token) = (parts.next()?, parts.next().unwrap_or_default());
    scheme.eq_ignore_ascii_case(b"bearer").then(|| std::str::from_utf8(token).unwrap_or_default().trim())
}
