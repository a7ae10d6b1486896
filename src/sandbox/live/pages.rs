//! Pages and revisions as they stand in the file.

use diesel::prelude::*;

use super::sql::{Record, ask, first};
use crate::sandbox::seed::world::Title;

/// A page that exists.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its number.
    pub id: i64,
    /// Its title.
    pub title: Title,
    /// Its newest revision.
    pub latest: i64,
    /// The bytes of its text.
    pub length: i64,
    /// Whether it is a redirect.
    pub is_redirect: bool,
    /// Whether it has one revision only.
    pub is_new: bool,
    /// When it or something that it uses changed last.
    pub touched: String,
    /// Its content model.
    pub model: String,
    /// Its language, where it is not the wiki's.
    pub language: Option<String>,
}

/// A revision of a page that exists.
#[derive(Debug, Clone)]
pub struct Revision {
    /// Its number.
    pub id: i64,
    /// Its page.
    pub page: i64,
    /// The revision before it; 0 for a page's first.
    pub parent: i64,
    /// When it was saved.
    pub at: String,
    /// Who saved it.
    pub actor: i64,
    /// Their name.
    pub name: String,
    /// Their account; 0 without one.
    pub user: i64,
    /// The edit summary.
    pub comment: String,
    /// Whether it is marked as minor.
    pub is_minor: bool,
    /// What is hidden of it.
    pub hidden: i64,
    /// The bytes of all its slots.
    pub size: i64,
}

impl Page {
    /// The page of that title, if it exists.
    pub fn titled(db: &mut SqliteConnection, title: &Title) -> QueryResult<Option<Self>> {
        let sql = "SELECT * FROM page WHERE page_namespace = ? AND page_title = ?";
        Ok(first(db, sql, &[title.namespace.into(), (&title.key).into()])?.as_ref().map(Self::of))
    }

    /// The page of that number, if it exists.
    pub fn numbered(db: &mut SqliteConnection, id: i64) -> QueryResult<Option<Self>> {
        Ok(first(db, "SELECT * FROM page WHERE page_id = ?", &[id.into()])?.as_ref().map(Self::of))
    }

    /// A page from a row of its table.
    pub fn of(row: &Record) -> Self {
        Self {
            id: row.number("page_id"),
            title: Title { namespace: row.number("page_namespace"), key: row.text("page_title") },
            latest: row.number("page_latest"),
            length: row.number("page_len"),
            is_redirect: row.flag("page_is_redirect"),
            is_new: row.flag("page_is_new"),
            touched: row.text("page_touched"),
            model: row.text("page_content_model"),
            language: row.maybe_text("page_lang"),
        }
    }
}

/// What every statement about revisions selects.
const REVISIONS: &str = "SELECT revision.*, actor_name, actor_user, comment_text FROM revision
    JOIN actor ON actor_id = rev_actor JOIN comment ON comment_id = rev_comment_id WHERE ";

impl Revision {
    /// The revision of that number, if its page exists.
    pub fn numbered(db: &mut SqliteConnection, id: i64) -> QueryResult<Option<Self>> {
        Ok(first(db, &format!("{REVISIONS} rev_id = ?"), &[id.into()])?.as_ref().map(Self::of))
    }

    /// All revisions of a page, newest first.
    pub fn history(db: &mut SqliteConnection, page: i64) -> QueryResult<Vec<Self>> {
        let sql = format!("{REVISIONS} rev_page = ? ORDER BY rev_timestamp DESC, rev_id DESC");
        Ok(ask(db, &sql, &[page.into()])?.iter().map(Self::of).collect())
    }

    /// The revisions of an actor, newest first, from a place in that order on.
    pub fn of_actor(
        db: &mut SqliteConnection,
        actor: i64,
        (at, id): (&str, i64),
        limit: i64,
    ) -> QueryResult<Vec<Self>> {
        let sql = format!(
            "{REVISIONS} rev_actor = ? AND (rev_timestamp, rev_id) <= (?, ?)
                ORDER BY rev_timestamp DESC, rev_id DESC LIMIT ?"
        );
        Ok(ask(db, &sql, &[actor.into(), at.into(), id.into(), limit.into()])?.iter().map(Self::of).collect())
    }

    fn of(row: &Record) -> Self {
        Self {
            id: row.number("rev_id"),
            page: row.number("rev_page"),
            parent: row.number("rev_parent_id"),
            at: row.text("rev_timestamp"),
            actor: row.number("rev_actor"),
            name: row.text("actor_name"),
            user: row.number("actor_user"),
            comment: row.text("comment_text"),
            is_minor: row.flag("rev_minor_edit"),
            hidden: row.number("rev_deleted"),
            size: row.number("rev_len"),
        }
    }
}

/// A content in a slot of a revision.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The slot's role.
    pub role: String,
    /// The role's number.
    pub role_id: i64,
    /// The content's number.
    pub content: i64,
    /// The revision that brought the content.
    pub origin: i64,
    /// The content's model.
    pub model: String,
    /// The content's SHA-1 in base 36.
    pub sha1: String,
    /// The bytes of the content.
    pub size: i64,
    /// The content.
    pub text: String,
}

/// The slots of a revision, of a deleted page too.
pub fn slots(db: &mut SqliteConnection, revision: i64) -> QueryResult<Vec<Slot>> {
    let sql = "SELECT role_name, slot_role_id, slot_content_id, slot_origin, model_name, content_sha1, content_size,
            old_text FROM slots
        JOIN slot_roles ON role_id = slot_role_id JOIN content ON content_id = slot_content_id
        JOIN content_models ON model_id = content_model
        JOIN text ON old_id = CAST(substr(content_address, 4) AS INTEGER)
        WHERE slot_revision_id = ? ORDER BY slot_role_id";
    let rows = ask(db, sql, &[revision.into()])?;
    Ok(rows
        .iter()
        .map(|row| Slot {
            role: row.text("role_name"),
            role_id: row.number("slot_role_id"),
            content: row.number("slot_content_id"),
            origin: row.number("slot_origin"),
            model: row.text("model_name"),
            sha1: row.text("content_sha1"),
            size: row.number("content_size"),
            text: row.text("old_text"),
        })
        .collect())
}

/// The text in a revision's main slot.
pub fn text_of(db: &mut SqliteConnection, revision: i64) -> QueryResult<String> {
    Ok(slots(db, revision)?.into_iter().next().map_or_else(String::new, |slot| slot.text))
}

/// The tags of a revision, those that are private left out.
pub fn tags_of(db: &mut SqliteConnection, revision: i64) -> QueryResult<Vec<String>> {
    let sql = "SELECT ctd_name FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id
        WHERE ct_rev_id = ? AND ctd_name NOT LIKE 'mw-private-%' ORDER BY ct_id";
    Ok(ask(db, sql, &[revision.into()])?.iter().map(|row| row.text("ctd_name")).collect())
}
