//! The pages that a query names by titles, page numbers or revision numbers, and what is asked of them.

use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::{Gathered, extracts, info, revisions};
use crate::sandbox::api::call::{Call, checked};
use crate::sandbox::live::pages::{Page, Revision};
use crate::sandbox::live::{Refusal, Trouble};

/// A page of the set, with the revisions by which it was named.
pub struct Member {
    /// The page.
    pub page: Page,
    /// The named revisions; none where the page itself was named.
    pub revisions: Vec<Revision>,
    /// What is said of it.
    pub entry: Map<String, Value>,
}

/// Gathers what is asked of the named pages.
pub fn pages(db: &mut SqliteConnection, call: &Call<'_>, gathered: &mut Gathered) -> Result<(), Trouble> {
    let named = ["titles", "pageids", "revids"].into_iter().filter(|name| call.parameters.filled(name).is_some());
    let by = match named.collect::<Vec<_>>()[..] {
        [] => return Ok(()),
        [by] => by,
        _ => {
            let text = "The parameters \"titles\", \"pageids\" and \"revids\" can not be used together.";
            return Err(Refusal::new("multisource", text).into());
        }
    };
    check_count(call, by)?;
    let mut missing = Vec::new();
    let mut members = match by {
        "titles" => by_titles(db, call, gathered, &mut missing)?,
        "pageids" => by_numbers(db, call, &mut missing)?,
        _ => by_revisions(db, call, gathered)?,
    };
    for prop in call.parameters.list("prop") {
        match prop {
            "info" => info::info(db, call, &mut members, &mut missing)?,
            "revisions" => revisions::revisions(db, call, &mut members, gathered)?,
            "extracts" => extracts::extracts(db, call, &mut members, gathered)?,
            other => gathered.unknown("prop", other),
        }
    }
    let known = members.into_iter().map(|member| Value::from(member.entry));
    let entries: Vec<Value> = missing.into_iter().map(Value::from).chain(known).collect();
    if !entries.is_empty() {
        gathered.query.insert("pages".to_owned(), entries.into());
    }
    Ok(())
}

fn check_count(call: &Call<'_>, name: &str) -> Result<(), Refusal> {
    let most = if call.account.may("apihighlimits") { 500 } else { 50 };
    if call.parameters.list(name).len() <= most {
        return Ok(());
    }
    let text = format!("Too many values supplied for parameter \"{name}\". The limit is {most}.");
    let data = json!({ "parameter": name, "limit": most, "lowlimit": 50, "highlimit": 500 });
    Err(Refusal::new("toomanyvalues", text).with(data))
}

fn by_titles(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    gathered: &mut Gathered,
    missing: &mut Vec<Map<String, Value>>,
) -> Result<Vec<Member>, Trouble> {
    let mut members: Vec<Member> = Vec::new();
    let mut normalized = Vec::new();
    for text in call.parameters.list("titles") {
        let Ok(title) = checked(text) else {
            let reason = "The requested page title contains invalid characters, is empty or is too long.";
            missing.push(entries(&[
                ("title", text.into()),
                ("invalidreason", reason.into()),
                ("invalid", true.into()),
            ]));
            continue;
        };
        if title.prefixed() != text {
            normalized.push(json!({ "fromencoded": false, "from": text, "to": title.prefixed() }));
        }
        match Page::titled(db, &title)? {
            Some(page) if members.iter().any(|member| member.page.id == page.id) => {}
            Some(page) => members.push(member(page)),
            None => {
                let (namespace, name) = (title.namespace.into(), title.prefixed().into());
                missing.push(entries(&[("ns", namespace), ("title", name), ("missing", true.into())]));
            }
        }
    }
    if !normalized.is_empty() {
        gathered.query.insert("normalized".to_owned(), normalized.into());
    }
    Ok(members)
}

fn by_numbers(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    missing: &mut Vec<Map<String, Value>>,
) -> Result<Vec<Member>, Trouble> {
    let mut members: Vec<Member> = Vec::new();
    for id in call.parameters.numbers("pageids")? {
        match Page::numbered(db, id)? {
            Some(page) if members.iter().any(|member| member.page.id == page.id) => {}
            Some(page) => members.push(member(page)),
            None => missing.push(entries(&[("pageid", id.into()), ("missing", true.into())])),
        }
    }
    Ok(members)
}

fn by_revisions(db: &mut SqliteConnection, call: &Call<'_>, gathered: &mut Gathered) -> Result<Vec<Member>, Trouble> {
    let mut members: Vec<Member> = Vec::new();
    let mut bad = Map::new();
    for id in call.parameters.numbers("revids")? {
        let Some(revision) = Revision::numbered(db, id)? else {
            bad.insert(id.to_string(), json!({ "revid": id, "missing": true }));
            continue;
        };
        if let Some(member) = members.iter_mut().find(|member| member.page.id == revision.page) {
            member.revisions.push(revision);
        } else if let Some(page) = Page::numbered(db, revision.page)? {
            members.push(Member { revisions: vec![revision], ..member(page) });
        }
    }
    if !bad.is_empty() {
        gathered.query.insert("badrevids".to_owned(), bad.into());
    }
    Ok(members)
}

fn member(page: Page) -> Member {
    let (id, namespace, title) = (page.id.into(), page.title.namespace.into(), page.title.prefixed().into());
    Member { entry: entries(&[("pageid", id), ("ns", namespace), ("title", title)]), revisions: Vec::new(), page }
}

fn entries(pairs: &[(&str, Value)]) -> Map<String, Value> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}
