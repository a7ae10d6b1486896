//! `action=edit`: a page gets another text, a section, or back what was undone.

mod filters;
mod text;
mod undo;

pub use text::{heading_level, section_range, shortened};

use diesel::prelude::*;
use md5::{Digest, Md5};
use serde_json::{Value, json};

use super::call::Call;
use super::permission;
use super::watching;
use crate::sandbox::live::pages::{Page, Revision, text_of};
use crate::sandbox::live::sql::number;
use crate::sandbox::live::{Refusal, Save, Trouble, iso};
use crate::sandbox::seed::world::{CONTENT_MODELS, Title};

/// What is to be saved.
struct Plan {
    text: String,
    summary: String,
    /// The tag of a revert, and its parameters.
    revert: Option<(i64, i64)>,
}

/// `action=edit`
pub fn edit(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("csrf")?;
    let parameters = call.parameters;
    let has_content = ["text", "appendtext", "prependtext", "undo"].iter().any(|name| parameters.flag(name));
    if !has_content {
        let text = "At least one of the parameters \"text\", \"appendtext\", \"prependtext\" and \"undo\" is required.";
        return Err(Refusal::new("missingparam", text).into());
    }
    let title = call.title(db, "title", "pageid")?;
    let page = Page::titled(db, &title)?;
    check_existence(call, page.as_ref())?;
    permission::require(db, call, "edit", &title)?;
    call.desk.count(&call.account, "edit")?;
    check_md5(call)?;
    let model = model(call, page.as_ref(), &title)?;
    let tags = call.tags(db)?;
    let old = match &page {
        Some(page) => text_of(db, page.latest)?,
        None => String::new(),
    };
    let plan = match (&page, parameters.number("undo")?) {
        (Some(page), Some(undone)) if undone > 0 => undo::plan(db, call, page, undone, &old)?,
        _ => text::plan(call, &old)?,
    };
    check_conflict(db, call, &title, page.as_ref())?;
    filters::check(call, &old, &plan.text)?;
    if page.is_some() && plan.text == old {
        let watched = watching::follow(db, call, &title, parameters.or_empty("watchlist"))?;
        return Ok(answer(page.as_ref(), &title, model, None, watched));
    }
    let save = Save {
        is_minor: parameters.flag("minor") && call.account.may("minoredit"),
        is_bot: parameters.flag("bot") && call.account.may("bot"),
        tags: &tags,
        ..Save::new(title.clone(), &plan.text, model, &plan.summary)
    };
    let mut writer = call.writer(db);
    let revision = writer.save(&save)?;
    if let Some((first, original)) = plan.revert {
        let id = page.as_ref().map_or(0, |page| page.id);
        undo::mark(&mut writer, id, revision, (first, original))?;
    }
    let watched = watching::follow(db, call, &title, parameters.or_empty("watchlist"))?;
    let saved = Revision::numbered(db, revision)?;
    Ok(answer(page.as_ref(), &title, model, saved.as_ref(), watched))
}

fn answer(page: Option<&Page>, title: &Title, model: &str, saved: Option<&Revision>, watched: bool) -> Value {
    let id = saved.map(|saved| saved.page).or(page.map(|page| page.id));
    let mut edit = json!({
        "result": "Success",
        "pageid": id,
        "title": title.prefixed(),
        "contentmodel": model,
    });
    match saved {
        Some(saved) => {
            edit["oldrevid"] = saved.parent.into();
            edit["newrevid"] = saved.id.into();
            edit["newtimestamp"] = iso(&saved.at).into();
        }
        None => edit["nochange"] = true.into(),
    }
    if page.is_none() {
        edit["new"] = true.into();
    }
    if watched {
        edit["watched"] = true.into();
    }
    json!({ "edit": edit })
}

fn check_existence(call: &Call<'_>, page: Option<&Page>) -> Result<(), Refusal> {
    if call.parameters.flag("createonly") && page.is_some() {
        return Err(Refusal::new("articleexists", "The article you tried to create has been created already."));
    }
    if page.is_none() && (call.parameters.flag("nocreate") || call.parameters.flag("undo")) {
        return Err(Refusal::missing_title());
    }
    Ok(())
}

fn check_md5(call: &Call<'_>) -> Result<(), Refusal> {
    let Some(expected) = call.parameters.filled("md5") else { return Ok(()) };
    let (before, after) = (call.parameters.or_empty("prependtext"), call.parameters.or_empty("appendtext"));
    let text = match call.parameters.text("text") {
        Some(text) if before.is_empty() && after.is_empty() => text.to_owned(),
        _ => format!("{before}{after}"),
    };
    let digest: String = Md5::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    if digest == expected { Ok(()) } else { Err(Refusal::new("badmd5", "The supplied MD5 hash was incorrect.")) }
}

fn model(call: &Call<'_>, page: Option<&Page>, title: &Title) -> Result<&'static str, Refusal> {
    let known = |name: &str| CONTENT_MODELS.iter().copied().find(|model| *model == name);
    let usual = match page {
        Some(page) => known(&page.model),
        None => match title.key.rsplit_once('.') {
            Some((_, "css")) if matches!(title.namespace, 2 | 8) => Some("css"),
            Some((_, "js")) if matches!(title.namespace, 2 | 8) => Some("javascript"),
            Some((_, "json")) if matches!(title.namespace, 2 | 8) => Some("json"),
            _ => Some(CONTENT_MODELS[0]),
        },
    }
    .unwrap_or(CONTENT_MODELS[0]);
    match call.parameters.filled("contentmodel") {
        None => Ok(usual),
        Some(name) => {
            let asked = known(name).ok_or_else(|| Refusal::bad_value("contentmodel", name))?;
            if page.is_some() && asked != usual {
                let text = format!("The content model \"{asked}\" differs from the current one, \"{usual}\".");
                return Err(Refusal::new("contentmodel-mismatch", text));
            }
            Ok(asked)
        }
    }
}

/// Refuses an edit that was written from an older revision than the newest. Unlike MediaWiki it never merges.
fn check_conflict(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    title: &Title,
    page: Option<&Page>,
) -> Result<(), Trouble> {
    let conflict = || Trouble::from(Refusal::new("editconflict", "Edit conflict: someone else has changed the page."));
    let base = call.parameters.number("baserevid")?.filter(|id| *id > 0);
    let since = call.parameters.moment("basetimestamp")?;
    let Some(page) = page else {
        let was_there = base.is_some() || since.is_some();
        if (was_there || was_deleted(db, call, title)?) && !call.parameters.flag("recreate") {
            let text = "The page has been deleted since you fetched its timestamp.";
            return Err(Refusal::new("pagedeleted", text).into());
        }
        return Ok(());
    };
    if let Some(base) = base {
        let known = Revision::numbered(db, base)?.filter(|revision| revision.page == page.id);
        if known.is_none() {
            return Err(Refusal::no_such_revision(base).into());
        }
        if base != page.latest {
            return Err(conflict());
        }
    } else if let Some(since) = since {
        // Somebody who edits again after themself is in nobody's way.
        let others = Revision::history(db, page.id)?
            .into_iter()
            .take_while(|revision| revision.at > since.to_string())
            .any(|revision| revision.user != call.account.id);
        if others {
            return Err(conflict());
        }
    }
    Ok(())
}

/// Whether a page was deleted after the caller began to write it.
fn was_deleted(db: &mut SqliteConnection, call: &Call<'_>, title: &Title) -> Result<bool, Trouble> {
    let Some(started) = call.parameters.moment("starttimestamp")? else { return Ok(false) };
    let sql = "SELECT count(*) AS number FROM logging WHERE log_type = 'delete' AND log_action = 'delete'
        AND log_namespace = ? AND log_title = ? AND log_timestamp > ?";
    Ok(number(db, sql, &[title.namespace.into(), (&title.key).into(), started.into()])? > 0)
}
