//! `prop=extracts`: the beginning of a page's text, plain or as HTML, as the extension TextExtracts gives it.

use diesel::prelude::*;

use super::Gathered;
use super::pageset::Member;
use crate::sandbox::api::call::Call;
use crate::sandbox::api::edit::section_range;
use crate::sandbox::live::Trouble;
use crate::sandbox::live::pages::text_of;
use crate::sandbox::render;

/// So many extracts an answer holds at most, where they are of introductions.
const MOST: usize = 20;

/// `prop=extracts`
pub fn extracts(
    db: &mut SqliteConnection,
    call: &Call<'_>,
    members: &mut [Member],
    gathered: &mut Gathered,
) -> Result<(), Trouble> {
    let is_intro = call.parameters.flag("exintro");
    let most = if is_intro { MOST } else { 1 };
    let asked = match call.parameters.text("exlimit") {
        None | Some("max") => most,
        Some(_) => call.parameters.number("exlimit")?.unwrap_or(1).clamp(1, most as i64) as usize,
    };
    let offset = call.parameters.number("excontinue")?.unwrap_or_default().max(0) as usize;
    if members.len() > offset + asked {
        gathered.continuation.insert("excontinue".to_owned(), (offset + asked).into());
    }
    let sentences = call.parameters.number("exsentences")?;
    let letters = call.parameters.number("exchars")?;
    for member in members.iter_mut().skip(offset).take(asked) {
        let text = text_of(db, member.page.latest)?;
        let end = if is_intro { section_range(&text, 0).map_or(text.len(), |(_, end)| end) } else { text.len() };
        let expanded = render::expanded(db, &text[..end])?;
        let extract = if call.parameters.flag("explaintext") {
            shortened(&render::plain(&expanded), sentences, letters)
        } else {
            render::html(&expanded)
        };
        member.entry.insert("extract".to_owned(), extract.into());
    }
    Ok(())
}

fn shortened(text: &str, sentences: Option<i64>, letters: Option<i64>) -> String {
    if let Some(count) = sentences {
        let ends = text.match_indices(". ").nth(count.max(1) as usize - 1);
        return ends.map_or_else(|| text.to_owned(), |(end, _)| text[..=end].to_owned());
    }
    match letters {
        Some(count) if text.chars().count() > count as usize => {
            let start: String = text.chars().take(count.max(1) as usize).collect();
            format!("{}...", start.trim_end())
        }
        _ => text.to_owned(),
    }
}
