//! `action=protect`: of pages, and of titles that do not exist.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::call::Call;
use super::edit::shortened;
use super::{permission, watching};
use crate::sandbox::live::pages::Page;
use crate::sandbox::live::{Level, Refusal, Trouble, iso};
use crate::sandbox::seed::clock::Moment;

/// What can be protected, and the levels.
const ACTIONS: &[&str] = &["create", "edit", "move", "upload"];
const LEVELS: &[&str] = &["autoconfirmed", "extendedconfirmed", "sysop"];

/// `action=protect`
pub fn protect(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("csrf")?;
    let parameters = call.parameters;
    let title = call.title(db, "title", "pageid")?;
    let page = Page::titled(db, &title)?;
    permission::require(db, call, "protect", &title)?;
    let levels = levels(call, page.is_some())?;
    // As in MediaWiki, other levels are not passed on to what a page uses, and nothing is said of it.
    let is_passed_on = |level: &Level| level.action == "edit" && level.level == "sysop";
    let is_cascading = parameters.flag("cascade") && levels.iter().any(is_passed_on);
    let (reason, tags) = (shortened(parameters.or_empty("reason")), call.tags(db)?);
    let mut writer = call.writer(db);
    match &page {
        Some(page) => writer.protect(page, &levels, is_cascading, &reason, &tags)?,
        None => writer.protect_title(&title, levels.first().copied(), &reason)?,
    }
    watching::follow(db, call, &title, parameters.or_empty("watchlist"))?;
    let described = levels.iter().map(|level| {
        let expiry = if level.until.is_none() { "infinite".to_owned() } else { iso(&level.expiry()) };
        json!({ level.action: level.level, "expiry": expiry })
    });
    let mut answer = json!({
        "title": title.prefixed(),
        "reason": reason,
        "protections": described.collect::<Vec<_>>(),
    });
    if is_cascading {
        answer["cascade"] = true.into();
    }
    Ok(json!({ "protect": answer }))
}

fn levels(call: &Call<'_>, exists: bool) -> Result<Vec<Level>, Refusal> {
    if !call.parameters.flag("protections") {
        return Err(Refusal::missing_parameter("protections"));
    }
    let wanted = call.parameters.list("protections");
    let expiries = match call.parameters.list("expiry") {
        list if list.is_empty() => vec!["infinite"],
        list => list,
    };
    if expiries.len() != 1 && expiries.len() != wanted.len() {
        let text = format!("{} expiry timestamps were provided where {} were needed.", expiries.len(), wanted.len());
        return Err(Refusal::new("toofewexpiries", text));
    }
    let mut levels = Vec::new();
    for (index, protection) in wanted.into_iter().enumerate() {
        let (action, level) = protection.split_once('=').unwrap_or((protection, ""));
        let known = ACTIONS.iter().copied().find(|known| *known == action);
        let action = known
            .filter(|action| exists != (*action == "create"))
            .ok_or_else(|| Refusal::new("protect-invalidaction", format!("Invalid protection type \"{action}\".")))?;
        if matches!(level, "" | "all") {
            continue;
        }
        let level =
            LEVELS.iter().copied().find(|known| *known == level).ok_or_else(|| {
                Refusal::new("protect-invalidlevel", format!("Invalid protection level \"{level}\"."))
            })?;
        let until = expiry(expiries[if expiries.len() == 1 { 0 } else { index }], call.now)?;
        levels.push(Level { action, level, until });
    }
    Ok(levels)
}

/// When something ends: a moment, a span such as `2 weeks`, or never.
pub fn expiry(text: &str, now: Moment) -> Result<Option<Moment>, Refusal> {
    if matches!(text, "infinite" | "indefinite" | "infinity" | "never") {
        return Ok(None);
    }
    let until = super::parameters::moment(text).or_else(|| after(text, now));
    let until = until.ok_or_else(|| Refusal::new("invalidexpiry", format!("Invalid expiry time \"{text}\".")))?;
    if until <= now {
        return Err(Refusal::new("pastexpiry", format!("Expiry time \"{text}\" is in the past.")));
    }
    Ok(Some(until))
}

fn after(text: &str, now: Moment) -> Option<Moment> {
    let (count, unit) = text.trim().split_once(' ')?;
    let days = match unit.trim_end_matches('s') {
        "minute" => return Some(now + crate::sandbox::seed::clock::MINUTE.times(count.parse().ok()?)),
        "hour" => return Some(now + crate::sandbox::seed::clock::HOUR.times(count.parse().ok()?)),
        "day" => 1,
        "week" => 7,
        "month" => 30,
        "year" => 365,
        _ => return None,
    };
    Some(now + crate::sandbox::seed::clock::DAY.times(count.parse::<i64>().ok()?.checked_mul(days)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::seed::clock::{DAY, NOW};

    #[test]
    fn ends_are_moments_spans_or_never() {
        assert_eq!(expiry("infinite", NOW), Ok(None));
        assert_eq!(expiry("2 weeks", NOW), Ok(Some(NOW + DAY.times(14))));
        assert_eq!(expiry("2026-11-02T00:00:00Z", NOW), Ok(Some(NOW + DAY)));
        assert_eq!(expiry("20261102000000", NOW), Ok(Some(NOW + DAY)));
        assert_eq!(expiry("2020-01-01T00:00:00Z", NOW).map_err(|refusal| refusal.code), Err("pastexpiry".to_owned()));
        assert_eq!(expiry("tomorrow", NOW).map_err(|refusal| refusal.code), Err("invalidexpiry".to_owned()));
    }
}
