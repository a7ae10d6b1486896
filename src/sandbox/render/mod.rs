//! Wikitext as HTML: headings, paragraphs, lists, tables, links, bold and italic. Everything else shows as it is written.

mod blocks;
mod inline;

pub use blocks::{html, plain};

use std::collections::HashMap;

use diesel::prelude::*;

use super::live::sql::ask;
use super::seed::wikitext::{References, expand};
use super::seed::world::Title;
use super::seed::world::title::TEMPLATE;

/// A text with each template replaced by what it stands for.
pub fn expanded(db: &mut SqliteConnection, text: &str) -> QueryResult<String> {
    let sql = "SELECT page_title, old_text FROM page
        JOIN slots ON slot_revision_id = page_latest AND slot_role_id = 1
        JOIN content ON content_id = slot_content_id
        JOIN text ON old_id = CAST(substr(content_address, 4) AS INTEGER) WHERE page_namespace = 10";
    let rows = ask(db, sql, &[])?;
    let title = |key| Title { namespace: TEMPLATE, key };
    let templates: HashMap<Title, String> =
        rows.iter().map(|row| (title(row.text("page_title")), row.text("old_text"))).collect();
    let template = |title: &Title| templates.get(title).map(String::as_str);
    Ok(expand(text, &template, &mut References::default(), 0))
}
