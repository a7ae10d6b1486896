//! `list=search`: pages whose titles or texts hold every word of the question.

use diesel::prelude::*;
use serde_json::json;

use super::Gathered;
use crate::sandbox::api::call::Call;
use crate::sandbox::live::pages::Page;
use crate::sandbox::live::sql::{ask, places};
use crate::sandbox::live::{Refusal, Trouble, iso};
use crate::sandbox::render;
use crate::sandbox::seed::insert::Value as Bound;

/// So many letters of the text stand around the first word that was found.
const AROUND: usize = 80;

/// `list=search`
pub fn search(db: &mut SqliteConnection, call: &Call<'_>, gathered: &mut Gathered) -> Result<(), Trouble> {
    let Some(question) = call.parameters.filled("srsearch") else {
        return Err(Refusal::missing_parameter("srsearch").into());
    };
    let words: Vec<String> = question
        .split_whitespace()
        .map(|word| word.trim_matches('"').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let namespaces = match call.parameters.list("srnamespace") {
        list if list.contains(&"*") => (0..16).collect(),
        list if list.is_empty() => vec![0],
        _ => call.parameters.numbers("srnamespace")?,
    };
    let offset = call.parameters.number("sroffset")?.unwrap_or_default().max(0) as usize;
    let limit = super::limit(call, "srlimit", 10)?.min(500) as usize;
    let sql = format!(
        "SELECT page.*, old_text FROM page JOIN slots ON slot_revision_id = page_latest AND slot_role_id = 1
            JOIN content ON content_id = slot_content_id
            JOIN text ON old_id = CAST(substr(content_address, 4) AS INTEGER)
            JOIN revision ON rev_id = page_latest
        WHERE rev_deleted & 1 = 0 AND page_namespace IN {}",
        places(namespaces.len())
    );
    let values: Vec<Bound<'_>> = namespaces.into_iter().map(Bound::from).collect();
    let mut hits: Vec<(usize, Page, String)> = Vec::new();
    for row in ask(db, &sql, &values)? {
        let (page, text) = (Page::of(&row), row.text("old_text"));
        let (title, lower) = (page.title.prefixed().to_lowercase(), text.to_lowercase());
        if words.is_empty() || !words.iter().all(|word| title.contains(word) || lower.contains(word)) {
            continue;
        }
        // A word in the title weighs more than any number of them in the text.
        let in_title = words.iter().filter(|word| title.contains(*word)).count();
        let in_text: usize = words.iter().map(|word| lower.matches(word.as_str()).count().min(100)).sum();
        hits.push((in_title * 1000 + in_text, page, text));
    }
    hits.sort_by(|one, other| (other.0, one.1.id).cmp(&(one.0, other.1.id)));
    gathered.query.insert("searchinfo".to_owned(), json!({ "totalhits": hits.len() }));
    if hits.len() > offset + limit {
        gathered.continuation.insert("sroffset".to_owned(), (offset + limit).into());
    }
    let found = hits.into_iter().skip(offset).take(limit).map(|(_, page, text)| {
        json!({
            "ns": page.title.namespace,
            "title": page.title.prefixed(),
            "pageid": page.id,
            "size": page.length,
            "wordcount": text.split_whitespace().count(),
            "snippet": snippet(&text, &words),
            "timestamp": iso(&page.touched),
        })
    });
    gathered.query.insert("search".to_owned(), found.collect::<Vec<_>>().into());
    Ok(())
}

/// A piece of the text around the first word, with every word marked.
fn snippet(text: &str, words: &[String]) -> String {
    let plain = render::plain(text);
    let lower = plain.to_lowercase();
    // Some letters change their length when they change their case: then the piece begins with the text.
    let first = words.iter().filter_map(|word| lower.find(word.as_str())).min().filter(|_| lower.len() == plain.len());
    let letters: Vec<char> = plain.chars().collect();
    let at = first.map_or(0, |byte| lower.char_indices().take_while(|(index, _)| *index < byte).count());
    let piece: String = letters.iter().skip(at.saturating_sub(AROUND)).take(2 * AROUND).collect();
    marked(&piece.replace('\n', " "), words)
}

fn marked(piece: &str, words: &[String]) -> String {
    let mut out = String::new();
    let mut rest = piece;
    while !rest.is_empty() {
        let found = words.iter().find(|word| {
            let start: String = rest.chars().take(word.chars().count()).collect();
            start.to_lowercase() == **word
        });
        let count = found.map_or(1, |word| word.chars().count());
        let end = rest.char_indices().nth(count).map_or(rest.len(), |(index, _)| index);
        let part = html_escape::encode_text(&rest[..end]);
        if found.is_some() {
            out.push_str(&format!("<span class=\"searchmatch\">{part}</span>"));
        } else {
            out.push_str(&part);
        }
        rest = &rest[end..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippets_mark_words_and_escape_the_rest() {
        let found = snippet("The '''Rhône''' < the [[Rhine|river Rhine]]", &["rhône".to_owned(), "rhine".to_owned()]);
        assert_eq!(
            found,
            "The <span class=\"searchmatch\">Rhône</span> &lt; the river <span class=\"searchmatch\">Rhine</span>"
        );
    }
}
