//! Deletion and restoration: revisions go to the archive and come back.

use diesel::prelude::*;

use super::pages::{Page, slots};
use super::sql::{Record, ask};
use super::writer::{Entry, Writer};
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::world::{CONTENT_MODELS, Title};

impl Writer<'_> {
    /// Deletes a page, and gives the number of the log entry.
    pub fn delete(&mut self, page: &Page, reason: &str, tags: &[String]) -> QueryResult<i64> {
        self.archive(page)?;
        self.log(&page.title, &Entry { page: page.id, tags, ..Entry::new("delete", "delete", reason) })
    }

    /// Deletes a redirect that is in the way of a move.
    pub fn delete_redirect(&mut self, page: &Page, reason: &str) -> QueryResult<i64> {
        self.archive(page)?;
        self.log(&page.title, &Entry { page: page.id, ..Entry::new("delete", "delete_redir", reason) })
    }

    /// Restores deleted revisions of a title: all, or those saved at these moments. Gives how many there were.
    pub fn restore(&mut self, title: &Title, moments: &[String], reason: &str, tags: &[String]) -> QueryResult<i64> {
        let sql = "SELECT * FROM archive WHERE ar_namespace = ? AND ar_title = ? ORDER BY ar_timestamp, ar_rev_id";
        let mut rows = ask(self.db, sql, &[title.namespace.into(), (&title.key).into()])?;
        rows.retain(|row| moments.is_empty() || moments.contains(&row.text("ar_timestamp")));
        let Some(newest) = rows.last() else { return Ok(0) };
        let page = match Page::titled(self.db, title)? {
            Some(page) => page.id,
            None => self.page_for(title, newest)?,
        };
        for row in &rows {
            self.restore_revision(page, row)?;
        }
        let latest = "SELECT rev_id FROM revision WHERE rev_page = ? ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 1";
        if let Some(latest) = ask(self.db, latest, &[page.into()])?.first() {
            self.set_latest(page, latest.number("rev_id"))?;
        }
        self.refresh(page)?;
        let count = rows.len() as i64;
        let counts = Php::Map(vec![("revisions", count.into()), ("files", 0.into())]);
        let params = Php::Map(vec![(":assoc:count", counts)]).serialize();
        self.log(title, &Entry { page, params, tags, ..Entry::new("delete", "restore", reason) })?;
        Ok(count)
    }

    /// Moves a page's revisions to the archive.
    fn archive(&mut self, page: &Page) -> QueryResult<()> {
        let sql = "INSERT INTO archive (ar_namespace, ar_title, ar_comment_id, ar_actor, ar_timestamp, ar_minor_edit,
                ar_rev_id, ar_deleted, ar_len, ar_page_id, ar_parent_id)
            SELECT ?, ?, rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_id, rev_deleted, rev_len,
                rev_page, rev_parent_id FROM revision WHERE rev_page = ? ORDER BY rev_timestamp, rev_id";
        self.run(sql, &[page.title.namespace.into(), (&page.title.key).into(), page.id.into()])?;
        let id = || [page.id.into()];
        self.run("DELETE FROM revision WHERE rev_page = ?", &id())?;
        self.run("DELETE FROM page WHERE page_id = ?", &id())?;
        self.run("DELETE FROM page_restrictions WHERE pr_page = ?", &id())?;
        // What is deleted leaves recent changes; the log entries stay.
        self.run("DELETE FROM recentchanges WHERE rc_cur_id = ? AND rc_logid = 0", &id())?;
        self.forget_links(page)
    }

    /// A page under its old number, or under a new one where another page has it.
    fn page_for(&mut self, title: &Title, newest: &Record) -> QueryResult<i64> {
        let old = newest.number("ar_page_id");
        let main = slots(self.db, newest.number("ar_rev_id"))?.into_iter().next().map(|slot| slot.model);
        let model = CONTENT_MODELS.iter().copied().find(|model| main.as_deref() == Some(*model));
        let model = model.unwrap_or(CONTENT_MODELS[0]);
        if old == 0 || Page::numbered(self.db, old)?.is_some() {
            return self.add_page(title, model);
        }
        self.add_page_numbered(old, title, model)?;
        Ok(old)
    }

    fn restore_revision(&mut self, page: i64, row: &Record) -> QueryResult<()> {
        let id = row.number("ar_rev_id");
        // Its parent is whatever comes before it now.
        let sql = "INSERT INTO revision (rev_id, rev_page, rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit,
                rev_deleted, rev_len, rev_parent_id)
            SELECT ar_rev_id, ?, ar_comment_id, ar_actor, ar_timestamp, ar_minor_edit, ar_deleted, ar_len,
                ifnull((SELECT rev_id FROM revision WHERE rev_page = ?
                    AND (rev_timestamp, rev_id) < (ar_timestamp, ar_rev_id)
                    ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 1), 0)
            FROM archive WHERE ar_rev_id = ?";
        self.run(sql, &[page.into(), page.into(), id.into()])?;
        self.run("DELETE FROM archive WHERE ar_rev_id = ?", &[id.into()])?;
        Ok(())
    }
}
