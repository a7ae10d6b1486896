//! What somebody may do to a page, and which refusal tells them otherwise.

use diesel::prelude::*;
use serde_json::json;

use super::call::Call;
use crate::sandbox::live::pages::{Page, text_of};
use crate::sandbox::live::sql::{ask, first, number};
use crate::sandbox::live::{Block, Refusal, Trouble};
use crate::sandbox::seed::world::Title;

const MEDIAWIKI: i64 = 8;

/// Refuses an action on a page: `edit`, `create`, `move`, `delete`, `undelete`, `protect`, `rollback`, `patrol`, …
pub fn require(db: &mut SqliteConnection, call: &Call<'_>, action: &str, title: &Title) -> Result<(), Trouble> {
    let page = Page::titled(db, title)?;
    let action = if action == "edit" && page.is_none() { "create" } else { action };
    let right = match action {
        "create" if title.namespace % 2 == 1 => "createtalk",
        "create" => "createpage",
        other => other,
    };
    call.require_right(if action == "create" { "edit" } else { right })?;
    call.require_right(right)?;
    require_unblocked(db, call, title)?;
    if title.namespace == MEDIAWIKI && matches!(action, "edit" | "create" | "move" | "delete") {
        require_interface(call, title)?;
    }
    match &page {
        Some(page) => require_unprotected(db, call, action, page)?,
        None if action == "create" => require_creatable(db, call, title)?,
        None => {}
    }
    if matches!(action, "edit" | "create" | "delete" | "move") {
        require_no_cascade(db, call, title)?;
    }
    Ok(())
}

/// Refuses somebody whom a block keeps from a page.
pub fn require_unblocked(db: &mut SqliteConnection, call: &Call<'_>, title: &Title) -> Result<(), Trouble> {
    for block in Block::of(db, &call.account, call.now)? {
        if block.covers(db, &call.account, title)? {
            let text = "You have been blocked from editing.";
            return Err(Refusal::new("blocked", text).with(json!({ "blockinfo": block.describe() })).into());
        }
    }
    Ok(())
}

/// Refuses a title that the wiki does not want, as the page MediaWiki:Titleblacklist lists them.
pub fn require_welcome_title(db: &mut SqliteConnection, call: &Call<'_>, title: &Title) -> Result<(), Trouble> {
    if call.account.may("editinterface") {
        return Ok(());
    }
    let Some(list) = Page::titled(db, &Title::new(MEDIAWIKI, "Titleblacklist"))? else { return Ok(()) };
    let name = title.prefixed().to_lowercase();
    for line in text_of(db, list.latest)?.lines().filter(|line| !line.starts_with('#')) {
        // Its patterns say no more than what a title contains.
        let part = line.trim_start_matches(['*', ' ']).trim_start_matches(".*").trim_end_matches(".*").to_lowercase();
        if !part.is_empty() && name.contains(&part) {
            let text = format!("The title \"{}\" is banned from creation. It matches: {line}", title.prefixed());
            let message = json!({ "key": "titleblacklist-forbidden-edit", "params": [line, title.prefixed()] });
            let refusal = Refusal::new("titleblacklist-forbidden", text);
            return Err(refusal.with(json!({ "message": message, "line": line })).into());
        }
    }
    Ok(())
}

fn require_interface(call: &Call<'_>, title: &Title) -> Result<(), Refusal> {
    let right = match title.key.rsplit('.').next() {
        Some("css") => "editsitecss",
        Some("js") => "editsitejs",
        _ => "editinterface",
    };
    if call.account.may(right) {
        return Ok(());
    }
    let text = "This page provides interface text for the software on this wiki, and is protected to prevent abuse.";
    Err(Refusal::new("protectednamespace-interface", text))
}

fn require_unprotected(db: &mut SqliteConnection, call: &Call<'_>, action: &str, page: &Page) -> Result<(), Trouble> {
    // What is done to a page needs the right to edit it as well, unless people may do it to protected pages.
    let kinds: &[&str] = match action {
        "edit" | "rollback" => &["edit"],
        "move" => &["edit", "move"],
        "delete" => &["delete"],
        _ => &[],
    };
    for kind in kinds {
        let sql = "SELECT pr_level FROM page_restrictions WHERE pr_page = ? AND pr_type = ? AND pr_expiry > ?";
        let levels = ask(db, sql, &[page.id.into(), (*kind).into(), call.now.into()])?;
        for level in levels {
            if !passes(call, &level.text("pr_level")) {
                let text = "This page has been protected to prevent editing or other actions.";
                return Err(Refusal::new("protectedpage", text).into());
            }
        }
    }
    Ok(())
}

fn require_creatable(db: &mut SqliteConnection, call: &Call<'_>, title: &Title) -> Result<(), Trouble> {
    let sql = "SELECT pt_create_perm, comment_text, user_name FROM protected_titles
        JOIN comment ON comment_id = pt_reason_id JOIN user ON user_id = pt_user
        WHERE pt_namespace = ? AND pt_title = ? AND pt_expiry > ?";
    let values = [title.namespace.into(), (&title.key).into(), call.now.into()];
    if let Some(row) = first(db, sql, &values)?
        && !passes(call, &row.text("pt_create_perm"))
    {
        let (by, reason) = (row.text("user_name"), row.text("comment_text"));
        let text = format!("This title has been protected from creation by {by}. The reason given is: {reason}.");
        return Err(Refusal::new("protectedtitle", text).into());
    }
    require_welcome_title(db, call, title)
}

fn require_no_cascade(db: &mut SqliteConnection, call: &Call<'_>, title: &Title) -> Result<(), Trouble> {
    let sql = "SELECT count(*) AS number FROM page_restrictions
        JOIN templatelinks ON tl_from = pr_page JOIN linktarget ON lt_id = tl_target_id
        WHERE pr_cascade = 1 AND pr_expiry > ? AND lt_namespace = ? AND lt_title = ?";
    let count = number(db, sql, &[call.now.into(), title.namespace.into(), (&title.key).into()])?;
    if count > 0 && !call.account.may("editprotected") {
        let text = "This page is protected because it is used on a page that is protected with the option to protect \
                    what it uses.";
        return Err(Refusal::new("cascadeprotected", text).into());
    }
    Ok(())
}

/// Whether somebody passes a level of protection.
fn passes(call: &Call<'_>, level: &str) -> bool {
    call.account.may(match level {
        "sysop" => "editprotected",
        "autoconfirmed" => "editsemiprotected",
        "" => "edit",
        other => other,
    })
}
