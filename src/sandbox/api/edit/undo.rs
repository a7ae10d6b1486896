//! `undo`: takes back edits that need not be the newest.

use diesel::prelude::*;

use super::{Plan, text};
use crate::sandbox::api::call::Call;
use crate::sandbox::diff::merge;
use crate::sandbox::live::pages::{Page, Revision, text_of};
use crate::sandbox::live::{Refusal, Trouble, Writer};

/// The text without the edits after `undoafter` up to `undo`.
pub fn plan(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    page: &Page,
    undone: i64,
    current: &str,
) -> Result<Plan, Trouble> {
    let newest = of_page(db, page, undone)?;
    let original = match call.parameters.number("undoafter")?.filter(|id| *id > 0) {
        Some(original) => of_page(db, page, original)?,
        None => of_page(db, page, newest.parent)?,
    };
    if original.id >= newest.id {
        return Err(Refusal::new("revwrongpage", "The revision to undo to is not before the one to undo.").into());
    }
    let (bad, good) = (text_of(db, newest.id)?, text_of(db, original.id)?);
    let Some(merged) = merge(&bad, current, &good) else {
        let text = "The edit could not be undone due to conflicting intermediate edits.";
        return Err(Refusal::new("undofailure", text).into());
    };
    let name = &newest.name;
    let given = call.parameters.or_empty("summary");
    let usual = format!(
        "Undid revision [[Special:Diff/{undone}|{undone}]] by [[Special:Contributions/{name}|{name}]] \
         ([[User talk:{name}|talk]])"
    );
    let summary = if given.is_empty() { usual } else { text::shortened(given) };
    let is_exact = merged == good;
    Ok(Plan { text: merged, summary, revert: is_exact.then_some((undone, original.id)) })
}

/// Marks a revert and what it took back.
pub fn mark(writer: &mut Writer<'_>, page: i64, revision: i64, (undone, original): (i64, i64)) -> QueryResult<()> {
    let mut reverted: Vec<i64> = Revision::history(writer.db, page)?
        .into_iter()
        .map(|row| row.id)
        .filter(|id| *id > original && *id <= undone && *id != revision)
        .collect();
    reverted.sort_unstable();
    writer.mark_undone(revision, original, &reverted)
}

fn of_page(db: &mut SqliteConnection, page: &Page, id: i64) -> Result<Revision, Trouble> {
    match Revision::numbered(db, id)? {
        None => Err(Refusal::no_such_revision(id).into()),
        Some(revision) if revision.page != page.id => {
            let text = format!("r{id} is not a revision of {}.", page.title.prefixed());
            Err(Refusal::new("revwrongpage", text).into())
        }
        Some(revision) => Ok(revision),
    }
}
