//! `/profile`: what a person sees of themselves, and what they can undo.

mod form;
mod moment;
mod page;
mod wiki;

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::State as Shared;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};

use super::login::parameter;
use super::visitor::{FormToken, Person, Visitor};
use super::{State, pages};
use crate::auth::{ApiTokenId, AuthError, NewApiToken, NewApiTokenError, SessionId};
use crate::types::Timestamp;
use form::OwnForm;
use page::{News, TOKEN_DAYS};
use pages::Sorry;

#[derive(Template)]
#[template(path = "pages/log-in.html")]
pub struct LogIn {
    news: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "pages/forget.html")]
struct AskToForget<'a> {
    username: &'a str,
    form_token: String,
}

/// `GET /profile`: the person's own page, or how to log in.
pub async fn show(visitor: Visitor, Shared(state): Shared<Arc<State>>, uri: Uri) -> Response {
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
pub async fn create_token(Shared(state): Shared<Arc<State>>, form: OwnForm) -> Response {
    let expires_at = match expiry(form.submission.all("days").next()) {
        Ok(expires_at) => expires_at,
        Err(words) => {
            let news = News::NotMinted(words.to_owned());
            return page::show(&state, form.auth(), &form.person, StatusCode::UNPROCESSABLE_ENTITY, news).await;
        }
    };
    let wanted = NewApiToken {
        name: form.submission.field("name").trim().to_owned(),
        scopes: form.submission.all("scope").filter_map(|scope| scope.parse().ok()).collect(),
        expires_at,
    };
    let (status, news) = match form.auth().create_api_token(form.account(), wanted).await {
        Ok(minted) => (StatusCode::CREATED, News::Minted(minted)),
        Err(NewApiTokenError::Failed(error)) => return pages::failed(&error),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, News::NotMinted(error.to_string())),
    };
    page::show(&state, form.auth(), &form.person, status, news).await
}

/// When a token ends that is made now for so many days: never where that is empty, but not where nothing is said or what cannot be
/// chosen.
fn expiry(days: Option<&str>) -> Result<Option<Timestamp>, &'static str> {
    if days == Some("") {
        return Ok(None);
    }
    let days = days.and_then(|days| days.parse().ok()).filter(|days| TOKEN_DAYS.contains(days));
    let days = days.ok_or("choose from the list when it expires")?;
    Ok(Some(Timestamp::now().after(Duration::from_secs(days * 24 * 60 * 60))))
}

/// `POST /profile/tokens/revoke`: from now on, the token is nobody's.
pub async fn revoke_token(form: OwnForm) -> Response {
    let revoked = form.auth().revoke_api_token(form.account(), ApiTokenId(form.id())).await;
    back(revoked.map(drop), "token-revoked")
}

/// `POST /profile/sessions/end`: logs another browser out.
pub async fn end_session(form: OwnForm) -> Response {
    let ended = form.auth().end_session(form.account(), SessionId(form.id())).await;
    back(ended.map(drop), "session-ended")
}

/// `POST /profile/sessions/end-all`: logs all browsers out, this one too.
pub async fn end_all_sessions(form: OwnForm) -> Response {
    let ended = form.auth().log_out_everywhere(form.account()).await;
    (form.without_cookie(), back(ended.map(drop), "logged-out-everywhere")).into_response()
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
pub async fn forget(form: OwnForm) -> Response {
    let forgotten = form.auth().forget(form.account()).await;
    (form.without_cookie(), back(forgotten.map(drop), "forgotten")).into_response()
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
