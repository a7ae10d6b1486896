//! `list=usercontribs`, `list=watchlist` and `list=logevents`.

use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::{Gathered, limit, place};
use crate::sandbox::api::call::{Call, checked};
use crate::sandbox::live::pages::{Page, Revision, tags_of};
use crate::sandbox::live::sql::{Record, ask, first};
use crate::sandbox::live::{Refusal, Trouble, iso};
use crate::sandbox::seed::insert::Value as Bound;
use crate::sandbox::seed::world::Title;
use crate::sandbox::seed::world::visibility::{COMMENT, CONTENT, RESTRICTED, USER_NAME};
use crate::types::log_params;

/// `list=usercontribs`
pub fn user_contributions(db: &mut SqliteConnection, call: &Call<'_>, gathered: &mut Gathered) -> Result<(), Trouble> {
    let limit = limit(call, "uclimit", 10)?;
    let from = place(call, "uccontinue")?;
    let mut found = Vec::new();
    for name in call.parameters.list("ucuser") {
        let sql = "SELECT actor_id FROM actor WHERE actor_name = ?";
        if let Some(actor) = first(db, sql, &[name.replace('_', " ").into()])? {
            found.extend(Revision::of_actor(db, actor.number("actor_id"), (&from.0, from.1), limit + 1)?);
        }
    }
    // Who may not see the name may not learn of the edit from it.
    found.retain(|revision| revision.hidden & USER_NAME == 0);
    found.sort_by(|one, other| (&other.at, other.id).cmp(&(&one.at, one.id)));
    if let Some(next) = found.get(limit as usize) {
        gathered.continuation.insert("uccontinue".to_owned(), format!("{}|{}", next.at, next.id).into());
    }
    found.truncate(limit as usize);
    let mut entries = Vec::new();
    for revision in found {
        let Some(page) = Page::numbered(db, revision.page)? else { continue };
        let mut entry = json!({
            "userid": revision.user,
            "user": revision.name,
            "pageid": page.id,
            "revid": revision.id,
            "parentid": revision.parent,
            "ns": page.title.namespace,
            "title": page.title.prefixed(),
            "timestamp": iso(&revision.at),
            "new": revision.parent == 0,
            "minor": revision.is_minor,
            "top": page.latest == revision.id,
            "size": revision.size,
            "tags": tags_of(db, revision.id)?,
        });
        if revision.hidden & COMMENT == 0 {
            entry["comment"] = revision.comment.into();
        } else {
            entry["commenthidden"] = true.into();
        }
        if revision.hidden & CONTENT != 0 {
            entry["texthidden"] = true.into();
        }
        entries.push(entry);
    }
    gathered.query.insert("usercontribs".to_owned(), entries.into());
    Ok(())
}

/// `list=watchlist`: the changes of the caller's watched pages, or the newest of each.
pub fn watchlist(db: &mut SqliteConnection, call: &Call<'_>, gathered: &mut Gathered) -> Result<(), Trouble> {
    if call.account.id == 0 {
        return Err(Refusal::new("notloggedin", "You must be logged in.").into());
    }
    call.require_right("viewmywatchlist")?;
    if call.parameters.lists("wlprop", "patrol") && !call.account.may("patrol") {
        return Err(
            Refusal::new("permissiondenied", "You need the \"patrol\" right to request the patrolled flag.").into()
        );
    }
    let limit = limit(call, "wllimit", 10)?;
    let (at, id) = place(call, "wlcontinue")?;
    let newest = if call.parameters.flag("wlallrev") {
        ""
    } else {
        "AND (rc_this_oldid = (SELECT page_latest FROM page WHERE page_id = rc_cur_id) OR rc_source = 'mw.log')"
    };
    let sql = format!(
        "SELECT recentchanges.*, actor_name, actor_user, comment_text FROM watchlist
            JOIN recentchanges ON rc_namespace = wl_namespace AND rc_title = wl_title
            JOIN actor ON actor_id = rc_actor JOIN comment ON comment_id = rc_comment_id
        WHERE wl_user = ? AND (rc_timestamp, rc_id) <= (?, ?) {newest}
            AND (rc_source <> 'mw.log' OR rc_deleted & 1 = 0)
        ORDER BY rc_timestamp DESC, rc_id DESC LIMIT ?"
    );
    let mut rows = ask(db, &sql, &[call.account.id.into(), at.into(), id.into(), (limit + 1).into()])?;
    if rows.len() > limit as usize
        && let Some(next) = rows.pop()
    {
        let place = format!("{}|{}", next.text("rc_timestamp"), next.number("rc_id"));
        gathered.continuation.insert("wlcontinue".to_owned(), place.into());
    }
    let mut entries = Vec::new();
    for row in rows {
        let sql = "SELECT ctd_name FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id
            WHERE ct_rc_id = ? AND ctd_name NOT LIKE 'mw-private-%' ORDER BY ct_id";
        let tags = ask(db, sql, &[row.number("rc_id").into()])?;
        let tags: Vec<String> = tags.iter().map(|tag| tag.text("ctd_name")).collect();
        entries.push(change(call, &row, tags));
    }
    gathered.query.insert("watchlist".to_owned(), entries.into());
    Ok(())
}

fn change(call: &Call<'_>, row: &Record, tags: Vec<String>) -> Value {
    let title = Title { namespace: row.number("rc_namespace"), key: row.text("rc_title") };
    let source = row.text("rc_source");
    let kind = match source.as_str() {
        "mw.edit" => "edit",
        "mw.new" => "new",
        "mw.log" => "log",
        "mw.categorize" => "categorize",
        _ => "external",
    };
    let mut entry = json!({
        "type": kind,
        "ns": title.namespace,
        "title": title.prefixed(),
        "pageid": row.number("rc_cur_id"),
        "revid": row.number("rc_this_oldid"),
        "old_revid": row.number("rc_last_oldid"),
        "timestamp": iso(&row.text("rc_timestamp")),
        "minor": row.flag("rc_minor"),
        "bot": row.flag("rc_bot"),
        "new": kind == "new",
        "oldlen": row.number("rc_old_len"),
        "newlen": row.number("rc_new_len"),
        "tags": tags,
    });
    let hidden = row.number("rc_deleted");
    if hidden & USER_NAME == 0 {
        entry["user"] = row.text("actor_name").into();
        entry["userid"] = row.number("actor_user").into();
    } else {
        entry["userhidden"] = true.into();
    }
    if hidden & COMMENT == 0 {
        entry["comment"] = row.text("comment_text").into();
    } else {
        entry["commenthidden"] = true.into();
    }
    if call.parameters.lists("wlprop", "patrol") {
        let patrolled = row.number("rc_patrolled");
        entry["patrolled"] = (patrolled != 0).into();
        entry["unpatrolled"] = (patrolled == 0).into();
        entry["autopatrolled"] = (patrolled == 2).into();
    }
    if kind == "log" {
        entry["logid"] = row.number("rc_logid").into();
        entry["logtype"] = row.text("rc_log_type").into();
        entry["logaction"] = row.text("rc_log_action").into();
        entry["logparams"] = params(&row.text("rc_params"));
    }
    entry
}

/// `list=logevents`
pub fn log_events(db: &mut SqliteConnection, call: &Call<'_>, gathered: &mut Gathered) -> Result<(), Trouble> {
    let limit = limit(call, "lelimit", 10)?;
    let (at, id) = place(call, "lecontinue")?;
    let mut conditions = "(log_timestamp, log_id) <= (?, ?) AND log_type <> 'suppress'".to_owned();
    let mut values: Vec<Bound<'_>> = vec![at.into(), id.into()];
    if let Some(kind) = call.parameters.filled("letype") {
        conditions.push_str(" AND log_type = ?");
        values.push(kind.into());
    }
    if let Some((kind, action)) = call.parameters.filled("leaction").and_then(|action| action.split_once('/')) {
        conditions.push_str(" AND log_type = ? AND log_action = ?");
        values.extend([kind.into(), action.into()]);
    }
    if let Some(title) = call.parameters.filled("letitle") {
        let title = checked(title)?;
        conditions.push_str(" AND log_namespace = ? AND log_title = ? AND log_deleted & 1 = 0");
        values.extend([title.namespace.into(), title.key.into()]);
    }
    if let Some(user) = call.parameters.filled("leuser") {
        conditions.push_str(" AND actor_name = ? AND log_deleted & 4 = 0");
        values.push(user.into());
    }
    values.push((limit + 1).into());
    let sql = format!(
        "SELECT logging.*, actor_name, actor_user, comment_text FROM logging
            JOIN actor ON actor_id = log_actor JOIN comment ON comment_id = log_comment_id
        WHERE {conditions} ORDER BY log_timestamp DESC, log_id DESC LIMIT ?"
    );
    let mut rows = ask(db, &sql, &values)?;
    if rows.len() > limit as usize
        && let Some(next) = rows.pop()
    {
        let place = format!("{}|{}", next.text("log_timestamp"), next.number("log_id"));
        gathered.continuation.insert("lecontinue".to_owned(), place.into());
    }
    let mut entries = Vec::new();
    for row in rows {
        let sql = "SELECT ctd_name FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id
            WHERE ct_log_id = ? AND ctd_name NOT LIKE 'mw-private-%' ORDER BY ct_id";
        let tags = ask(db, sql, &[row.number("log_id").into()])?;
        let tags: Vec<String> = tags.iter().map(|tag| tag.text("ctd_name")).collect();
        entries.push(Value::from(log_entry(&row, tags)));
    }
    gathered.query.insert("logevents".to_owned(), entries.into());
    Ok(())
}

fn log_entry(row: &Record, tags: Vec<String>) -> Map<String, Value> {
    let hidden = row.number("log_deleted");
    let (kind, action) = (row.text("log_type"), row.text("log_action"));
    let mut entry = Map::new();
    let mut say = |name: &str, value: Value| drop(entry.insert(name.to_owned(), value));
    say("logid", row.number("log_id").into());
    if hidden & CONTENT == 0 {
        let title = Title { namespace: row.number("log_namespace"), key: row.text("log_title") };
        say("ns", title.namespace.into());
        say("title", title.prefixed().into());
        say("logpage", row.number("log_page").into());
        say("action", action.into());
        say("params", params(&row.text("log_params")));
    } else {
        say("actionhidden", true.into());
    }
    say("type", kind.into());
    if hidden & USER_NAME == 0 {
        say("user", row.text("actor_name").into());
        say("userid", row.number("actor_user").into());
    } else {
        say("userhidden", true.into());
    }
    if hidden & COMMENT == 0 {
        say("comment", row.text("comment_text").into());
    } else {
        say("commenthidden", true.into());
    }
    if hidden & RESTRICTED != 0 {
        say("suppressed", true.into());
    }
    say("timestamp", iso(&row.text("log_timestamp")).into());
    say("tags", tags.into());
    entry
}

/// What is stored, with plain names; nothing where it cannot be read.
fn params(stored: &str) -> Value {
    log_params(stored.as_bytes()).unwrap_or_else(|_| json!({}))
}
