//! Watchlists: `action=watch`, and what other deeds do to them.

use diesel::prelude::*;

use serde_json::{Value, json};

use super::call::{Call, checked};
use crate::sandbox::live::pages::Page;
use crate::sandbox::live::sql::{number, run};
use crate::sandbox::live::{Refusal, Trouble};
use crate::sandbox::seed::world::Title;

/// `action=watch`
pub fn watch(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("watch")?;
    if call.account.id == 0 {
        return Err(Refusal::new("notloggedin", "You must be logged in to use this feature.").into());
    }
    call.require_right("editmywatchlist")?;
    let mut titles = Vec::new();
    for text in call.parameters.list("titles").into_iter().chain(call.parameters.filled("title")) {
        titles.push(checked(text)?);
    }
    for id in call.parameters.numbers("pageids")? {
        let missing = || Refusal::new("nosuchpageid", format!("There is no page with ID {id}."));
        titles.push(Page::numbered(db, id)?.ok_or_else(missing)?.title);
    }
    let is_watched = !call.parameters.flag("unwatch");
    let mut entries = Vec::new();
    for title in titles {
        set(db, call, &title, is_watched)?;
        let done = if is_watched { "watched" } else { "unwatched" };
        let mut entry = json!({ "title": title.prefixed(), "ns": title.namespace, done: true });
        if Page::titled(db, &title)?.is_none() {
            entry["missing"] = true.into();
        }
        entries.push(entry);
    }
    let mut body = json!({ "batchcomplete": true, "watch": entries });
    if call.parameters.flag("expiry") {
        // As a MediaWiki does whose watchlists keep no expiries.
        let text = "Unrecognized parameter: expiry.";
        body["warnings"] = json!([{ "code": "unrecognizedparams", "text": text, "module": "main" }]);
    }
    Ok(body)
}

/// Does what the parameter `watchlist` of a deed says, and tells whether the page is watched then.
pub fn follow(db: &mut SqliteConnection, call: &Call<'_>, title: &Title, wish: &str) -> Result<bool, Trouble> {
    match wish {
        "watch" => set(db, call, title, true)?,
        "unwatch" => set(db, call, title, false)?,
        // Nobody here prefers to watch what they edit.
        _ => {}
    }
    let sql = "SELECT count(*) AS number FROM watchlist WHERE wl_user = ? AND wl_namespace = ? AND wl_title = ?";
    Ok(number(db, sql, &[call.account.id.into(), title.namespace.into(), (&title.key).into()])? > 0)
}

/// Watches a page and its talk page, or neither.
pub fn set(db: &mut SqliteConnection, call: &Call<'_>, title: &Title, is_watched: bool) -> Result<(), Trouble> {
    for namespace in [title.namespace & !1, title.namespace | 1] {
        let values = [call.account.id.into(), namespace.into(), (&title.key).into()];
        let sql = if is_watched {
            "INSERT OR IGNORE INTO watchlist (wl_user, wl_namespace, wl_title) VALUES (?, ?, ?)"
        } else {
            "DELETE FROM watchlist WHERE wl_user = ? AND wl_namespace = ? AND wl_title = ?"
        };
        run(db, sql, &values)?;
    }
    Ok(())
}
