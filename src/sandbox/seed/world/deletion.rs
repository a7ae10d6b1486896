//! Deletion and restoration: revisions go to the archive and come back.

use super::World;
use super::edits::CONTENT_MODELS;
use super::logs::Entry;
use super::title::Title;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{Archive, Revision};

impl World {
    /// Deletes a page, and logs it.
    pub fn delete(&mut self, title: &Title, by: &str, at: Moment, reason: &str) {
        let page = self.archive_page(title);
        self.log(&Entry { reason, page: Some(page), ..Entry::new("delete", "delete", by, at, title.clone()) });
    }

    /// Deletes a redirect that is in the way of a move.
    pub(super) fn delete_quietly(&mut self, title: &Title, by: &str, at: Moment, reason: &str) {
        let page = self.archive_page(title);
        self.log(&Entry { reason, page: Some(page), ..Entry::new("delete", "delete_redir", by, at, title.clone()) });
    }

    /// Restores all revisions of a deleted page under its old id, and logs it.
    pub fn restore(&mut self, title: &Title, by: &str, at: Moment, reason: &str) {
        let (restored, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.tables.archive)
            .into_iter()
            .partition(|row| row.ar_namespace == title.namespace && row.ar_title == title.key);
        self.tables.archive = kept;
        let page = restored.first().unwrap_or_else(|| panic!("{title:?} was never deleted")).ar_page_id;
        let count = restored.len() as i64;
        self.add_page_with_id(page, title, at, CONTENT_MODELS[0]);
        for row in restored {
            let id = row.ar_rev_id;
            self.revisions.insert(id, revision(row));
            self.histories.entry(page).or_default().push(id);
        }
        let newest = *self.history(page).last().expect("a deleted page had revisions");
        self.set_latest(page, newest, at);
        let counts = Php::Map(vec![("revisions", count.into()), ("files", 0.into())]);
        self.log(&Entry {
            reason,
            params: Php::Map(vec![(":assoc:count", counts)]).serialize(),
            ..Entry::new("delete", "restore", by, at, title.clone())
        });
    }

    fn archive_page(&mut self, title: &Title) -> i64 {
        let page = self.titles.remove(title).unwrap_or_else(|| panic!("the story deletes {title:?} twice"));
        self.pages.remove(&page);
        for id in self.histories.remove(&page).unwrap_or_default() {
            let row = self.revisions.remove(&id).expect("a revision of the history");
            let ar_id = self.last_archived + 1;
            self.last_archived = ar_id;
            self.tables.archive.push(Archive {
                ar_id,
                ar_namespace: title.namespace,
                ar_title: title.key.clone(),
                ar_comment_id: row.rev_comment_id,
                ar_actor: row.rev_actor,
                ar_timestamp: row.rev_timestamp,
                ar_minor_edit: row.rev_minor_edit,
                ar_rev_id: id,
                ar_deleted: row.rev_deleted,
                ar_len: row.rev_len,
                ar_page_id: page,
                ar_parent_id: row.rev_parent_id,
            });
        }
        self.tables.page_restrictions.retain(|row| row.pr_page != page);
        // What is deleted leaves recent changes; the log entry stays.
        self.tables.recentchanges.retain(|row| row.rc_cur_id != page || row.rc_logid != 0);
        page
    }
}

fn revision(row: Archive) -> Revision {
    Revision {
        rev_id: row.ar_rev_id,
        rev_page: row.ar_page_id,
        rev_comment_id: row.ar_comment_id,
        rev_actor: row.ar_actor,
        rev_timestamp: row.ar_timestamp,
        rev_minor_edit: row.ar_minor_edit,
        rev_deleted: row.ar_deleted,
        rev_len: row.ar_len,
        rev_parent_id: row.ar_parent_id,
    }
}
