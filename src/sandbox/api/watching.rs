//! Watchlists: `action=watch`, and what other deeds do to them.

use diesel::prelude::*;

use super::call::Call;
use crate::sandbox::live::Trouble;
use crate::sandbox::live::sql::{number, run};
use crate::sandbox::seed::world::Title;

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
