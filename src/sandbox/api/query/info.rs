//! `prop=info`: a page's facts, and what the caller may do to it.

use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::pageset::Member;
use crate::sandbox::api::call::{Call, checked};
use crate::sandbox::api::permission;
use crate::sandbox::live::sql::{ask, number};
use crate::sandbox::live::{Refusal, Trouble, iso};
use crate::sandbox::seed::world::Title;

/// `prop=info`
pub fn info(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    members: &mut [Member],
    missing: &mut [Map<String, Value>],
) -> Result<(), Trouble> {
    for Member { page, entry, .. } in members {
        let language = page.language.clone().unwrap_or_else(|| "en".to_owned());
        entry.insert("contentmodel".to_owned(), page.model.clone().into());
        entry.insert("pagelanguage".to_owned(), language.clone().into());
        entry.insert("pagelanguagehtmlcode".to_owned(), language.into());
        entry.insert("pagelanguagedir".to_owned(), "ltr".into());
        entry.insert("touched".to_owned(), iso(&page.touched).into());
        entry.insert("lastrevid".to_owned(), page.latest.into());
        entry.insert("length".to_owned(), page.length.into());
        if page.is_redirect {
            entry.insert("redirect".to_owned(), true.into());
        }
        if page.is_new {
            entry.insert("new".to_owned(), true.into());
        }
        if call.parameters.lists("inprop", "protection") {
            entry.insert("protection".to_owned(), protection(db, call, page.id)?);
        }
        let title = page.title.clone();
        more(db, call, entry, &title)?;
    }
    for entry in missing {
        let title = entry.get("title").and_then(Value::as_str).and_then(|title| checked(title).ok());
        if let Some(title) = title.filter(|_| entry.contains_key("missing")) {
            more(db, call, entry, &title)?;
        }
    }
    Ok(())
}

/// What is said of pages that do not exist, too.
fn more(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    entry: &mut Map<String, Value>,
    title: &Title,
) -> Result<(), Trouble> {
    if call.parameters.lists("inprop", "watched") {
        let sql = "SELECT count(*) AS number FROM watchlist
            WHERE wl_user = ? AND wl_namespace = ? AND wl_title = ?";
        let values = [call.account.id.into(), (title.namespace & !1).into(), (&title.key).into()];
        entry.insert("watched".to_owned(), (number(db, sql, &values)? > 0).into());
    }
    let actions = call.parameters.list("intestactions");
    if actions.is_empty() {
        return Ok(());
    }
    let mut answers = Map::new();
    for action in actions {
        let refusal = refusal(db, call, action, title)?;
        let answer = match call.parameters.text("intestactionsdetail") {
            Some("full" | "quick") => refusal
                .map(|refusal| json!([{ "code": refusal.code, "text": refusal.text, "module": "query+info" }]))
                .unwrap_or_else(|| json!([])),
            _ => refusal.is_none().into(),
        };
        answers.insert(action.to_owned(), answer);
    }
    entry.insert("actions".to_owned(), answers.into());
    Ok(())
}

fn refusal(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    action: &str,
    title: &Title,
) -> Result<Option<Refusal>, Trouble> {
    match permission::require(db, call, action, title) {
        Ok(()) => Ok(None),
        Err(Trouble::Refused(refusal)) => Ok(Some(refusal)),
        Err(other) => Err(other),
    }
}

fn protection(db: &mut SqliteConnection, call: &Call<'_>, page: i64) -> Result<Value, Trouble> {
    let sql = "SELECT pr_type, pr_level, pr_expiry, pr_cascade FROM page_restrictions
        WHERE pr_page = ? AND pr_expiry > ? ORDER BY pr_id";
    let rows = ask(db, sql, &[page.into(), call.now.into()])?;
    let entries = rows.iter().map(|row| {
        let expiry = iso(&row.text("pr_expiry"));
        let mut entry = json!({ "type": row.text("pr_type"), "level": row.text("pr_level"), "expiry": expiry });
        if row.flag("pr_cascade") {
            entry["cascade"] = true.into();
        }
        entry
    });
    Ok(entries.collect::<Vec<_>>().into())
}
