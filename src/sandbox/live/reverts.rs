//! Reverts with a tool, and the marks that they leave on both sides.

use diesel::prelude::*;

use super::pages::{Page, Revision, text_of};
use super::writer::Writer;
use crate::sandbox::seed::world::changes::AUTOPATROLLED;
use crate::sandbox::seed::world::reverts::{ROLLBACK, UNDO, revert_params};
use crate::sandbox::seed::world::tags::Tagged;

impl Writer<'_> {
    /// Rolls a page back to a revision, taking back those after it; gives the new revision's number.
    pub fn roll_back(
        &mut self,
        page: &Page,
        kept: &Revision,
        reverted: &[i64],
        summary: &str,
        is_bot: bool,
        tags: &[String],
    ) -> QueryResult<i64> {
        let old = text_of(self.db, page.latest)?;
        // What is rolled back to is inherited: both revisions share one content.
        let slots = self.inherited(kept.id)?;
        let revision = self.add_revision(page.id, summary, true, &slots)?;
        let change = self.announce_revision(revision, is_bot)?;
        let new = text_of(self.db, revision)?;
        self.announce_categories(revision, &old, &new)?;
        self.refresh(page.id)?;
        let on = Tagged { change: Some(change), revision: Some(revision), log: None };
        self.tag("mw-rollback", on, Some(revert_params(ROLLBACK, kept.id, reverted)))?;
        for tag in tags {
            self.tag(tag, on, None)?;
        }
        for id in reverted {
            let sql = "UPDATE recentchanges SET rc_patrolled = ?
                WHERE rc_this_oldid = ? AND rc_source IN ('mw.edit', 'mw.new')";
            self.run(sql, &[AUTOPATROLLED.into(), (*id).into()])?;
        }
        self.mark_reverted(reverted, revision)?;
        Ok(revision)
    }

    /// Marks a revision that took back others by `undo`, and those.
    pub fn mark_undone(&mut self, revision: i64, original: i64, reverted: &[i64]) -> QueryResult<()> {
        let change = self.change_of(revision)?;
        let on = Tagged { change, revision: Some(revision), log: None };
        self.tag("mw-undo", on, Some(revert_params(UNDO, original, reverted)))?;
        self.mark_reverted(reverted, revision)
    }

    fn mark_reverted(&mut self, reverted: &[i64], by: i64) -> QueryResult<()> {
        for id in reverted {
            let on = Tagged { change: self.change_of(*id)?, revision: Some(*id), log: None };
            self.tag("mw-reverted", on, Some(format!("{{\"revertId\":{by}}}")))?;
        }
        Ok(())
    }
}
