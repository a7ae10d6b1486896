//! `action=parse`: a text as HTML.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::call::{Call, checked};
use crate::sandbox::live::pages::{Page, Revision, text_of};
use crate::sandbox::live::{Refusal, Trouble};
use crate::sandbox::render;
use crate::sandbox::seed::world::visibility::{CONTENT, RESTRICTED};

/// `action=parse`
pub fn parse(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    let parameters = call.parameters;
    if let Some(text) = parameters.text("text") {
        let title = checked(parameters.filled("title").unwrap_or("API"))?;
        let html = body(db, text, "wikitext")?;
        return Ok(json!({ "parse": { "title": title.prefixed(), "pageid": 0, "text": html } }));
    }
    let revision = match parameters.number("oldid")? {
        Some(id) => Revision::numbered(db, id)?.ok_or_else(|| Refusal::no_such_revision(id))?,
        None => {
            let title = call.title(db, "page", "pageid")?;
            let page = Page::titled(db, &title)?.ok_or_else(Refusal::missing_title)?;
            Revision::numbered(db, page.latest)?.ok_or_else(|| Refusal::no_such_revision(page.latest))?
        }
    };
    require_text(call, &revision)?;
    let page = Page::numbered(db, revision.page)?.ok_or_else(Refusal::missing_title)?;
    let text = text_of(db, revision.id)?;
    let html = body(db, &text, &page.model)?;
    let title = page.title.prefixed();
    Ok(json!({ "parse": { "title": title, "pageid": page.id, "revid": revision.id, "text": html } }))
}

/// Refuses a revision whose text the caller may not see.
pub fn require_text(call: &Call<'_>, revision: &Revision) -> Result<(), Refusal> {
    let needed = if revision.hidden & RESTRICTED != 0 { "viewsuppressed" } else { "deletedtext" };
    if revision.hidden & CONTENT == 0 || call.account.may(needed) {
        return Ok(());
    }
    Err(Refusal::new(
        "permissiondenied",
        "You don't have permission to view deleted text or changes between deleted revisions.",
    ))
}

fn body(db: &mut SqliteConnection, text: &str, model: &str) -> Result<String, Trouble> {
    let html = if model == "wikitext" {
        render::html(&render::expanded(db, text)?)
    } else {
        format!("<pre>{}</pre>", html_escape::encode_text(text))
    };
    Ok(format!("<div class=\"mw-content-ltr mw-parser-output\" lang=\"en\" dir=\"ltr\">{html}</div>"))
}
