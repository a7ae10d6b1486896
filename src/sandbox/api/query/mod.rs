//! `action=query`: what the wiki says of itself, of pages and of revisions, and lists.

mod extracts;
mod info;
mod lists;
mod meta;
mod pageset;
mod revisions;
mod search;
mod siteinfo;

use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::call::Call;
use crate::sandbox::live::{Refusal, Trouble};

/// What is gathered for an answer.
#[derive(Default)]
pub struct Gathered {
    /// What goes under `query`.
    pub query: Map<String, Value>,
    /// Where to go on.
    pub continuation: Map<String, Value>,
    /// What was asked for and is not known here.
    pub warnings: Vec<Value>,
}

impl Gathered {
    /// Warns of a value that a list of the call has, and the wiki does not know.
    pub fn unknown(&mut self, name: &str, value: &str) {
        let text = format!("Unrecognized value for parameter \"{name}\": {value}.");
        self.warnings.push(json!({ "code": "unrecognizedvalues", "text": text, "module": "query" }));
    }
}

/// `action=query`
pub fn query(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    let mut gathered = Gathered::default();
    for meta in call.parameters.list("meta") {
        let (name, value) = match meta {
            "tokens" => ("tokens", meta::tokens(call)?),
            "userinfo" => ("userinfo", meta::userinfo(db, call)?),
            "siteinfo" => {
                gathered.query.extend(siteinfo::siteinfo(db, call)?);
                continue;
            }
            other => {
                gathered.unknown("meta", other);
                continue;
            }
        };
        gathered.query.insert(name.to_owned(), value);
    }
    for list in call.parameters.list("list") {
        match list {
            "usercontribs" => lists::user_contributions(db, call, &mut gathered)?,
            "watchlist" => lists::watchlist(db, call, &mut gathered)?,
            "logevents" => lists::log_events(db, call, &mut gathered)?,
            "search" => search::search(db, call, &mut gathered)?,
            other => gathered.unknown("list", other),
        }
    }
    pageset::pages(db, call, &mut gathered)?;
    let Gathered { query, mut continuation, warnings } = gathered;
    let mut body = json!({});
    if continuation.is_empty() {
        body["batchcomplete"] = true.into();
    } else {
        continuation.insert("continue".to_owned(), "-||".into());
        body["continue"] = continuation.into();
    }
    if !warnings.is_empty() {
        body["warnings"] = warnings.into();
    }
    if !query.is_empty() {
        body["query"] = query.into();
    }
    Ok(body)
}

/// How many entries a list may have: what was asked for, within what the caller may ask for.
pub fn limit(call: &Call<'_>, name: &str, usual: i64) -> Result<i64, Refusal> {
    let most = if call.account.may("apihighlimits") { 5000 } else { 500 };
    if call.parameters.text(name) == Some("max") {
        return Ok(most);
    }
    Ok(call.parameters.number(name)?.unwrap_or(usual).clamp(1, most))
}

/// A place in an order by time: 14 digits, a bar, a number.
pub fn place(call: &Call<'_>, name: &str) -> Result<(String, i64), Refusal> {
    let newest = || ("99999999999999".to_owned(), i64::MAX);
    let Some(text) = call.parameters.filled(name) else { return Ok(newest()) };
    let wrong = || Refusal::new("badcontinue", "Invalid continue param. You should pass the original value returned.");
    let (at, id) = text.split_once('|').ok_or_else(wrong)?;
    Ok((at.to_owned(), id.parse().map_err(|_| wrong())?))
}
