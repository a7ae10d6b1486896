//! What readers of changes do: `action=rollback`, `action=patrol` and `action=thank`.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::call::Call;
use super::edit::shortened;
use super::permission;
use crate::sandbox::live::pages::Revision;
use crate::sandbox::live::sql::{first, number};
use crate::sandbox::live::{Entry, Refusal, Trouble};
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::world::Title;
use crate::sandbox::seed::world::changes::PATROLLED;
use crate::sandbox::seed::world::title::USER;
use crate::sandbox::seed::world::visibility::USER_NAME;

/// `action=rollback`
pub fn rollback(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("rollback")?;
    let parameters = call.parameters;
    let page = call.page(db)?;
    let Some(user) = parameters.filled("user") else { return Err(Refusal::missing_parameter("user").into()) };
    permission::require(db, call, "rollback", &page.title)?;
    call.desk.count(&call.account, "rollback")?;
    let tags = call.tags(db)?;
    let history = Revision::history(db, page.id)?;
    let Some(latest) = history.first() else { return Err(Refusal::missing_title().into()) };
    if latest.name != user.replace('_', " ") {
        let text = format!(
            "Cannot revert the last edit to [[{}]] by {user}: someone else has edited or rolled back the page already.",
            page.title.prefixed()
        );
        return Err(Refusal::new("alreadyrolled", text).into());
    }
    let Some(kept) = history.iter().find(|revision| revision.actor != latest.actor) else {
        let text = "Cannot revert edit: the last contributor is the only author of this page.";
        return Err(Refusal::new("onlyauthor", text).into());
    };
    let mut reverted: Vec<i64> =
        history.iter().take_while(|revision| revision.id != kept.id).map(|revision| revision.id).collect();
    reverted.reverse();
    let summary = match parameters.filled("summary") {
        Some(summary) => shortened(&summary.replace("$2", user).replace("$1", &kept.name)),
        None => format!(
            "Reverted edits by [[Special:Contributions/{user}|{user}]] ([[User talk:{user}|talk]]) to last revision by \
             [[User:{0}|{0}]]",
            kept.name
        ),
    };
    let is_bot = parameters.flag("markbot") && (call.account.may("markbotedits") || call.account.may("bot"));
    let revision = call.writer(db).roll_back(&page, kept, &reverted, &summary, is_bot, &tags)?;
    Ok(json!({ "rollback": {
        "title": page.title.prefixed(),
        "pageid": page.id,
        "summary": summary,
        "revid": revision,
        "old_revid": latest.id,
        "last_revid": kept.id,
    } }))
}

/// `action=patrol`
pub fn patrol(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("patrol")?;
    let sql = "SELECT rc_id, rc_source, rc_actor, rc_patrolled, rc_cur_id, rc_last_oldid, rc_this_oldid, rc_namespace,
        rc_title FROM recentchanges WHERE ";
    let change = match (call.parameters.number("rcid")?, call.parameters.number("revid")?) {
        (Some(id), None) => {
            let found = first(db, &format!("{sql} rc_id = ?"), &[id.into()])?;
            found.ok_or_else(|| Refusal::new("nosuchrcid", format!("There is no recent change with ID {id}.")))?
        }
        (None, Some(id)) => {
            Revision::numbered(db, id)?.ok_or_else(|| Refusal::no_such_revision(id))?;
            let sql = format!("{sql} rc_this_oldid = ? AND rc_source IN ('mw.edit', 'mw.new')");
            let too_old =
                || Refusal::new("notpatrollable", format!("The revision r{id} can't be patrolled: it's too old."));
            first(db, &sql, &[id.into()])?.ok_or_else(too_old)?
        }
        _ => {
            let text = "One of the parameters \"rcid\" and \"revid\" is required.";
            return Err(Refusal::new("missingparam", text).into());
        }
    };
    call.require_right("patrol")?;
    if !matches!(change.text("rc_source").as_str(), "mw.edit" | "mw.new") {
        return Err(Refusal::new("notpatrollable", "Only edits can be patrolled here.").into());
    }
    if change.number("rc_actor") == call.account.actor && !call.account.may("autopatrol") {
        let text = "You are not allowed to mark your own changes as patrolled.";
        return Err(Refusal::new("noautopatrol", text).into());
    }
    let tags = call.tags(db)?;
    let title = Title { namespace: change.number("rc_namespace"), key: change.text("rc_title") };
    let id = change.number("rc_id");
    if change.number("rc_patrolled") == 0 {
        let mut writer = call.writer(db);
        writer.run("UPDATE recentchanges SET rc_patrolled = ? WHERE rc_id = ?", &[PATROLLED.into(), id.into()])?;
        let params = Php::Map(vec![
            ("4::curid", change.number("rc_this_oldid").into()),
            ("5::previd", change.number("rc_last_oldid").into()),
            ("6::auto", 0.into()),
        ]);
        let (page, params) = (change.number("rc_cur_id"), params.serialize());
        let entry = Entry::new("patrol", "patrol", "");
        writer.log(&title, &Entry { page, params, is_quiet: true, tags: &tags, ..entry })?;
    }
    Ok(json!({ "patrol": { "rcid": id, "ns": title.namespace, "title": title.prefixed() } }))
}

/// `action=thank`
pub fn thank(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("csrf")?;
    if call.account.id == 0 {
        return Err(Refusal::new("notloggedin", "You must be logged in to send thanks.").into());
    }
    let Some(id) = call.parameters.number("rev")? else { return Err(Refusal::missing_parameter("rev").into()) };
    let revision =
        Revision::numbered(db, id)?.ok_or_else(|| Refusal::new("invalidrevision", "Revision ID is not valid."))?;
    if revision.hidden & USER_NAME != 0 {
        return Err(Refusal::new("revdeleted", "Unable to send thanks: the revision has been deleted.").into());
    }
    let title = Title::new(USER, &revision.name);
    permission::require_unblocked(db, call, &title)?;
    let is_bot = number(
        db,
        "SELECT count(*) AS number FROM user_groups WHERE ug_user = ? AND ug_group = 'bot'",
        &[revision.user.into()],
    )? > 0;
    if revision.user == 0 || revision.user == call.account.id || is_bot {
        return Err(Refusal::new("invalidrecipient", "No valid recipient found.").into());
    }
    call.desk.count(&call.account, "thanks-notification")?;
    // Thanking twice for the same changes nothing.
    let known = "SELECT count(*) AS number FROM log_search JOIN logging ON log_id = ls_log_id
        WHERE ls_field = 'thankid' AND ls_value = ? AND log_actor = ?";
    let key = format!("rev-{id}");
    if number(db, known, &[(&key).into(), call.account.actor.into()])? == 0 {
        let mut writer = call.writer(db);
        let log = writer.log(&title, &Entry { is_quiet: true, ..Entry::new("thanks", "thank", "") })?;
        let found = "INSERT INTO log_search (ls_field, ls_value, ls_log_id) VALUES ('thankid', ?, ?)";
        writer.run(found, &[key.into(), log.into()])?;
    }
    Ok(json!({ "result": { "success": 1, "recipient": revision.name } }))
}
