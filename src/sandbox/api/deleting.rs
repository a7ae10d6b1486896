//! `action=delete` and `action=undelete`.

use diesel::prelude::*;
use serde_json::{Value, json};

use super::call::{Call, checked};
use super::edit::shortened;
use super::parameters::moment;
use super::{permission, watching};
use crate::sandbox::live::pages::{Page, text_of};
use crate::sandbox::live::{Refusal, Trouble};
use crate::sandbox::seed::world::title::FILE;

/// `action=delete`
pub fn delete(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("csrf")?;
    let page = call.page(db)?;
    permission::require(db, call, "delete", &page.title)?;
    if page.title.namespace == FILE {
        return Err(Refusal::new("cantdelete", "The embedded wiki does not delete files.").into());
    }
    let tags = call.tags(db)?;
    let reason = match call.parameters.filled("reason") {
        Some(reason) => shortened(reason),
        None => usual_reason(&text_of(db, page.latest)?),
    };
    let mut writer = call.writer(db);
    let log = writer.delete(&page, &reason, &tags)?;
    if call.parameters.flag("deletetalk")
        && page.title.namespace % 2 == 0
        && let Some(talk) = Page::titled(writer.db, &page.title.talk())?
    {
        writer.delete(&talk, &reason, &tags)?;
    }
    watching::follow(db, call, &page.title, call.parameters.or_empty("watchlist"))?;
    Ok(json!({ "delete": { "title": page.title.prefixed(), "reason": reason, "logid": log } }))
}

/// `action=undelete`
pub fn undelete(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("csrf")?;
    let Some(title) = call.parameters.filled("title") else { return Err(Refusal::missing_parameter("title").into()) };
    let title = checked(title)?;
    permission::require(db, call, "undelete", &title)?;
    let tags = call.tags(db)?;
    let reason = shortened(call.parameters.or_empty("reason"));
    let moments: Option<Vec<String>> =
        call.parameters.list("timestamps").into_iter().map(|text| moment(text).map(|at| at.to_string())).collect();
    let Some(moments) = moments else {
        return Err(Refusal::new("badtimestamp", "A value of the parameter \"timestamps\" is no timestamp.").into());
    };
    let count = call.writer(db).restore(&title, &moments, &reason, &tags)?;
    if count == 0 {
        let text = "Couldn't undelete: the requested revisions may not exist or may have been undeleted already.";
        return Err(Refusal::new("cantundelete", text).into());
    }
    watching::follow(db, call, &title, call.parameters.or_empty("watchlist"))?;
    let answer = json!({ "title": title.prefixed(), "revisions": count, "fileversions": 0, "reason": reason });
    Ok(json!({ "undelete": answer }))
}

/// What MediaWiki writes where nobody says why.
fn usual_reason(text: &str) -> String {
    let start: String = text.replace('\n', " ").chars().take(150).collect();
    format!("content was: \"{start}\"")
}
