//! The profile as a page.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use tokio::time::Instant;

use super::moment::Moment;
use super::wiki::OnTheWiki;
use crate::auth::{ApiToken, ApiTokenId, Auth, AuthError, MintedApiToken, Proof, Scope, Session, SessionId};
use crate::http::visitor::{FormToken, Person};
use crate::http::{State, pages};
use crate::telemetry;
use crate::types::Timestamp;

/// What the page says at its top.
#[derive(Debug, Default)]
pub enum News {
    /// Nothing.
    #[default]
    None,
    /// Something was done.
    Done(&'static str),
    /// A token was made, and this is the only time that its secret can be read.
    Minted(MintedApiToken),
    /// A token was not made, and why.
    NotMinted(String),
}

#[derive(Template)]
#[template(path = "pages/profile.html")]
struct Profile<'a> {
    username: &'a str,
    grants: &'a [String],
    authorized_at: Moment,
    on_the_wiki: OnTheWiki,
    sessions: Vec<SessionRow>,
    tokens: Vec<TokenRow>,
    scopes: [(Scope, &'static str); 3],
    token_days: [u64; 4],
    form_token: String,
    news: News,
}

struct SessionRow {
    id: SessionId,
    label: String,
    created_at: Moment,
    last_seen_at: Moment,
    is_this: bool,
}

struct TokenRow {
    id: ApiTokenId,
    name: String,
    scopes: String,
    created_at: Moment,
    last_used_at: Option<Moment>,
    expires_at: Option<Moment>,
    is_expired: bool,
}

/// For how long a token can be made, besides for ever.
pub const TOKEN_DAYS: [u64; 4] = [7, 30, 90, 365];

/// What each scope lets a script do.
const SCOPES: [(Scope, &str); 3] = [
    (Scope::Read, "read what only you see"),
    (Scope::Edit, "edit, watch, purge and thank"),
    (Scope::Moderate, "move, delete, protect, block and the like"),
];

/// The page of somebody who is logged in.
pub async fn show(state: &State, auth: &Auth, person: &Person, status: StatusCode, news: News) -> Response {
    match profile(state, auth, person, news).await {
        Ok(profile) => pages::page(status, &profile),
        Err(error) => pages::failed(&error),
    }
}

async fn profile<'a>(state: &State, auth: &Auth, person: &'a Person, news: News) -> Result<Profile<'a>, AuthError> {
    let identity = &*person.identity;
    telemetry::allow(state.settings.time_until(Instant::now() + state.settings.deadline));
    let (sessions, tokens, on_the_wiki) = tokio::join!(
        auth.sessions(identity.account),
        auth.api_tokens(identity.account),
        OnTheWiki::of(state, &person.identity),
    );
    let this = match identity.proof {
        Proof::Session(session) => Some(session),
        Proof::ApiToken(_) | Proof::OwnerOnly => None,
    };
    let now = Timestamp::now();
    Ok(Profile {
        username: &identity.username,
        grants: &identity.grants,
        authorized_at: Moment::of(identity.authorized_at),
        on_the_wiki,
        sessions: sessions?.into_iter().map(|session| SessionRow::of(session, this)).collect(),
        tokens: tokens?.into_iter().map(|token| TokenRow::of(token, now)).collect(),
        scopes: SCOPES,
        token_days: TOKEN_DAYS,
        form_token: person.form_token.text(),
        news,
    })
}

impl SessionRow {
    fn of(session: Session, this: Option<SessionId>) -> Self {
        Self {
            id: session.id,
            created_at: Moment::of(session.created_at),
            last_seen_at: Moment::of(session.last_seen_at),
            is_this: this == Some(session.id),
            label: session.label,
        }
    }
}

impl TokenRow {
    fn of(token: ApiToken, now: Timestamp) -> Self {
        Self {
            id: token.id,
            scopes: token.scopes.iter().map(Scope::name).collect::<Vec<_>>().join(", "),
            created_at: Moment::of(token.created_at),
            last_used_at: token.last_used_at.map(Moment::of),
            expires_at: token.expires_at.map(Moment::of),
            is_expired: token.expires_at.is_some_and(|end| end <= now),
            name: token.name,
        }
    }
}
