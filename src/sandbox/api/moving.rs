//! `action=move`: a page, its talk page and its subpages.

use diesel::prelude::*;
use serde_json::{Map, Value, json};

use super::call::{Call, checked};
use super::edit::shortened;
use super::{permission, watching};
use crate::sandbox::live::pages::{Page, Revision};
use crate::sandbox::live::sql::ask;
use crate::sandbox::live::{Refusal, Trouble};
use crate::sandbox::seed::world::Title;
use crate::sandbox::seed::world::title::FILE;

/// So many subpages move with a page at most.
const MOST_SUBPAGES: usize = 100;

/// What each move of a call has in common.
struct Order<'a> {
    reason: &'a str,
    leaves_redirect: bool,
    tags: &'a [String],
}

/// `action=move`
pub fn move_page(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    call.require_token("csrf")?;
    let parameters = call.parameters;
    let from = call.title(db, "from", "fromid")?;
    let Some(to) = parameters.filled("to") else { return Err(Refusal::missing_parameter("to").into()) };
    let to = checked(to)?;
    let page = Page::titled(db, &from)?.ok_or_else(Refusal::missing_title)?;
    call.desk.count(&call.account, "move")?;
    let (reason, tags) = (shortened(parameters.or_empty("reason")), call.tags(db)?);
    let leaves_redirect = !(parameters.flag("noredirect") && call.account.may("suppressredirect"));
    let order = Order { reason: &reason, leaves_redirect, tags: &tags };
    let is_over_redirect = carry_out(db, call, &page, &to, &order)?;
    let mut answer = json!({
        "from": from.prefixed(),
        "to": to.prefixed(),
        "reason": reason,
        "redirectcreated": leaves_redirect,
        "moveoverredirect": is_over_redirect,
    });
    let is_talk = |title: &Title| title.namespace % 2 == 1;
    if parameters.flag("movetalk")
        && !is_talk(&from)
        && !is_talk(&to)
        && let Some(talk) = Page::titled(db, &from.talk())?
    {
        match attempt(db, call, &talk, &to.talk(), &order)? {
            Ok(is_over_redirect) => {
                answer["talkfrom"] = from.talk().prefixed().into();
                answer["talkto"] = to.talk().prefixed().into();
                answer["talkmoveoverredirect"] = is_over_redirect.into();
            }
            Err(refusal) => answer["talkmove-errors"] = json!([error(&refusal)]),
        }
    }
    if parameters.flag("movesubpages") {
        answer["subpages"] = subpages(db, call, &from, &to, &order)?;
        if parameters.flag("movetalk") && !is_talk(&from) && !is_talk(&to) {
            answer["subpages-talk"] = subpages(db, call, &from.talk(), &to.talk(), &order)?;
        }
    }
    watching::follow(db, call, &from, parameters.or_empty("watchlist"))?;
    watching::follow(db, call, &to, parameters.or_empty("watchlist"))?;
    Ok(json!({ "move": answer }))
}

fn subpages(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    from: &Title,
    to: &Title,
    order: &Order<'_>,
) -> Result<Value, Trouble> {
    if !call.account.may("move-subpages") {
        let refusal = Refusal::new("cant-move-subpages", "You do not have permission to move subpages.");
        return Ok(json!({ "errors": [error(&refusal)] }));
    }
    // The main namespace has no subpages.
    if from.namespace == 0 {
        return Ok(json!([]));
    }
    let sql = "SELECT * FROM page WHERE page_namespace = ? AND substr(page_title, 1, length(?)) = ?
        ORDER BY page_title LIMIT ?";
    let prefix = format!("{}/", from.key);
    let most = MOST_SUBPAGES as i64;
    let rows = ask(db, sql, &[from.namespace.into(), (&prefix).into(), (&prefix).into(), most.into()])?;
    let mut moved = Vec::new();
    for page in rows.iter().map(Page::of) {
        let rest = page.title.key.strip_prefix(&from.key).unwrap_or_default();
        let target = Title { namespace: to.namespace, key: format!("{}{rest}", to.key) };
        let mut entry = Map::new();
        entry.insert("from".to_owned(), page.title.prefixed().into());
        match attempt(db, call, &page, &target, order)? {
            Ok(_) => entry.insert("to".to_owned(), target.prefixed().into()),
            Err(refusal) => entry.insert("errors".to_owned(), json!([error(&refusal)])),
        };
        moved.push(Value::from(entry));
    }
    Ok(moved.into())
}

/// A move that may be refused without the call being refused.
fn attempt(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    page: &Page,
    to: &Title,
    order: &Order<'_>,
) -> Result<Result<bool, Refusal>, Trouble> {
    match carry_out(db, call, page, to, order) {
        Ok(is_over_redirect) => Ok(Ok(is_over_redirect)),
        Err(Trouble::Refused(refusal)) => Ok(Err(refusal)),
        Err(other) => Err(other),
    }
}

/// Moves a page after all checks, and says whether a redirect gave way.
fn carry_out(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    page: &Page,
    to: &Title,
    order: &Order<'_>,
) -> Result<bool, Trouble> {
    if page.title == *to {
        let text = "The title is the same; cannot move a page over itself.";
        return Err(Refusal::new("selfmove", text).into());
    }
    permission::require(db, call, "move", &page.title)?;
    if page.title.namespace == FILE || to.namespace == FILE {
        return Err(Refusal::new("cantmovefile", "The embedded wiki does not move files.").into());
    }
    let in_the_way = Page::titled(db, to)?;
    match &in_the_way {
        Some(other) if is_redirect_to(db, other, page)? => permission::require(db, call, "move", to)?,
        Some(_) => {
            let text = "A page of that name already exists, or the name you have chosen is not valid.";
            return Err(Refusal::new("articleexists", text).into());
        }
        None => permission::require(db, call, "edit", to)?,
    }
    call.writer(db).move_page(page, to, order.leaves_redirect, order.reason, order.tags)?;
    Ok(in_the_way.is_some())
}

/// Whether a page never was anything but a redirect to the one that moves.
fn is_redirect_to(db: &mut SqliteConnection, other: &Page, page: &Page) -> Result<bool, Trouble> {
    if !other.is_redirect || Revision::history(db, other.id)?.len() != 1 {
        return Ok(false);
    }
    let sql = "SELECT rd_from FROM redirect WHERE rd_from = ? AND rd_namespace = ? AND rd_title = ?";
    let values = [other.id.into(), page.title.namespace.into(), (&page.title.key).into()];
    Ok(!ask(db, sql, &values)?.is_empty())
}

fn error(refusal: &Refusal) -> Value {
    json!({ "code": refusal.code, "text": refusal.text, "module": "move" })
}
