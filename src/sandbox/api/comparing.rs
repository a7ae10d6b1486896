//! `action=compare`: the rows of a table that shows what changed.

use diesel::prelude::*;
use html_escape::encode_text;
use serde_json::{Value, json};

use super::call::Call;
use super::parsing::require_text;
use crate::sandbox::diff::{Hunk, compare as differences, lines};
use crate::sandbox::live::pages::{Page, Revision, text_of};
use crate::sandbox::live::{Refusal, Trouble};

/// So many lines that stayed are shown around those that changed.
const CONTEXT: usize = 2;

/// `action=compare`
pub fn compare(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    let parameters = call.parameters;
    let Some(named) = side(db, call, "from")? else {
        let text = "One of the parameters \"fromtitle\", \"fromid\" and \"fromrev\" is required.";
        return Err(Refusal::new("missingparam", text).into());
    };
    let (from, to) = match parameters.filled("torelative") {
        Some("prev") => (Revision::numbered(db, named.parent)?, Some(named)),
        Some("next") => {
            let next = following(db, &named)?;
            (Some(named), next)
        }
        Some("cur") => {
            let latest = Page::numbered(db, named.page)?.map_or(0, |page| page.latest);
            (Some(named), Revision::numbered(db, latest)?)
        }
        Some(other) => return Err(Refusal::bad_value("torelative", other).into()),
        None => {
            let to = side(db, call, "to")?;
            let missing =
                || Refusal::new("missingparam", "One of the parameters \"torev\" and \"torelative\" is required.");
            (Some(named), Some(to.ok_or_else(missing)?))
        }
    };
    let mut texts = Vec::new();
    for revision in [&from, &to] {
        if let Some(revision) = revision {
            require_text(call, revision)?;
            texts.push(text_of(db, revision.id)?);
        } else {
            texts.push(String::new());
        }
    }
    let mut answer = json!({});
    for (name, revision) in [("from", &from), ("to", &to)] {
        if let Some(revision) = revision {
            let Some(page) = Page::numbered(db, revision.page)? else { continue };
            answer[format!("{name}id")] = page.id.into();
            answer[format!("{name}revid")] = revision.id.into();
            answer[format!("{name}ns")] = page.title.namespace.into();
            answer[format!("{name}title")] = page.title.prefixed().into();
        }
    }
    // The newest revision has none after it: nothing is compared then.
    answer["body"] = if to.is_none() { String::new() } else { table(&texts[0], &texts[1]) }.into();
    let mut body = json!({ "compare": answer });
    if to.is_none() {
        let text = "There is no revision after the newest one.";
        body["warnings"] = json!([{ "code": "compare-nonext", "text": text, "module": "compare" }]);
    }
    Ok(body)
}

/// A revision named by its number, or the newest of a named page.
fn side(db: &mut SqliteConnection, call: &Call<'_>, name: &str) -> Result<Option<Revision>, Trouble> {
    let id = match call.parameters.number(&format!("{name}rev"))? {
        Some(id) => id,
        None => {
            let (title, page) = (format!("{name}title"), format!("{name}id"));
            if !call.parameters.flag(&title) && !call.parameters.flag(&page) {
                return Ok(None);
            }
            let title = call.title(db, &title, &page)?;
            Page::titled(db, &title)?.ok_or_else(Refusal::missing_title)?.latest
        }
    };
    Ok(Some(Revision::numbered(db, id)?.ok_or_else(|| Refusal::no_such_revision(id))?))
}

fn following(db: &mut SqliteConnection, revision: &Revision) -> Result<Option<Revision>, Trouble> {
    let history = Revision::history(db, revision.page)?;
    Ok(history.into_iter().take_while(|other| other.id != revision.id).last())
}

/// The rows, as MediaWiki's table has them.
fn table(old: &str, new: &str) -> String {
    let (old, new) = (lines(old), lines(new));
    let mut out = String::new();
    let mut shown = 0;
    let hunks = differences(&old, &new);
    for (index, hunk) in hunks.iter().enumerate() {
        let start = hunk.old.0.saturating_sub(CONTEXT).max(shown);
        if index == 0 || start > shown {
            // Both sides have the same distance to the hunk.
            let other = hunk.new.0 - (hunk.old.0 - start);
            out.push_str(&format!(
                "<tr>\n  <td colspan=\"2\" class=\"diff-lineno\">Line {}:</td>\n  \
                 <td colspan=\"2\" class=\"diff-lineno\">Line {}:</td>\n</tr>\n",
                start + 1,
                other + 1
            ));
        }
        old[start..hunk.old.0].iter().for_each(|line| out.push_str(&unchanged(line)));
        out.push_str(&changed(hunk, &old, &new));
        let next = hunks.get(index + 1).map_or(old.len(), |next| next.old.0);
        let end = (hunk.old.1 + CONTEXT).min(next);
        old[hunk.old.1..end].iter().for_each(|line| out.push_str(&unchanged(line)));
        shown = end;
    }
    out
}

fn unchanged(line: &str) -> String {
    let line = cell(line);
    let side = |side: &str| {
        format!("  <td class=\"diff-marker\"></td>\n  <td class=\"diff-context diff-side-{side}\">{line}</td>\n")
    };
    format!("<tr>\n{}{}</tr>\n", side("deleted"), side("added"))
}

fn changed(hunk: &Hunk, old: &[&str], new: &[&str]) -> String {
    let (removed, added) = (&old[hunk.old.0..hunk.old.1], &new[hunk.new.0..hunk.new.1]);
    let mut out = String::new();
    for index in 0..removed.len().max(added.len()) {
        out.push_str("<tr>\n");
        match removed.get(index) {
            Some(line) => out.push_str(&format!(
                "  <td class=\"diff-marker\" data-marker=\"−\"></td>\n  \
                 <td class=\"diff-deletedline diff-side-deleted\">{}</td>\n",
                cell(line)
            )),
            None => out.push_str("  <td colspan=\"2\" class=\"diff-empty diff-side-deleted\"></td>\n"),
        }
        match added.get(index) {
            Some(line) => out.push_str(&format!(
                "  <td class=\"diff-marker\" data-marker=\"+\"></td>\n  \
                 <td class=\"diff-addedline diff-side-added\">{}</td>\n",
                cell(line)
            )),
            None => out.push_str("  <td colspan=\"2\" class=\"diff-empty diff-side-added\"></td>\n"),
        }
        out.push_str("</tr>\n");
    }
    out
}

fn cell(line: &str) -> String {
    if line.is_empty() { "<br>".to_owned() } else { format!("<div>{}</div>", encode_text(line)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_show_what_changed_and_what_is_around_it() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9";
        let rows = table(old, &old.replace('5', "<five>"));
        assert_eq!(rows.matches("diff-context diff-side-deleted").count(), 4);
        assert_eq!(rows.matches("Line 3:").count(), 2);
        assert!(rows.contains("diff-deletedline diff-side-deleted\"><div>5</div>"), "{rows}");
        assert!(rows.contains("diff-addedline diff-side-added\"><div>&lt;five&gt;</div>"), "{rows}");
        assert_eq!(table(old, old), "");
    }

    #[test]
    fn distant_changes_have_line_numbers_of_their_own() {
        let old: Vec<String> = (1..30).map(|line| line.to_string()).collect();
        let mut new = old.clone();
        new[2] = "three".to_owned();
        new.insert(20, "new".to_owned());
        let rows = table(&old.join("\n"), &new.join("\n"));
        assert_eq!(rows.matches("diff-lineno").count(), 4);
        assert!(rows.contains("Line 19:"), "{rows}");
    }
}
