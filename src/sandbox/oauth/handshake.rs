//! The steps that a consumer takes by itself: a request token, an access token, and whose it is.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use url::{Host, Url};

use super::authorize::Person;
use super::ledger::{Ledger, Mistrust};
use super::{Read, jwt};
use crate::sandbox::live::Account;
use crate::sandbox::request::Incoming;

/// `Special:OAuth/initiate`: gives out a request token.
pub fn initiate(ledger: &Ledger, incoming: &Incoming, url: &str, now: i64) -> Response {
    let begun = signed(incoming).and_then(|read| {
        ledger.check_plain(&read.claim(&incoming.method, url, now))?;
        let callback = read.said("oauth_callback");
        if callback.is_empty() {
            return Err(Mistrust::of(
                "oauth_callback must be set, and must be set to \"oob\" or to the registered one",
            ));
        }
        if !is_welcome(callback) {
            return Err(Mistrust::of("oauth_callback must be \"oob\" or an address of this machine"));
        }
        Ok(ledger.begin(callback, now))
    });
    match begun {
        Ok((key, request)) => given(incoming, &key, &request.secret, true),
        Err(mistrust) => refused(incoming, &mistrust),
    }
}

/// `Special:OAuth/token`: gives the access token for an approved request token.
pub fn token(ledger: &Ledger, incoming: &Incoming, url: &str, now: i64) -> Response {
    let spent = signed(incoming)
        .and_then(|read| ledger.spend(&read.claim(&incoming.method, url, now), read.said("oauth_verifier")));
    match spent {
        Ok((key, access)) => given(incoming, &key, &access.secret, false),
        Err(mistrust) => refused(incoming, &mistrust),
    }
}

/// Whose permission a request to `Special:OAuth/identify` carries.
pub fn identify(ledger: &Ledger, incoming: &Incoming, url: &str, now: i64) -> Result<String, Mistrust> {
    let read = signed(incoming)?;
    let (_, access) = ledger.check_access(&read.claim(&incoming.method, url, now))?;
    Ok(access.username)
}

/// The answer of `Special:OAuth/identify`.
pub fn statement(
    ledger: &Ledger,
    incoming: &Incoming,
    (account, is_blocked): (&Account, bool),
    issuer: &str,
    now: i64,
) -> Response {
    let nonce = Read::of(incoming).map(|read| read.said("oauth_nonce").to_owned()).unwrap_or_default();
    let claims = json!({
        "iss": issuer,
        "sub": account.id.to_string(),
        "aud": ledger.key,
        "exp": now + 100,
        "iat": now,
        "username": account.name,
        "editcount": account.edits,
        "confirmed_email": true,
        "email_verified": true,
        "blocked": is_blocked,
        "registered": account.registered,
        "groups": account.groups,
        "rights": account.rights(),
        "grants": Person::named(&account.name).map_or(&[][..], |person| person.grants),
        "nonce": nonce,
    });
    let headers = [(CONTENT_TYPE, "application/jwt; charset=utf-8"), (CACHE_CONTROL, "private, no-store")];
    (headers, jwt::signed(&claims, &ledger.secret)).into_response()
}

fn signed(incoming: &Incoming) -> Result<Read, Mistrust> {
    Read::of(incoming).ok_or_else(|| Mistrust::of("The request has no Authorization header that begins with OAuth"))
}

/// The consumer is registered for this machine alone: whatever is authorised here stays here.
fn is_welcome(callback: &str) -> bool {
    if callback == "oob" {
        return true;
    }
    let Ok(url) = Url::parse(callback) else { return false };
    let is_local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    is_local && matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none()
}

fn given(incoming: &Incoming, key: &str, secret: &str, is_request: bool) -> Response {
    if is_json(incoming) {
        let mut answer = json!({ "key": key, "secret": secret, "oauth_token": key, "oauth_token_secret": secret });
        if is_request {
            answer["oauth_callback_confirmed"] = "true".into();
        }
        return as_json(&answer);
    }
    let confirmed = if is_request { "&oauth_callback_confirmed=true" } else { "" };
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "private, no-store")];
    (headers, format!("oauth_token={key}&oauth_token_secret={secret}{confirmed}")).into_response()
}

/// As the extension does it: with status 200, whatever it was.
pub fn refused(incoming: &Incoming, Mistrust(reason): &Mistrust) -> Response {
    let message = format!("An error occurred in the OAuth protocol: {reason}");
    if is_json(incoming) {
        return as_json(&json!({ "error": "mwoauth-oauth-exception", "message": message }));
    }
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], format!("Error: {message}")).into_response()
}

fn is_json(incoming: &Incoming) -> bool {
    incoming.parameter("format") == Some("json")
}

fn as_json(answer: &Value) -> Response {
    let headers = [(CONTENT_TYPE, "application/json; charset=utf-8"), (CACHE_CONTROL, "private, no-store")];
    (headers, answer.to_string()).into_response()
}
