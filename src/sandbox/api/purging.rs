//! `action=purge`: pages are read anew.

use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::call::{Call, checked};
use crate::sandbox::live::pages::Page;
use crate::sandbox::live::{Refusal, Trouble};

/// `action=purge`: needs no token. Too many are warned of, and not refused.
pub fn purge(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_post()?;
    call.require_right("purge")?;
    let mut entries = Vec::new();
    let mut warnings = Vec::new();
    let mut named: Vec<Result<Page, Map<String, Value>>> = Vec::new();
    for text in call.parameters.list("titles") {
        let Ok(title) = checked(text) else {
            named.push(Err(absent(&[("title", text.into()), ("invalid", true.into())])));
            continue;
        };
        let (namespace, name) = (title.namespace.into(), title.prefixed().into());
        let missing = absent(&[("ns", namespace), ("title", name), ("missing", true.into())]);
        named.push(Page::titled(db, &title)?.ok_or(missing));
    }
    for id in call.parameters.numbers("pageids")? {
        let missing = absent(&[("pageid", id.into()), ("missing", true.into())]);
        named.push(Page::numbered(db, id)?.ok_or(missing));
    }
    if named.is_empty() {
        let text = "One of the parameters \"titles\", \"pageids\" and \"revids\" is required.";
        return Err(Refusal::new("missingparam", text).into());
    }
    for page in named {
        let page = match page {
            Ok(page) => page,
            Err(absent) => {
                entries.push(Value::from(absent));
                continue;
            }
        };
        let mut entry = json!({ "ns": page.title.namespace, "title": page.title.prefixed() });
        match call.desk.count(&call.account, "purge") {
            Ok(()) => {
                let mut writer = call.writer(db);
                let touched = "UPDATE page SET page_touched = ? WHERE page_id = ?";
                writer.run(touched, &[call.now.into(), page.id.into()])?;
                entry["purged"] = true.into();
                if call.parameters.flag("forcelinkupdate") || call.parameters.flag("forcerecursivelinkupdate") {
                    writer.refresh(page.id)?;
                    entry["linkupdate"] = true.into();
                }
            }
            Err(refusal) => warnings.push(json!({ "code": refusal.code, "text": refusal.text, "module": "purge" })),
        }
        entries.push(entry);
    }
    let mut body = json!({ "batchcomplete": true, "purge": entries });
    if !warnings.is_empty() {
        body["warnings"] = warnings.into();
    }
    Ok(body)
}

fn absent(pairs: &[(&str, Value)]) -> Map<String, Value> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}
