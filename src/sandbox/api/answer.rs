//! From a request to an answer: who calls, which module answers, and how refusals are written.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::call::Call;
use super::desk::Desk;
use super::parameters::Parameters;
use super::{blocking, comparing, deleting, edit, moving, parsing, protecting, purging, query, reviewing, watching};
use crate::sandbox::live::{Account, Refusal, Trouble, now};
use crate::sandbox::oauth::ledger::Mistrust;
use crate::sandbox::request::Incoming;

const ERROR: HeaderName = HeaderName::from_static("mediawiki-api-error");

/// What the API answers: always with status 200.
pub struct Answer {
    body: Value,
    code: Option<String>,
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = (StatusCode::OK, self.body.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, must-revalidate, max-age=0"));
        if let Some(code) = self.code.and_then(|code| HeaderValue::from_str(&code).ok()) {
            headers.insert(ERROR, code);
        }
        response
    }
}

/// The answer where the file could not be read or written.
pub fn failed() -> Answer {
    let text = "The embedded wiki's file could not be read or written.";
    refused(&Refusal::new("internal_api_error_DBQueryError", text), "main", true)
}

/// Answers a request. `caller` is the access token and its account's name, or why the signature was not accepted.
pub fn answer(
    db: &mut SqliteConnection,
    desk: &Desk,
    incoming: &Incoming,
    caller: Result<Option<(String, String)>, Mistrust>,
) -> Answer {
    let parameters = Parameters::of(incoming);
    let is_plain = matches!(parameters.text("errorformat"), Some(format) if format != "bc");
    let module = parameters.filled("action").unwrap_or("main").to_owned();
    let answered = caller
        .map_err(|Mistrust(reason)| {
            let text = format!("The authorization headers in your request are not valid: {reason}");
            (Trouble::from(Refusal::new("mwoauth-invalid-authorization", text)), "main")
        })
        .and_then(|caller| {
            let call = call(db, desk, &parameters, incoming, caller).map_err(|trouble| (trouble, "main"))?;
            dispatch(db, &call).map_err(|trouble| (trouble, module.as_str()))
        });
    match answered {
        Ok(body) => Answer { body: stamped(body, &parameters), code: None },
        Err((Trouble::Refused(refusal), module)) => refused(&refusal, module, is_plain),
        Err((Trouble::Captcha(captcha), module)) => {
            let body = json!({ module: { "result": "Failure", "captcha": captcha } });
            Answer { body: stamped(body, &parameters), code: None }
        }
        Err((Trouble::File(error), _)) => {
            tracing::error!("the embedded wiki's file: {error}");
            failed()
        }
    }
}

fn call<'a>(
    db: &mut SqliteConnection,
    desk: &'a Desk,
    parameters: &'a Parameters,
    incoming: &Incoming,
    caller: Option<(String, String)>,
) -> Result<Call<'a>, Trouble> {
    let now = now(db)?;
    let (access, account) = match caller {
        None => (None, Account::anonymous()),
        Some((access, name)) => match Account::named(db, &name, now)? {
            Some(account) => (Some(access), account),
            // Permissions go with the accounts that gave them.
            None => {
                let text = "The authorization headers in your request are not valid: No approved grant was found for that \
                            authorization token.";
                return Err(Refusal::new("mwoauth-invalid-authorization", text).into());
            }
        },
    };
    if parameters.text("assert") == Some("user") && account.id == 0 {
        let text = "You are no longer logged in, so the action could not be completed.";
        return Err(Refusal::new("assertuserfailed", text).into());
    }
    if let Some(name) = parameters.filled("assertuser").filter(|name| name.replace('_', " ") != account.name) {
        let text = format!("You are no longer logged in as \"{name}\", so the action could not be completed.");
        return Err(Refusal::new("assertnameduserfailed", text).into());
    }
    Ok(Call { parameters, is_post: incoming.is_post(), account, access, now, desk })
}

fn dispatch(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    type Module = fn(&mut SqliteConnection, &Call<'_>) -> Result<Value, Trouble>;
    let module: Module = match call.parameters.or_empty("action") {
        "query" => return db.transaction(|db| query::query(db, call)),
        "parse" => return db.transaction(|db| parsing::parse(db, call)),
        "compare" => return db.transaction(|db| comparing::compare(db, call)),
        "edit" => edit::edit,
        "move" => moving::move_page,
        "delete" => deleting::delete,
        "undelete" => deleting::undelete,
        "protect" => protecting::protect,
        "rollback" => reviewing::rollback,
        "patrol" => reviewing::patrol,
        "thank" => reviewing::thank,
        "watch" => watching::watch,
        "purge" => purging::purge,
        "block" => blocking::block,
        "unblock" => blocking::unblock,
        "" => return Err(Refusal::missing_parameter("action").into()),
        other => return Err(Refusal::bad_value("action", other).into()),
    };
    db.immediate_transaction(|db| module(db, call))
}

/// What any call can ask for besides.
fn stamped(mut body: Value, parameters: &Parameters) -> Value {
    if let Some(id) = parameters.text("requestid") {
        body["requestid"] = id.into();
    }
    if parameters.flag("curtimestamp") {
        let at = crate::sandbox::seed::clock::Moment::from_seconds(crate::sandbox::live::machine_time());
        body["curtimestamp"] = crate::sandbox::live::iso(&at.to_string()).into();
    }
    body
}

fn refused(refusal: &Refusal, module: &str, is_plain: bool) -> Answer {
    let docref = "See the embedded wiki's own description in the documentation of wikigraph.";
    let mut error = Map::new();
    error.insert("code".to_owned(), refusal.code.clone().into());
    let text = if is_plain { "text" } else { "info" };
    error.insert(text.to_owned(), refusal.text.clone().into());
    if let Some(data) = &refusal.data {
        if is_plain {
            error.insert("data".to_owned(), data.clone());
        } else if let Value::Object(data) = data {
            error.extend(data.clone());
        }
    }
    let body = if is_plain {
        error.insert("module".to_owned(), module.into());
        json!({ "errors": [error], "docref": docref })
    } else {
        json!({ "error": error })
    };
    Answer { body, code: Some(refusal.code.clone()) }
}
