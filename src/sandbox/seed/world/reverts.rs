//! Reverts: rollback, undo, and going back by hand; with the tags that MediaWiki puts on both sides.

use super::World;
use super::changes::AUTOPATROLLED;
use super::edits::{Draft, Edit};
use super::tags::Tagged;
use super::title::Title;
use crate::sandbox::seed::clock::Moment;

/// How MediaWiki numbers the ways to revert in the parameters of a tag.
/// The edit was undone.
pub const UNDO: u8 = 1;
/// It was rolled back.
pub const ROLLBACK: u8 = 2;
const MANUAL: u8 = 3;

impl World {
    /// Rolls back the newest edits of whoever edited last, and gives the new revision's id.
    pub fn rollback(&mut self, title: &Title, by: &str, at: Moment) -> i64 {
        let page = self.page_id(title);
        let last_actor = self.revisions[&self.latest(title)].rev_actor;
        let history = self.history(page);
        let is_of_others = |id: &&i64| self.revisions[*id].rev_actor != last_actor;
        let kept = *history.iter().rev().find(is_of_others).unwrap_or_else(|| panic!("nobody else edited {title:?}"));
        let reverted: Vec<i64> = history.iter().copied().filter(|id| *id > kept).collect();
        let summary = format!(
            "Reverted edits by {} to last revision by {}",
            self.contributor_link(last_actor),
            self.user_link(self.revisions[&kept].rev_actor),
        );
        // What is rolled back to is inherited: both revisions share one content.
        let slots = self.inherited_slots(kept);
        let revision = self.add_revision(page, Draft { by, at, summary: &summary, is_minor: true, slots });
        let change = self.announce_revision(revision);
        self.announce_categories(revision);
        let on = Tagged { change: Some(change), revision: Some(revision), log: None };
        self.tag(&["mw-rollback"], on, Some(&revert_params(ROLLBACK, kept, &reverted)));
        for id in reverted {
            self.mark_reverted(id, revision);
            if let Some(change) = self.edit_change(id) {
                change.rc_patrolled = AUTOPATROLLED;
            }
        }
        revision
    }

    /// Undoes the newest edit, and gives the new revision's id.
    pub fn undo(&mut self, title: &Title, by: &str, at: Moment, reason: &str) -> i64 {
        let undone = self.latest(title);
        let row = &self.revisions[&undone];
        let (original, actor) = (row.rev_parent_id, row.rev_actor);
        let separator = if reason.is_empty() { "" } else { ": " };
        let summary = format!(
            "Undid revision [[Special:Diff/{undone}|{undone}]] by {}{separator}{reason}",
            self.contributor_link(actor)
        );
        self.revert_to(title, original, &summary, (by, at), ("mw-undo", UNDO))
    }

    /// Saves the text before the newest edit again, without any tool, and gives the new revision's id.
    pub fn revert_by_hand(&mut self, title: &Title, by: &str, at: Moment, summary: &str) -> i64 {
        let original = self.revisions[&self.latest(title)].rev_parent_id;
        self.revert_to(title, original, summary, (by, at), ("mw-manual-revert", MANUAL))
    }

    fn revert_to(
        &mut self,
        title: &Title,
        original: i64,
        summary: &str,
        (by, at): (&str, Moment),
        (tag, method): (&'static str, u8),
    ) -> i64 {
        let text = self.text(original).to_owned();
        let reverted: Vec<i64> =
            self.history(self.page_id(title)).iter().copied().filter(|id| *id > original).collect();
        let revision = self.save(&Edit { summary, ..Edit::new(title.clone(), &text, by, at) });
        let change = self.edit_change(revision).map(|change| change.rc_id);
        let on = Tagged { change, revision: Some(revision), log: None };
        self.tag(&[tag], on, Some(&revert_params(method, original, &reverted)));
        for id in reverted {
            self.mark_reverted(id, revision);
        }
        revision
    }

    fn mark_reverted(&mut self, revision: i64, by: i64) {
        let is_marked = self.has_tag(revision, "mw-reverted");
        if is_marked {
            return;
        }
        let change = self.edit_change(revision).map(|change| change.rc_id);
        let on = Tagged { change, revision: Some(revision), log: None };
        self.tag(&["mw-reverted"], on, Some(&format!("{{\"revertId\":{by}}}")));
    }

    /// `[[Special:Contributions/Ada|Ada]] ([[User talk:Ada|talk]])`
    fn contributor_link(&self, actor: i64) -> String {
        let name = &self.tables.actor[actor as usize - 1].actor_name;
        format!("[[Special:Contributions/{name}|{name}]] ([[User talk:{name}|talk]])")
    }

    fn user_link(&self, actor: i64) -> String {
        let name = &self.tables.actor[actor as usize - 1].actor_name;
        format!("[[User:{name}|{name}]]")
    }
}

/// The parameters of a revert's tag; what was reverted comes oldest first.
pub fn revert_params(method: u8, original: i64, reverted: &[i64]) -> String {
    let oldest = reverted.first().expect("a revert reverts something");
    let newest = reverted.last().expect("a revert reverts something");
    format!(r#"{{"originalRevisionId":{original},"revertMethod":{method},"newestRevertedRevId":{newest},"#)
        + &format!(r#""oldestRevertedRevId":{oldest},"isExactRevert":true,"isNew":false}}"#)
}
