//! A wiki in memory: what people do to it, and the rows that MediaWiki would write for each deed.
//!
//! Deeds must come in the order of time, since identifiers are given as they come.

mod accounts;
pub mod blocks;
pub mod changes;
mod deletion;
mod edits;
mod imports;
mod logs;
mod moves;
pub mod protection;
pub mod reverts;
pub mod tags;
pub mod title;
mod uploads;
pub mod visibility;

pub use accounts::{Registration, address_hex, is_address};
pub use blocks::{Against, BlockOrder, Covers};
pub use edits::{CONTENT_MODELS, Edit};
pub use imports::ImportedRevision;
pub use logs::Entry;
pub use protection::Protection;
pub use title::Title;
pub use uploads::Upload;
pub use visibility::{COMMENT, RESTRICTED};

use std::collections::{BTreeMap, HashMap};

use super::digest::comment_hash;
use super::rows::{Comment, Page, Revision, Tables, User};

/// The wiki as it stands.
#[derive(Default)]
pub struct World {
    /// The rows so far, without those that live in the maps below.
    pub tables: Tables,
    /// Pages that exist, by id.
    pub pages: BTreeMap<i64, Page>,
    /// Revisions of pages that exist, by id.
    pub revisions: BTreeMap<i64, Revision>,
    /// Accounts, by id.
    pub users: BTreeMap<i64, User>,
    titles: HashMap<Title, i64>,
    histories: HashMap<i64, Vec<i64>>,
    actors: HashMap<String, i64>,
    comments: HashMap<(String, Option<String>), i64>,
    main_contents: HashMap<i64, i64>,
    tags: HashMap<&'static str, i64>,
    last_page: i64,
    last_revision: i64,
    last_change: i64,
    last_archived: i64,
    last_restriction: i64,
    last_block: i64,
    last_block_target: i64,
}

impl World {
    /// An empty wiki.
    pub fn new() -> Self {
        Self::default()
    }

    /// The page of that title, if it exists.
    pub fn page(&self, title: &Title) -> Option<&Page> {
        self.titles.get(title).map(|id| &self.pages[id])
    }

    /// The id of the page of that title, 0 where there is none.
    pub fn page_id(&self, title: &Title) -> i64 {
        self.titles.get(title).copied().unwrap_or_default()
    }

    /// The revisions of a page, oldest first.
    pub fn history(&self, page: i64) -> &[i64] {
        self.histories.get(&page).map_or(&[], Vec::as_slice)
    }

    /// The title of a page.
    pub fn title_of(&self, page: i64) -> Title {
        let page = &self.pages[&page];
        Title { namespace: page.page_namespace, key: page.page_title.clone() }
    }

    /// The newest revision of the page of that title.
    pub fn latest(&self, title: &Title) -> i64 {
        self.page(title).unwrap_or_else(|| panic!("the story edits {title:?} before it exists")).page_latest
    }

    /// The newest revision by somebody.
    pub fn last_edit_by(&self, name: &str) -> i64 {
        let actor = self.actors[name];
        let newest = self.revisions.values().rev().find(|revision| revision.rev_actor == actor);
        newest.unwrap_or_else(|| panic!("{name} never edited")).rev_id
    }

    /// The newest entry of a log by somebody.
    pub fn last_log_entry(&self, log: &str, name: &str) -> i64 {
        let actor = self.actors[name];
        let newest = self.tables.logging.iter().rev().find(|entry| entry.log_type == log && entry.log_actor == actor);
        newest.unwrap_or_else(|| panic!("{name} never wrote to the log {log}")).log_id
    }

    /// The text in a revision's main slot.
    pub fn text(&self, revision: i64) -> &str {
        let content = self.main_contents[&revision];
        // Each content has a text of its own, stored in the same order.
        &self.tables.text[content as usize - 1].old_text
    }

    /// The id of a comment, stored once however often it is used.
    pub fn comment(&mut self, text: &str, data: Option<&str>) -> i64 {
        let next = self.tables.comment.len() as i64 + 1;
        let key = (text.to_owned(), data.map(str::to_owned));
        *self.comments.entry(key).or_insert_with(|| {
            self.tables.comment.push(Comment {
                comment_id: next,
                comment_hash: comment_hash(text, data),
                comment_text: text.to_owned(),
                comment_data: data.map(str::to_owned),
            });
            next
        })
    }

    /// All rows, once the story is over.
    pub fn into_tables(mut self) -> Tables {
        self.tables.page = self.pages.into_values().collect();
        self.tables.revision = self.revisions.into_values().collect();
        self.tables.user = self.users.into_values().collect();
        self.tables
    }
}
