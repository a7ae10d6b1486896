//! `/oauth/…`: to the wiki and back, and out again. `/session`: who is logged in, for scripts of pages.

use std::sync::Arc;

use axum::Json;
use axum::extract::State as Shared;
use axum::http::header::{CACHE_CONTROL, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde_json::json;

use super::State;
use super::allowance::Payer;
use super::pages::{self, Sorry};
use super::visitor::{Caller, Kept, Person, Submission, Unidentified, Visitor};
use crate::telemetry::asked_by;
use crate::types::Secret;

/// `GET /oauth/login?returnTo=…`: sends the browser to the wiki.
pub async fn begin(visitor: Visitor, uri: Uri) -> Response {
    if !visitor.login.auth.can_log_in() {
        return pages::sorry(&Sorry::NotSetUp);
    }
    if let Some(public) = &visitor.other_name {
        let query = uri.query().unwrap_or_default();
        return Redirect::to(&format!("{public}oauth/login?{query}")).into_response();
    }
    match visitor.login.auth.begin_login(parameter(&uri, "returnTo").as_deref()).await {
        Ok(begun) => {
            let cookie = Kept::Login.set(&visitor.site, &begun.browser);
            sent_on(begun.authorize_url.as_str(), [cookie])
        }
        Err(refusal) => pages::sorry(&Sorry::Refused(refusal)),
    }
}

/// The path that the wiki sends browsers back to: makes the session. A session that the browser had before ends.
pub async fn complete(visitor: Visitor, uri: Uri) -> Response {
    let (Some(token), Some(verifier)) = (parameter(&uri, "oauth_token"), parameter(&uri, "oauth_verifier")) else {
        return pages::sorry(&Sorry::NoCallback);
    };
    let auth = &visitor.login.auth;
    let browser = visitor.begun_login.as_ref().map_or("", Secret::reveal);
    let completed = match auth.complete_login(browser, &token, &verifier, visitor.user_agent.as_deref()).await {
        Ok(completed) => completed,
        Err(refusal) => return pages::sorry(&Sorry::Refused(refusal)),
    };
    if let Some(Person { identity, .. }) = &visitor.person
        && let Err(error) = auth.log_out(identity).await
    {
        return pages::failed(&error);
    }
    let cookies = [Kept::Session.set(&visitor.site, &completed.session), Kept::Login.clear(&visitor.site)];
    sent_on(&completed.return_to, cookies)
}

/// `POST /oauth/logout`: ends this browser's session.
pub async fn log_out(submission: Submission) -> Response {
    let Submission { visitor, is_by_script, .. } = submission;
    if let Some(Person { identity, .. }) = &visitor.person
        && let Err(error) = visitor.login.auth.log_out(identity).await
    {
        return pages::failed(&error);
    }
    let cookie = Kept::Session.clear(&visitor.site);
    if is_by_script {
        (StatusCode::NO_CONTENT, [(SET_COOKIE, cookie)]).into_response()
    } else {
        sent_on("/profile?done=logged-out", [cookie])
    }
}

/// `GET /session`: whether people can log in here, and who has. Like GraphQL, it takes a cookie only with the header
/// that shows that the page means it.
pub async fn session(Shared(state): Shared<Arc<State>>, parts: Parts) -> Response {
    asked_by(Payer::unknown(&parts.extensions, &parts.headers, &state.settings).asker());
    let login = state.login.as_deref();
    let Caller { identity, clear_cookie } = match Caller::of(login, &parts.method, &parts.headers).await {
        Ok(caller) => caller,
        Err(Unidentified::BadToken) => Caller::default(),
        Err(Unidentified::Failed(error)) => {
            tracing::error!(%error, "who is asking cannot be found out");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let username = identity.as_ref().map(|identity| &identity.username);
    let told = json!({ "canLogIn": login.is_some_and(|login| login.auth.can_log_in()), "username": username });
    let cookie = AppendHeaders(clear_cookie.map(|cookie| (SET_COOKIE, cookie)));
    (cookie, [(CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(told)).into_response()
}

/// Sends the browser on to a place that auth has found good.
fn sent_on(place: &str, cookies: impl IntoIterator<Item = HeaderValue>) -> Response {
    let cookies = AppendHeaders(cookies.into_iter().map(|cookie| (SET_COOKIE, cookie)));
    (cookies, [(CACHE_CONTROL, "no-store")], Redirect::to(place)).into_response()
}

/// The value of one of the parameters in a URL.
pub fn parameter(uri: &Uri, wanted: &str) -> Option<String> {
    let query = uri.query().unwrap_or_default().as_bytes();
    let mut parameters = url::form_urlencoded::parse(query);
    parameters.find(|(name, _)| name == wanted).map(|(_, value)| value.into_owned())
}
