//! Edits: a text becomes a page's newest revision.

use super::World;
use super::accounts::address_hex;
use super::logs::Entry;
use super::tags::Tagged;
use super::title::Title;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::dice::Dice;
use crate::sandbox::seed::digest::sha1_base36;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{Content, IpChange, Page, Revision, Slot, StoredText};
use crate::sandbox::seed::wikitext;

/// The role of the slot that holds a page's own text.
const MAIN_SLOT: i64 = 1;

/// The content models, numbered from 1, as the table lists them.
pub const CONTENT_MODELS: &[&str] = &["wikitext", "css", "javascript", "json", "wikibase-mediainfo"];

/// A content for a slot other than the main one.
#[derive(Debug, Clone, Copy)]
pub struct NewSlot<'a> {
    /// The slot's role, a number of `slot_roles`.
    pub role: i64,
    /// The content's model.
    pub model: &'static str,
    /// The content.
    pub text: &'a str,
}

/// An edit that somebody makes.
#[derive(Clone)]
pub struct Edit<'a> {
    /// The page, made if it does not exist.
    pub title: Title,
    /// The text of the main slot.
    pub text: &'a str,
    /// Who edits.
    pub by: &'a str,
    /// When.
    pub at: Moment,
    /// The edit summary.
    pub summary: &'a str,
    /// Whether it is marked as minor.
    pub is_minor: bool,
    /// Whether it stays out of recent changes, because a log entry tells of it.
    pub is_quiet: bool,
    /// Tags, besides those that MediaWiki gives by itself.
    pub tags: &'a [&'static str],
    /// The content model of the main slot.
    pub model: &'static str,
    /// The content of a second slot.
    pub second_slot: Option<NewSlot<'a>>,
}

impl<'a> Edit<'a> {
    /// An edit without flags, tags and summary.
    pub fn new(title: Title, text: &'a str, by: &'a str, at: Moment) -> Self {
        Self {
            title,
            text,
            by,
            at,
            summary: "",
            is_minor: false,
            is_quiet: false,
            tags: &[],
            model: CONTENT_MODELS[0],
            second_slot: None,
        }
    }
}

/// A revision about to be added to a page.
pub(super) struct Draft<'a> {
    pub by: &'a str,
    pub at: Moment,
    pub summary: &'a str,
    pub is_minor: bool,
    /// Role, content and origin; an origin of 0 is this revision.
    pub slots: Vec<(i64, i64, i64)>,
}

impl World {
    /// Saves an edit with all that MediaWiki writes for it, and gives the revision's id.
    pub fn save(&mut self, edit: &Edit<'_>) -> i64 {
        let is_new = self.page(&edit.title).is_none();
        let page = if is_new { self.add_page(&edit.title, edit.at, edit.model) } else { self.page_id(&edit.title) };
        let mut slots = vec![(MAIN_SLOT, self.store(edit.text, edit.model), 0)];
        if let Some(second) = edit.second_slot {
            slots.push((second.role, self.store(second.text, second.model), 0));
        }
        let draft = Draft { by: edit.by, at: edit.at, summary: edit.summary, is_minor: edit.is_minor, slots };
        let revision = self.add_revision(page, draft);
        if is_new {
            self.log(&Entry {
                page: Some(page),
                params: Php::Map(vec![("associated_rev_id", revision.into())]).serialize(),
                revision: Some(revision),
                is_quiet: true,
                ..Entry::new("create", "create", edit.by, edit.at, edit.title.clone())
            });
        }
        let change = if edit.is_quiet { None } else { Some(self.announce_revision(revision)) };
        let mut tags = edit.tags.to_vec();
        tags.extend(self.automatic_tags(revision));
        self.tag(&tags, Tagged { change, revision: Some(revision), log: None }, None);
        self.announce_categories(revision);
        revision
    }

    /// Gives a page another content model.
    pub fn set_content_model(&mut self, title: &Title, model: &'static str) {
        let page = self.page_id(title);
        self.pages.get_mut(&page).expect("a page that exists").page_content_model = Some(model);
    }

    /// Gives a page a language of its own.
    pub fn set_language(&mut self, title: &Title, language: &'static str) {
        let page = self.page_id(title);
        self.pages.get_mut(&page).expect("a page that exists").page_lang = Some(language);
    }

    /// A revision that changes nothing, such as a move leaves behind.
    pub(super) fn save_dummy(&mut self, page: i64, by: &str, at: Moment, summary: &str) -> i64 {
        let latest = self.pages[&page].page_latest;
        let slots = self.inherited_slots(latest);
        self.add_revision(page, Draft { by, at, summary, is_minor: true, slots })
    }

    /// The slots of a revision, for another one to inherit.
    pub(super) fn inherited_slots(&self, revision: i64) -> Vec<(i64, i64, i64)> {
        let first = self.tables.slots.partition_point(|slot| slot.slot_revision_id < revision);
        let slots = self.tables.slots[first..].iter().take_while(|slot| slot.slot_revision_id == revision);
        slots.map(|slot| (slot.slot_role_id, slot.slot_content_id, slot.slot_origin)).collect()
    }

    pub(super) fn add_page(&mut self, title: &Title, at: Moment, model: &'static str) -> i64 {
        self.last_page += 1;
        let id = self.last_page;
        self.add_page_with_id(id, title, at, model);
        id
    }

    pub(super) fn add_page_with_id(&mut self, id: i64, title: &Title, at: Moment, model: &'static str) {
        self.pages.insert(
            id,
            Page {
                page_id: id,
                page_namespace: title.namespace,
                page_title: title.key.clone(),
                page_is_redirect: false,
                page_is_new: true,
                page_random: Dice::of(&title.key).fraction(),
                page_touched: at,
                page_links_updated: Some(at),
                page_latest: 0,
                page_len: 0,
                page_content_model: Some(model),
                page_lang: None,
            },
        );
        self.titles.insert(title.clone(), id);
        self.histories.insert(id, Vec::new());
    }

    /// A main slot with a new text.
    pub(super) fn main_slot(&mut self, text: &str) -> (i64, i64, i64) {
        (MAIN_SLOT, self.store(text, CONTENT_MODELS[0]), 0)
    }

    fn store(&mut self, text: &str, model: &str) -> i64 {
        let id = self.tables.content.len() as i64 + 1;
        let model = CONTENT_MODELS.iter().position(|known| *known == model).expect("a model of the list");
        self.tables.content.push(Content {
            content_id: id,
            content_size: text.len() as i64,
            content_sha1: sha1_base36(text),
            content_model: model as i64 + 1,
            content_address: format!("tt:{id}"),
        });
        self.tables.text.push(StoredText { old_id: id, old_text: text.to_owned(), old_flags: "utf-8" });
        id
    }

    pub(super) fn add_revision(&mut self, page: i64, draft: Draft<'_>) -> i64 {
        self.last_revision += 1;
        let id = self.last_revision;
        let actor = self.actor(draft.by, draft.at);
        let comment = self.comment(draft.summary, None);
        let mut size = 0;
        for (role, content, origin) in draft.slots {
            let origin = if origin == 0 { id } else { origin };
            size += self.tables.content[content as usize - 1].content_size;
            if role == MAIN_SLOT {
                self.main_contents.insert(id, content);
            }
            self.tables.slots.push(Slot {
                slot_revision_id: id,
                slot_role_id: role,
                slot_content_id: content,
                slot_origin: origin,
            });
        }
        let parent = self.pages[&page].page_latest;
        self.revisions.insert(
            id,
            Revision {
                rev_id: id,
                rev_page: page,
                rev_comment_id: comment,
                rev_actor: actor,
                rev_timestamp: draft.at,
                rev_minor_edit: draft.is_minor,
                rev_deleted: 0,
                rev_len: size,
                rev_parent_id: parent,
            },
        );
        if let Some(ipc_hex) = address_hex(draft.by) {
            self.tables.ip_changes.push(IpChange { ipc_rev_id: id, ipc_rev_timestamp: draft.at, ipc_hex });
        }
        self.histories.entry(page).or_default().push(id);
        self.set_latest(page, id, draft.at);
        id
    }

    /// Makes a revision the newest of its page.
    pub(super) fn set_latest(&mut self, page: i64, revision: i64, at: Moment) {
        let text = self.text(revision);
        let (length, is_redirect) = (text.len() as i64, wikitext::is_redirect(text));
        let is_new = self.history(page).len() == 1;
        let row = self.pages.get_mut(&page).expect("a page that exists");
        row.page_latest = revision;
        row.page_len = length;
        row.page_is_redirect = is_redirect;
        row.page_is_new = is_new;
        row.page_touched = at;
        row.page_links_updated = Some(at);
    }
}
