//! Who may edit a page, for an error that says that somebody may not.

use super::Fault;
use crate::action_api::PageKey;
use crate::db::{Bind, Statement, Wiki};
use crate::store::{Keys, lookup};
use crate::tables::wiki::{page, page_properties};
use crate::tables::{FromCell, Selection, View};

/// The level that an edit of the page needs; `None` where the page itself is not protected against that.
pub(super) async fn edit_level(wiki: &Wiki, page: &PageKey) -> Result<Option<String>, Fault> {
    let id = match page {
        PageKey::Id(id) => *id,
        PageKey::Title(title) => {
            let Ok(title) = wiki.site.titles.parse(title, 0) else { return Ok(None) };
            let pair = (Bind::Integer(title.namespace.into()), Bind::Text(title.database_key));
            let mut asked = Selection::default();
            asked.column(page::ID);
            let keys = Keys::Pairs([page::NAMESPACE.name(), page::TITLE.name()], vec![pair]);
            let (rows, _) = lookup(wiki, View::Page, keys, None, &asked).await?;
            let Some(id) = rows.iter().next().and_then(|row| i64::from_cell(row.first()?)) else { return Ok(None) };
            id
        }
    };
    let mut asked = Selection::default();
    asked.column(page_properties::RESTRICTION_LEVEL);
    let mut valid = Statement::new("t.pr_type = 'edit' AND ");
    valid.push(&wiki.capabilities.is_unexpired("t.pr_expiry"));
    let keys = Keys::Of(page_properties::RESTRICTION_PAGE_ID.name(), vec![Bind::Integer(id)]);
    let (rows, _) = lookup(wiki, View::PageRestrictions, keys, Some(valid), &asked).await?;
    Ok(rows.iter().next().and_then(|row| String::from_cell(row.first()?)))
}
