//! `prop=revisions`: the newest revision of each page, the named ones, or a page's history.

use diesel::prelude::*;
use serde_json::{Map, Value};
use sha1::{Digest, Sha1};

use super::pageset::Member;
use super::{Gathered, limit, place};
use crate::sandbox::api::call::Call;
use crate::sandbox::live::pages::{Revision, Slot, slots, tags_of};
use crate::sandbox::live::{Refusal, Trouble, iso};
use crate::sandbox::seed::world::visibility::{COMMENT, CONTENT, RESTRICTED, USER_NAME};

/// `prop=revisions`
pub fn revisions(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    members: &mut [Member],
    gathered: &mut Gathered,
) -> Result<(), Trouble> {
    let is_history =
        ["rvlimit", "rvstart", "rvend", "rvuser", "rvstartid"].iter().any(|name| call.parameters.flag(name));
    if is_history && (members.len() > 1 || members.iter().any(|member| !member.revisions.is_empty())) {
        let text = "titles, pageids or a generator was used to supply multiple pages, but the parameters for a page's \
                    history may only be used on a single page.";
        return Err(Refusal::new("invalidparammix", text).into());
    }
    for member in members {
        let chosen = if is_history {
            history(db, call, member, gathered)?
        } else if member.revisions.is_empty() {
            Revision::numbered(db, member.page.latest)?.into_iter().collect()
        } else {
            member.revisions.clone()
        };
        let mut described = Vec::new();
        for revision in &chosen {
            described.push(Value::from(describe(db, call, revision, "rvprop")?));
        }
        member.entry.insert("revisions".to_owned(), described.into());
    }
    Ok(())
}

fn history(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    member: &Member,
    gathered: &mut Gathered,
) -> Result<Vec<Revision>, Trouble> {
    let limit = limit(call, "rvlimit", 10)? as usize;
    let from = place(call, "rvcontinue")?;
    let start = call.parameters.moment("rvstart")?.map(|at| at.to_string());
    let user = call.parameters.filled("rvuser");
    let mut revisions: Vec<Revision> = Revision::history(db, member.page.id)?
        .into_iter()
        .filter(|revision| (&revision.at, revision.id) <= (&from.0, from.1))
        .filter(|revision| start.as_ref().is_none_or(|start| revision.at <= *start))
        .filter(|revision| user.is_none_or(|user| revision.name == user))
        .take(limit + 1)
        .collect();
    if revisions.len() > limit
        && let Some(next) = revisions.pop()
    {
        gathered.continuation.insert("rvcontinue".to_owned(), format!("{}|{}", next.at, next.id).into());
    }
    Ok(revisions)
}

/// A revision as the API shows it; `prop` names the parameter that says what of it.
pub fn describe(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    revision: &Revision,
    prop: &str,
) -> Result<Map<String, Value>, Trouble> {
    let asked = match call.parameters.list(prop) {
        list if list.is_empty() => vec!["ids", "timestamp", "flags", "comment", "user"],
        list => list,
    };
    let mut entry = Map::new();
    let is_shown = |bit: i64| {
        let is_hidden = revision.hidden & bit != 0;
        let needed = if revision.hidden & RESTRICTED != 0 { "viewsuppressed" } else { "deletedhistory" };
        !is_hidden || call.account.may(needed)
    };
    for name in asked {
        match name {
            "ids" => {
                entry.insert("revid".to_owned(), revision.id.into());
                entry.insert("parentid".to_owned(), revision.parent.into());
            }
            "flags" => drop(entry.insert("minor".to_owned(), revision.is_minor.into())),
            "timestamp" => drop(entry.insert("timestamp".to_owned(), iso(&revision.at).into())),
            "size" => drop(entry.insert("size".to_owned(), revision.size.into())),
            "tags" => drop(entry.insert("tags".to_owned(), tags_of(db, revision.id)?.into())),
            "user" | "userid" => {
                if is_shown(USER_NAME) {
                    let value = if name == "user" { revision.name.clone().into() } else { revision.user.into() };
                    entry.insert(name.to_owned(), value);
                    if revision.user == 0 {
                        entry.insert("anon".to_owned(), true.into());
                    }
                }
                if revision.hidden & USER_NAME != 0 {
                    entry.insert("userhidden".to_owned(), true.into());
                }
            }
            "comment" | "parsedcomment" => {
                if is_shown(COMMENT) {
                    entry.insert(name.to_owned(), revision.comment.clone().into());
                }
                if revision.hidden & COMMENT != 0 {
                    entry.insert("commenthidden".to_owned(), true.into());
                }
            }
            _ => {}
        }
    }
    contents(db, call, revision, prop, is_shown(CONTENT), &mut entry)?;
    if revision.hidden & RESTRICTED != 0 {
        entry.insert("suppressed".to_owned(), true.into());
    }
    Ok(entry)
}

fn contents(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    revision: &Revision,
    prop: &str,
    is_shown: bool,
    entry: &mut Map<String, Value>,
) -> Result<(), Trouble> {
    let asks = |name: &str| call.parameters.lists(prop, name);
    if !["content", "sha1", "contentmodel", "roles", "slotsize", "slotsha1"].iter().any(|name| asks(name)) {
        return Ok(());
    }
    let slots = slots(db, revision.id)?;
    if asks("roles") {
        entry.insert("roles".to_owned(), slots.iter().map(|slot| slot.role.clone()).collect::<Vec<_>>().into());
    }
    if asks("sha1") {
        if is_shown {
            entry.insert("sha1".to_owned(), check_sum(&slots).into());
        }
        if revision.hidden & CONTENT != 0 {
            entry.insert("sha1hidden".to_owned(), true.into());
        }
    }
    let wanted = call.parameters.list("rvslots");
    if wanted.is_empty() {
        // MediaWiki's older form, without slots.
        if let Some(main) = slots.first() {
            entry.extend(slot_entry(call, main, revision, prop, is_shown));
        }
        return Ok(());
    }
    let mut by_role = Map::new();
    for slot in slots.iter().filter(|slot| wanted.contains(&"*") || wanted.contains(&slot.role.as_str())) {
        by_role.insert(slot.role.clone(), slot_entry(call, slot, revision, prop, is_shown).into());
    }
    entry.insert("slots".to_owned(), by_role.into());
    Ok(())
}

fn slot_entry(call: &Call<'_>, slot: &Slot, revision: &Revision, prop: &str, is_shown: bool) -> Map<String, Value> {
    let asks = |name: &str| call.parameters.lists(prop, name);
    let mut entry = Map::new();
    if asks("slotsize") {
        entry.insert("size".to_owned(), slot.size.into());
    }
    if asks("slotsha1") && is_shown {
        entry.insert("sha1".to_owned(), check_sum(std::slice::from_ref(slot)).into());
    }
    if asks("contentmodel") || asks("content") {
        entry.insert("contentmodel".to_owned(), slot.model.clone().into());
    }
    if asks("content") {
        entry.insert("contentformat".to_owned(), format_of(&slot.model).into());
        if is_shown {
            entry.insert("content".to_owned(), slot.text.clone().into());
        }
        if revision.hidden & CONTENT != 0 {
            entry.insert("texthidden".to_owned(), true.into());
        }
    }
    entry
}

fn format_of(model: &str) -> &'static str {
    match model {
        "wikitext" => "text/x-wiki",
        "css" => "text/css",
        "javascript" => "text/javascript",
        _ => "application/json",
    }
}

/// SHA-1 of a revision, as hexadecimal digits: of its one slot, or of the sums of several.
fn check_sum(slots: &[Slot]) -> String {
    let text = match slots {
        [slot] => slot.text.clone(),
        slots => slots.iter().map(|slot| slot.sha1.as_str()).collect(),
    };
    Sha1::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
