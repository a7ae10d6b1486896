//! Revisions: a text becomes a page's newest, with all that MediaWiki writes for it.

use diesel::prelude::*;

use super::pages::{Page, Revision, slots, text_of};
use super::sql::number;
use super::writer::{Entry, Writer};
use crate::sandbox::seed::dice::Dice;
use crate::sandbox::seed::digest::sha1_base36;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows;
use crate::sandbox::seed::wikitext;
use crate::sandbox::seed::world::changes::{AUTOPATROLLED, UNPATROLLED};
use crate::sandbox::seed::world::tags::{Tagged, automatic_tags};
use crate::sandbox::seed::world::{CONTENT_MODELS, Title};

/// The role of the slot that holds a page's own text.
const MAIN_SLOT: i64 = 1;

/// An edit about to be saved.
pub struct Save<'a> {
    /// The page's title.
    pub title: Title,
    /// The text of the main slot.
    pub text: &'a str,
    /// Its content model.
    pub model: &'static str,
    /// The edit summary.
    pub summary: &'a str,
    /// Whether it is marked as minor.
    pub is_minor: bool,
    /// Whether it is marked as a bot's.
    pub is_bot: bool,
    /// Whether it stays out of recent changes, because a log entry tells of it.
    pub is_quiet: bool,
    /// Tags besides those that MediaWiki gives by itself.
    pub tags: &'a [String],
}

impl<'a> Save<'a> {
    /// An edit without flags and tags.
    pub fn new(title: Title, text: &'a str, model: &'static str, summary: &'a str) -> Self {
        Self { title, text, model, summary, is_minor: false, is_bot: false, is_quiet: false, tags: &[] }
    }
}

/// Which content a revision has in a slot.
#[derive(Debug, Clone, Copy)]
pub struct Filled {
    role: i64,
    content: i64,
    size: i64,
    /// The revision that brought it; 0 is the one being made.
    origin: i64,
}

impl Writer<'_> {
    /// Saves an edit, and gives the revision's number.
    pub fn save(&mut self, save: &Save<'_>) -> QueryResult<i64> {
        let page = Page::titled(self.db, &save.title)?;
        let content = self.store(save.text, save.model)?;
        // Slots other than the main one stay as they are.
        let mut filled = match &page {
            Some(page) => self.inherited(page.latest)?,
            None => Vec::new(),
        };
        filled.retain(|slot| slot.role != MAIN_SLOT);
        filled.insert(0, content);
        let id = match &page {
            Some(page) => page.id,
            None => self.add_page(&save.title, save.model)?,
        };
        let revision = self.add_revision(id, save.summary, save.is_minor, &filled)?;
        if page.is_none() {
            let params = Php::Map(vec![("associated_rev_id", revision.into())]).serialize();
            let entry = Entry::new("create", "create", "");
            self.log(&save.title, &Entry { page: id, params, revision: Some(revision), is_quiet: true, ..entry })?;
        }
        let change = if save.is_quiet { None } else { Some(self.announce_revision(revision, save.is_bot)?) };
        let on = Tagged { change, revision: Some(revision), log: None };
        let old = match &page {
            Some(page) => Some(text_of(self.db, page.latest)?),
            None => None,
        };
        for tag in automatic_tags(old.as_deref(), save.text) {
            self.tag(tag, on, None)?;
        }
        for tag in save.tags {
            self.tag(tag, on, None)?;
        }
        self.announce_categories(revision, old.as_deref().unwrap_or_default(), save.text)?;
        self.refresh(id)?;
        Ok(revision)
    }

    /// A revision that changes nothing, such as a move leaves behind.
    pub fn save_dummy(&mut self, page: &Page, summary: &str) -> QueryResult<i64> {
        let slots = self.inherited(page.latest)?;
        self.add_revision(page.id, summary, true, &slots)
    }

    /// The contents of a revision, for another one to inherit.
    pub fn inherited(&mut self, revision: i64) -> QueryResult<Vec<Filled>> {
        let slots = slots(self.db, revision)?.into_iter();
        Ok(slots
            .map(|slot| Filled { role: slot.role_id, content: slot.content, size: slot.size, origin: slot.origin })
            .collect())
    }

    /// Adds a revision to a page, and makes it the newest.
    pub fn add_revision(&mut self, page: i64, summary: &str, is_minor: bool, filled: &[Filled]) -> QueryResult<i64> {
        let rev_id = self.next("revision")?;
        let comment = self.comment(summary)?;
        let parent = number(self.db, "SELECT page_latest AS number FROM page WHERE page_id = ?", &[page.into()])?;
        for slot in filled {
            self.add(rows::Slot {
                slot_revision_id: rev_id,
                slot_role_id: slot.role,
                slot_content_id: slot.content,
                slot_origin: if slot.origin == 0 { rev_id } else { slot.origin },
            })?;
        }
        self.add(rows::Revision {
            rev_id,
            rev_page: page,
            rev_comment_id: comment,
            rev_actor: self.by.actor,
            rev_timestamp: self.at,
            rev_minor_edit: is_minor,
            rev_deleted: 0,
            rev_len: filled.iter().map(|slot| slot.size).sum(),
            rev_parent_id: parent,
        })?;
        self.set_latest(page, rev_id)?;
        let counted = "UPDATE user SET user_editcount = ifnull(user_editcount, 0) + 1, user_touched = ?
            WHERE user_id = ?";
        self.run(counted, &[self.at.into(), self.by.id.into()])?;
        Ok(rev_id)
    }

    /// Makes a revision the newest of its page.
    pub fn set_latest(&mut self, page: i64, revision: i64) -> QueryResult<()> {
        let text = text_of(self.db, revision)?;
        let sql = "UPDATE page SET page_latest = ?, page_len = ?, page_is_redirect = ?, page_touched = ?,
                page_links_updated = ?, page_is_new = (SELECT count(*) = 1 FROM revision WHERE rev_page = page_id)
            WHERE page_id = ?";
        let (length, is_redirect) = (text.len() as i64, wikitext::is_redirect(&text));
        let at = self.at;
        self.run(sql, &[revision.into(), length.into(), is_redirect.into(), at.into(), at.into(), page.into()])?;
        Ok(())
    }

    /// Adds a page that is still without revisions.
    pub fn add_page(&mut self, title: &Title, model: &'static str) -> QueryResult<i64> {
        let id = self.next("page")?;
        self.add_page_numbered(id, title, model)?;
        Ok(id)
    }

    /// Adds a page that has a number already.
    pub fn add_page_numbered(&mut self, id: i64, title: &Title, model: &'static str) -> QueryResult<()> {
        // What keeps a title from being created ends with its creation.
        let unprotected = "DELETE FROM protected_titles WHERE pt_namespace = ? AND pt_title = ?";
        self.run(unprotected, &[title.namespace.into(), (&title.key).into()])?;
        self.add(rows::Page {
            page_id: id,
            page_namespace: title.namespace,
            page_title: title.key.clone(),
            page_is_redirect: false,
            page_is_new: true,
            page_random: Dice::of(&title.key).fraction(),
            page_touched: self.at,
            page_links_updated: Some(self.at),
            page_latest: 0,
            page_len: 0,
            page_content_model: Some(model),
            page_lang: None,
        })
    }

    /// Stores a text for the main slot.
    pub fn store(&mut self, text: &str, model: &str) -> QueryResult<Filled> {
        let old_id = self.next("text")?;
        let content_id = self.next("content")?;
        let size = text.len() as i64;
        let model = CONTENT_MODELS.iter().position(|known| *known == model).unwrap_or_default() as i64 + 1;
        self.add(rows::StoredText { old_id, old_text: text.to_owned(), old_flags: "utf-8" })?;
        self.add(rows::Content {
            content_id,
            content_size: size,
            content_sha1: sha1_base36(text),
            content_model: model,
            content_address: format!("tt:{old_id}"),
        })?;
        Ok(Filled { role: MAIN_SLOT, content: content_id, size, origin: 0 })
    }

    /// Tells of a revision in recent changes.
    pub fn announce_revision(&mut self, revision: i64, is_bot: bool) -> QueryResult<i64> {
        let Some(row) = Revision::numbered(self.db, revision)? else { return Err(diesel::result::Error::NotFound) };
        let Some(page) = Page::numbered(self.db, row.page)? else { return Err(diesel::result::Error::NotFound) };
        let parent = Revision::numbered(self.db, row.parent)?;
        let comment = self.comment(&row.comment)?;
        let source = if parent.is_some() { "mw.edit" } else { "mw.new" };
        let is_trusted = self.by.may("autopatrol");
        self.announce(rows::RecentChange {
            rc_minor: row.is_minor,
            rc_bot: is_bot,
            rc_cur_id: row.page,
            rc_this_oldid: revision,
            rc_last_oldid: row.parent,
            rc_patrolled: if is_trusted { AUTOPATROLLED } else { UNPATROLLED },
            rc_old_len: Some(parent.map_or(0, |parent| parent.size)),
            rc_new_len: Some(row.size),
            ..rows::RecentChange::new(source, self.at, row.actor, comment, &page.title)
        })
    }
}
