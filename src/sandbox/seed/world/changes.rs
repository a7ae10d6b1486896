//! Recent changes: one row for each thing that happened in the newest 30 days.

use std::collections::BTreeSet;

use super::World;
use super::accounts::is_address;
use super::title::{CATEGORY, Title};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::RecentChange;
use crate::sandbox::seed::wikitext;

/// The source of changes that come from Wikidata.
pub const EXTERNAL_SOURCE: &str = "wb";

/// Not looked at yet.
pub const UNPATROLLED: i64 = 0;
/// Looked at by somebody.
pub const PATROLLED: i64 = 1;
/// By somebody who is trusted.
pub const AUTOPATROLLED: i64 = 2;

impl RecentChange {
    /// A change of that source, with nothing more said of it.
    pub fn new(source: &'static str, at: Moment, actor: i64, comment: i64, title: &Title) -> Self {
        Self {
            rc_id: 0,
            rc_timestamp: at,
            rc_actor: actor,
            rc_namespace: title.namespace,
            rc_title: title.key.clone(),
            rc_comment_id: comment,
            rc_minor: false,
            rc_bot: false,
            rc_cur_id: 0,
            rc_this_oldid: 0,
            rc_last_oldid: 0,
            rc_source: source,
            rc_patrolled: UNPATROLLED,
            rc_ip: String::new(),
            rc_old_len: None,
            rc_new_len: None,
            rc_deleted: 0,
            rc_logid: 0,
            rc_log_type: None,
            rc_log_action: None,
            rc_params: Some(String::new()),
        }
    }
}

impl World {
    /// Adds a change with what its actor implies, and gives its id.
    pub(super) fn announce(&mut self, mut change: RecentChange) -> i64 {
        self.last_change += 1;
        let actor = self.tables.actor[change.rc_actor as usize - 1].actor_name.clone();
        change.rc_id = self.last_change;
        change.rc_bot = self.is_member(&actor, "bot");
        change.rc_ip = recorded_address(&actor, change.rc_actor);
        self.tables.recentchanges.push(change);
        self.last_change
    }

    /// The change that tells of an edit, unless it was a quiet one.
    pub(super) fn edit_change(&mut self, revision: i64) -> Option<&mut RecentChange> {
        let is_edit =
            |row: &&mut RecentChange| row.rc_this_oldid == revision && matches!(row.rc_source, "mw.edit" | "mw.new");
        self.tables.recentchanges.iter_mut().rev().find(is_edit)
    }

    /// The revisions that nobody has looked at, of the edits since then.
    pub fn unpatrolled_since(&self, from: Moment) -> Vec<i64> {
        let newest = self.tables.recentchanges.iter().rev().take_while(|row| row.rc_timestamp >= from);
        let edits =
            newest.filter(|row| matches!(row.rc_source, "mw.edit" | "mw.new") && row.rc_patrolled == UNPATROLLED);
        edits.map(|row| row.rc_this_oldid).collect()
    }

    /// Tells of a revision.
    pub(super) fn announce_revision(&mut self, revision: i64) -> i64 {
        let row = self.revisions[&revision].clone();
        let title = self.title_of(row.rev_page);
        let actor = &self.tables.actor[row.rev_actor as usize - 1].actor_name;
        let is_trusted = ["sysop", "autopatrolled", "bot"].iter().any(|group| self.is_member(actor, group));
        let parent = self.revisions.get(&row.rev_parent_id);
        let source = if parent.is_some() { "mw.edit" } else { "mw.new" };
        self.announce(RecentChange {
            rc_minor: row.rev_minor_edit,
            rc_cur_id: row.rev_page,
            rc_this_oldid: revision,
            rc_last_oldid: row.rev_parent_id,
            rc_patrolled: if is_trusted { AUTOPATROLLED } else { UNPATROLLED },
            rc_old_len: Some(parent.map_or(0, |parent| parent.rev_len)),
            rc_new_len: Some(row.rev_len),
            ..RecentChange::new(source, row.rev_timestamp, row.rev_actor, row.rev_comment_id, &title)
        })
    }

    /// Tells which categories a page joined and left with a revision.
    pub(super) fn announce_categories(&mut self, revision: i64) {
        let row = self.revisions[&revision].clone();
        let title = self.title_of(row.rev_page).prefixed();
        let new = wikitext::own_categories(self.text(revision));
        let old = match row.rev_parent_id {
            0 => BTreeSet::new(),
            parent => wikitext::own_categories(self.text(parent)),
        };
        let added = new.difference(&old).map(|name| (name, true));
        let removed = old.difference(&new).map(|name| (name, false));
        for (name, is_added) in added.chain(removed) {
            let verb = if is_added { "added to" } else { "removed from" };
            let comment = self.comment(&format!("[[:{title}]] {verb} category"), None);
            let category = Title::new(CATEGORY, name);
            let is_hidden =
                self.page(&category).is_some_and(|page| self.text(page.page_latest).contains("__HIDDENCAT__"));
            let params = Php::Map(vec![("hidden-cat", is_hidden.into()), ("added", is_added.into())]);
            self.announce(RecentChange {
                rc_cur_id: row.rev_page,
                rc_this_oldid: revision,
                rc_last_oldid: row.rev_parent_id,
                rc_patrolled: PATROLLED,
                rc_params: Some(params.serialize()),
                ..RecentChange::new("mw.categorize", row.rev_timestamp, row.rev_actor, comment, &category)
            });
        }
    }

    /// Tells of a change on Wikidata that touches a page here.
    pub fn announce_external(&mut self, title: &Title, by: &str, at: Moment, summary: &str) {
        let page = self.page(title).unwrap_or_else(|| panic!("no page {title:?}")).clone();
        let actor = self.actor(by, at);
        let comment = self.comment(summary, None);
        let change = Php::Map(vec![
            ("type", "wikibase-item~update".into()),
            ("object_id", wikitext::item_of(&title.key).into()),
            ("comment", summary.into()),
        ]);
        self.announce(RecentChange {
            rc_minor: true,
            rc_cur_id: page.page_id,
            rc_this_oldid: page.page_latest,
            rc_last_oldid: page.page_latest,
            rc_patrolled: PATROLLED,
            rc_old_len: Some(page.page_len),
            rc_new_len: Some(page.page_len),
            rc_params: Some(Php::Map(vec![("wikibase-repo-change", change)]).serialize()),
            ..RecentChange::new(EXTERNAL_SOURCE, at, actor, comment, title)
        });
    }
}

/// The address that MediaWiki notes beside a change. No reader may ever see it.
fn recorded_address(actor: &str, id: i64) -> String {
    if is_address(actor) {
        actor.to_owned()
    } else if actor.contains('>') {
        String::new()
    } else {
        format!("198.51.100.{}", id % 250 + 1)
    }
}
