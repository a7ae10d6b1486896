//! `/profile`: what a person sees of themselves, and what they can undo.

mod moment;
mod page;
mod wiki;

use std::time::Duration;

use askama::Template;
use axum::extract::State as Shared;
use axum::http::header::SET_COOKIE;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};

use super::login::parameter;
use super::visitor::{FormToken, Kept, Person, Submission, Visitor};
use super::{State, pages};
use crate::auth::{ApiTokenId, AuthError, NewApiToken, NewApiTokenError, SessionId};
use crate::types::Timestamp;
use page::{News, TOKEN_DAYS};
use pages::Sorry;

#[derive(Template)]
#[template(path = "log-in.html")]
struct LogIn {
    news: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "forget.html")]
struct AskToForget<'a> {
    username: &'a str,
    form_token: String,
}

/// `GET /profile`: the person's own page, or how to log in.
pub async fn show(visitor: Visitor, Shared(state): Shared<State>, uri: Uri) -> Response {
    let news = parameter(&uri, "done").and_then(|done| news_of(&done));
    match &visitor.person {
        Some(person) => {
            let news = news.map_or(News::None, News::Done);
            page::show(&state, &visitor.login.auth, person, StatusCode::OK, news).await
        }
        None if visitor.login.auth.can_log_in() => pages::page(StatusCode::OK, &LogIn { news }),
        None => pages::sorry(&Sorry::NotSetUp),
    }
}

/// `POST /profile/tokens`: makes an API token, and shows its secret this once.
pub async fn create_token(Shared(state): Shared<State>, submission: Submission) -> Response {
    let (auth, person) = match somebody(&submission) {
        Ok(person) => (&submission.visitor.login.auth, person),
        Err(response) => return response,
    };
    let days = submission.field("days").parse().ok().filter(|days| TOKEN_DAYS.contains(days));
    let wanted = NewApiToken {
        name: submission.field("name").trim().to_owned(),
        scopes: submission.all("scope").filter_map(|scope| scope.parse().ok()).collect(),
        expires_at: days.map(|days| Timestamp::now().after(Duration::from_secs(days * 24 * 60 * 60))),
    };
    let (status, news) = match auth.create_api_token(person.identity.account, wanted).await {
        Ok(minted) => (StatusCode::CREATED, News::Minted(minted)),
        Err(NewApiTokenError::Failed(error)) => return pages::failed(&error),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, News::NotMinted(error.to_string())),
    };
    page::show(&state, auth, person, status, news).await
}

/// `POST /profile/tokens/revoke`: from now on, the token is nobody's.
pub async fn revoke_token(submission: Submission) -> Response {
    let Some(token) = number(&submission).map(ApiTokenId) else {
        return pages::sorry(&Sorry::ForeignForm);
    };
    let person = match somebody(&submission) {
        Ok(person) => person,
        Err(response) => return response,
    };
    let revoked = submission.visitor.login.auth.revoke_api_token(person.identity.account, token).await;
    back(revoked.map(drop), "token-revoked")
}

/// `POST /profile/sessions/end`: logs another browser out.
pub async fn end_session(submission: Submission) -> Response {
    let Some(session) = number(&submission).map(SessionId) else {
        return pages::sorry(&Sorry::ForeignForm);
    };
    let person = match somebody(&submission) {
        Ok(person) => person,
        Err(response) => return response,
    };
    let ended = submission.visitor.login.auth.end_session(person.identity.account, session).await;
    back(ended.map(drop), "session-ended")
}

/// `POST /profile/sessions/end-all`: logs all browsers out, this one too.
pub async fn end_all_sessions(submission: Submission) -> Response {
    let person = match somebody(&submission) {
        Ok(person) => person,
        Err(response) => return response,
    };
    let ended = submission.visitor.login.auth.log_out_everywhere(person.identity.account).await;
    let cookie = [(SET_COOKIE, Kept::Session.clear(&submission.visitor.site))];
    (cookie, back(ended.map(drop), "logged-out-everywhere")).into_response()
}

/// `GET /profile/forget`: asks whether the person means it.
pub async fn ask_to_forget(visitor: Visitor) -> Response {
    match &visitor.person {
        Some(Person { identity, form_token }) => {
            let asked = AskToForget { username: &identity.username, form_token: form_token.text() };
            pages::page(StatusCode::OK, &asked)
        }
        None => Redirect::to("/profile").into_response(),
    }
}

/// `POST /profile/forget`: deletes everything that is stored about the person.
pub async fn forget(submission: Submission) -> Response {
    let person = match somebody(&submission) {
        Ok(person) => person,
        Err(response) => return response,
    };
    let forgotten = submission.visitor.login.auth.forget(person.identity.account).await;
    let cookie = [(SET_COOKIE, Kept::Session.clear(&submission.visitor.site))];
    (cookie, back(forgotten.map(drop), "forgotten")).into_response()
}

/// Who sent the form; whose session has ended since is asked to log in.
fn somebody(submission: &Submission) -> Result<&Person, Response> {
    let log_in = || pages::page(StatusCode::FORBIDDEN, &LogIn { news: None });
    submission.visitor.person.as_ref().ok_or_else(log_in)
}

fn number(submission: &Submission) -> Option<i64> {
    submission.field("id").parse().ok()
}

/// Back to the profile, which says what was done.
fn back(outcome: Result<(), AuthError>, done: &'static str) -> Response {
    match outcome {
        Ok(()) => Redirect::to(&format!("/profile?done={done}")).into_response(),
        Err(error) => pages::failed(&error),
    }
}

fn news_of(done: &str) -> Option<&'static str> {
    match done {
        "token-revoked" => Some("The token is revoked: nobody can use it any more."),
        "session-ended" => Some("That browser is logged out."),
        "logged-out" => Some("You are logged out."),
        "logged-out-everywhere" => Some("You are logged out in all browsers. Your API tokens still work."),
        "forgotten" => Some("Everything that was stored about you here is deleted."),
        _ => None,
    }
}
