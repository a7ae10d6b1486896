//! `action=block` and `action=unblock`.

use std::net::IpAddr;

use diesel::prelude::*;
use serde_json::{Value, json};

use super::call::{Call, checked};
use super::edit::shortened;
use super::protecting::expiry;
use crate::sandbox::live::pages::Page;
use crate::sandbox::live::sql::{first, number};
use crate::sandbox::live::{BlockDraft, Refusal, Target, Trouble, iso};

/// `action=block`
pub fn block(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("csrf")?;
    call.require_right("block")?;
    let parameters = call.parameters;
    let target = target(db, call)?;
    if parameters.flag("hidename") {
        return Err(Refusal::new("canthide", "You do not have permission to hide user names.").into());
    }
    let duration = parameters.filled("expiry").unwrap_or("never");
    let until = expiry(duration, call.now)?;
    if block_of(db, &target, call)?.is_some() && !parameters.flag("reblock") {
        let text = format!("\"{}\" is already blocked.", target.name);
        return Err(Refusal::new("alreadyblocked", text).into());
    }
    let covers = if parameters.flag("partial") { Some(covers(db, call)?) } else { None };
    let (reason, tags) = (shortened(parameters.or_empty("reason")), call.tags(db)?);
    let draft = BlockDraft {
        target: &target,
        duration,
        until,
        reason: &reason,
        is_for_strangers: parameters.flag("anononly") && target.user.is_none(),
        forbids_accounts: parameters.flag("nocreate"),
        is_followed: parameters.flag("autoblock") && target.user.is_some(),
        forbids_email: parameters.flag("noemail"),
        keeps_talk: parameters.flag("allowusertalk"),
        covers,
        tags: &tags,
    };
    let id = call.writer(db).block(&draft)?;
    Ok(json!({ "block": {
        "user": target.name,
        "userID": target.user.unwrap_or_default(),
        "expiry": until.map_or_else(|| "infinite".to_owned(), |until| iso(&until.to_string())),
        "id": id,
        "reason": reason,
        "anononly": draft.is_for_strangers,
        "nocreate": draft.forbids_accounts,
        "autoblock": draft.is_followed,
        "noemail": draft.forbids_email,
        "hidename": false,
        "allowusertalk": draft.keeps_talk,
        "watchuser": false,
        "partial": draft.covers.is_some(),
    } }))
}

/// `action=unblock`
pub fn unblock(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("csrf")?;
    call.require_right("block")?;
    let target = match call.parameters.number("id")? {
        Some(id) => {
            let sql = "SELECT bt_user, ifnull(bt_user_text, bt_address) AS name FROM block
                JOIN block_target ON bt_id = bl_target WHERE bl_id = ?";
            let row = first(db, sql, &[id.into()])?.ok_or_else(|| not_blocked(&format!("#{id}")))?;
            Target { user: row.maybe_number("bt_user"), name: row.text("name") }
        }
        None => target(db, call)?,
    };
    let Some(id) = block_of(db, &target, call)? else { return Err(not_blocked(&target.name).into()) };
    let (reason, tags) = (shortened(call.parameters.or_empty("reason")), call.tags(db)?);
    call.writer(db).unblock(&target, &reason, &tags)?;
    let userid = target.user.unwrap_or_default();
    Ok(json!({ "unblock": { "id": id, "user": target.name, "userid": userid, "reason": reason } }))
}

fn not_blocked(name: &str) -> Refusal {
    Refusal::new("cantunblock", format!("Could not unblock {name}: it is not blocked, or was unblocked already."))
}

/// Who a call names by `user` or `userid`.
fn target(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Target, Trouble> {
    let found = |row: &crate::sandbox::live::sql::Record| Target {
        user: Some(row.number("user_id")),
        name: row.text("user_name"),
    };
    if let Some(id) = call.parameters.number("userid")? {
        let row = first(db, "SELECT user_id, user_name FROM user WHERE user_id = ?", &[id.into()])?;
        let missing = || Refusal::new("nosuchuserid", format!("There is no user with ID {id}."));
        return Ok(row.as_ref().map(found).ok_or_else(missing)?);
    }
    let Some(name) = call.parameters.filled("user") else { return Err(Refusal::missing_parameter("user").into()) };
    if let Ok(address) = name.parse::<IpAddr>() {
        return Ok(Target { user: None, name: canonical(address) });
    }
    if name.split_once('/').is_some_and(|(address, _)| address.parse::<IpAddr>().is_ok()) {
        return Err(Refusal::new("range_block_disabled", "The embedded wiki does not block ranges.").into());
    }
    let name = name.replace('_', " ");
    let row = first(db, "SELECT user_id, user_name FROM user WHERE user_name = ?", &[(&name).into()])?;
    let missing = || Refusal::new("nosuchuser", format!("There is no user by the name \"{name}\"."));
    Ok(row.as_ref().map(found).ok_or_else(missing)?)
}

/// An address as MediaWiki writes it: IPv6 in capitals, with every group.
fn canonical(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            address.segments().iter().map(|group| format!("{group:X}")).collect::<Vec<_>>().join(":")
        }
    }
}

fn block_of(db: &mut SqliteConnection, target: &Target, call: &Call<'_>) -> Result<Option<i64>, Trouble> {
    let sql = "SELECT ifnull(max(bl_id), 0) AS number FROM block JOIN block_target ON bt_id = bl_target
        WHERE bt_auto = 0 AND bl_expiry > ? AND (bt_user = ? OR bt_address = ?)";
    let address = if target.user.is_none() { target.name.as_str() } else { "" };
    let id = number(db, sql, &[call.now.into(), target.user.unwrap_or(-1).into(), address.into()])?;
    Ok((id > 0).then_some(id))
}

/// The pages and namespaces of a partial block.
fn covers(db: &mut SqliteConnection, call: &Call<'_>) -> Result<(Vec<Page>, Vec<i64>), Trouble> {
    let mut pages = Vec::new();
    for text in call.parameters.list("pagerestrictions") {
        let title = checked(text)?;
        let missing =
            || Refusal::new("cant-block-nonexistent-page", format!("You cannot block from {text}: no such page."));
        pages.push(Page::titled(db, &title)?.ok_or_else(missing)?);
    }
    let namespaces = call.parameters.numbers("namespacerestrictions")?;
    if pages.is_empty() && namespaces.is_empty() {
        return Err(Refusal::new("ipb-empty-block", "A partial block must cover something.").into());
    }
    Ok((pages, namespaces))
}
