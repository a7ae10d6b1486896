//! `action=edit`: new revisions. See <https://www.mediawiki.org/wiki/API:Edit>.

use super::{PageKey, WatchMode};
use crate::types::Timestamp;

/// A new text for a page, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Which page.
    pub page: PageKey,
    /// What to write.
    pub content: EditContent,
    /// The edit summary.
    pub summary: Option<String>,
    /// The section's number, or `new`; `None` for the whole page.
    pub section: Option<String>,
    /// The heading of a new section.
    pub section_title: Option<String>,
    /// Whether the page may be new, or must be.
    pub mode: EditMode,
    /// Whether it is minor.
    pub is_minor: bool,
    /// Whether it is a bot's.
    pub is_bot: bool,
    /// The revision that the text was written from; a later edit by anyone is a conflict. `None`: the latest one as the
    /// call begins.
    pub base_revision: Option<i64>,
    /// For a new page, or to change it.
    pub content_model: Option<String>,
    /// Tags that people may set.
    pub tags: Vec<String>,
    /// Whether it goes on the watchlist.
    pub watch: WatchMode,
}

/// What an edit writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditContent {
    /// Instead of what is there.
    Text(String),
    /// Behind what is there.
    Append(String),
    /// Before what is there.
    Prepend(String),
}

/// Whether a page may be new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EditMode {
    /// It may.
    #[default]
    CreateOrUpdate,
    /// It must.
    CreateOnly,
    /// It must not.
    UpdateOnly,
}

/// Takes revisions of a page back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// The first revision to take back.
    pub revision: i64,
    /// The last one; `None` for one revision only.
    pub through_revision: Option<i64>,
    /// The edit summary; `None` for the wiki's own.
    pub summary: Option<String>,
}

/// What came of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// `page_id`.
    pub page: i64,
    /// With the namespace's name and spaces.
    pub title: String,
    /// The revision before; `None` for a new page.
    pub old_revision: Option<i64>,
    /// The revision that was saved; `None` where nothing changed.
    pub new_revision: Option<i64>,
    /// When it was saved; `None` where nothing changed.
    pub timestamp: Option<Timestamp>,
    /// Whether the page was made by it.
    pub is_new_page: bool,
    /// Whether the text was the same as before, so that nothing was saved.
    pub is_no_change: bool,
}
