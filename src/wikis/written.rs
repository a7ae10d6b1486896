//! What people have just saved: a replica may not have it yet, and then the wiki itself is asked for it.

use std::time::{Duration, Instant};

use quick_cache::sync::Cache;

use crate::types::{NamespaceNumber, WikiCode};

/// How many things are remembered; beyond, those that nobody asks for are forgotten.
const MOST: usize = 10_000;

/// How long they are: no replica that is in use is further behind.
const LIFE: Duration = Duration::from_secs(60 * 60);

/// A revision that somebody saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// `page_id`.
    pub page: i64,
    /// `rev_id`.
    pub revision: i64,
}

/// What somebody saved is found by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SavedKey {
    /// By `page_id`.
    Page(i64),
    /// By the page's namespace, and its title with underscores.
    Title(NamespaceNumber, String),
    /// By `rev_id`.
    Revision(i64),
}

/// Whose, where, and what.
type Key = (i64, WikiCode, SavedKey);

/// What was saved lately, by whom.
pub(super) struct Written(Cache<Key, (Saved, Instant)>);

impl Written {
    pub fn new() -> Self {
        Self(Cache::new(MOST))
    }

    pub fn remember(&self, account: i64, wiki: &WikiCode, title: (NamespaceNumber, String), saved: Saved) {
        let now = Instant::now();
        let (namespace, name) = title;
        let keys = [SavedKey::Page(saved.page), SavedKey::Title(namespace, name), SavedKey::Revision(saved.revision)];
        for key in keys {
            self.0.insert((account, wiki.clone(), key), (saved, now));
        }
    }

    pub fn find(&self, account: i64, wiki: &WikiCode, key: SavedKey) -> Option<Saved> {
        if self.0.is_empty() {
            return None;
        }
        let (saved, at) = self.0.get(&(account, wiki.clone(), key))?;
        (at.elapsed() < LIFE).then_some(saved)
    }

    pub fn forget(&self, account: i64, wiki: &WikiCode, key: SavedKey) {
        self.0.remove(&(account, wiki.clone(), key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_saved_is_theirs() {
        let written = Written::new();
        let wiki = WikiCode::parse("dewiki").expect("a code");
        let other = WikiCode::parse("frwiki").expect("a code");
        let saved = Saved { page: 3, revision: 7 };
        written.remember(1, &wiki, (0, "Donau".to_owned()), saved);
        for key in [SavedKey::Page(3), SavedKey::Title(0, "Donau".to_owned()), SavedKey::Revision(7)] {
            assert_eq!(written.find(1, &wiki, key.clone()), Some(saved));
            assert_eq!(written.find(2, &wiki, key.clone()), None, "another person");
            assert_eq!(written.find(1, &other, key), None, "another wiki");
        }
        written.forget(1, &wiki, SavedKey::Page(3));
        assert_eq!(written.find(1, &wiki, SavedKey::Page(3)), None);
    }
}
