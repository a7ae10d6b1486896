//! Hiding: the bits on revisions and log entries, and the log entries that tell of the hiding.

use super::World;
use super::changes::AUTOPATROLLED;
use super::logs::Entry;
use super::title::{Title, USER};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;

/// The text of a revision; the action and target of a log entry.
pub const CONTENT: i64 = 1;
/// The summary or reason.
pub const COMMENT: i64 = 2;
/// Who did it.
pub const USER_NAME: i64 = 4;
/// Hidden from administrators too.
pub const RESTRICTED: i64 = 8;

impl World {
    /// Hides parts of a revision, and logs it: publicly, or where it is suppressed in the restricted log.
    pub fn hide_revision(&mut self, revision: i64, bits: i64, by: &str, at: Moment, reason: &str) {
        let row = self.revisions.get_mut(&revision).expect("the story hides a revision that exists");
        let (page, old) = (row.rev_page, row.rev_deleted);
        row.rev_deleted = bits;
        for change in
            self.tables.recentchanges.iter_mut().filter(|row| row.rc_this_oldid == revision && row.rc_logid == 0)
        {
            change.rc_deleted = bits;
            change.rc_patrolled = AUTOPATROLLED;
        }
        let params = Php::Map(vec![
            ("4::type", "revision".into()),
            ("5::ids", vec![revision.to_string()].into()),
            ("6::ofield", old.into()),
            ("7::nfield", bits.into()),
        ]);
        let log = self.log(&Entry {
            reason,
            page: Some(page),
            params: params.serialize(),
            ..Entry::new(hiding_log(old | bits), "revision", by, at, self.title_of(page))
        });
        self.find_log_by("rev_id", revision.to_string(), log);
    }

    /// Hides parts of a log entry, and logs it.
    pub fn hide_log_entry(&mut self, log: i64, bits: i64, by: &str, at: Moment, reason: &str) {
        let row = &mut self.tables.logging[log as usize - 1];
        let old = row.log_deleted;
        row.log_deleted = bits;
        let kind = row.log_type;
        for change in self.tables.recentchanges.iter_mut().filter(|row| row.rc_logid == log) {
            change.rc_deleted = bits;
        }
        let params = Php::Map(vec![
            ("4::type", "logging".into()),
            ("5::ids", vec![log.to_string()].into()),
            ("6::ofield", old.into()),
            ("7::nfield", bits.into()),
        ]);
        let target = Title::parse(&format!("Special:Log/{kind}"));
        let hiding = self.log(&Entry {
            reason,
            params: params.serialize(),
            ..Entry::new(hiding_log(old | bits), "event", by, at, target)
        });
        self.find_log_by("log_id", log.to_string(), hiding);
    }

    /// Hides an account's name wherever it appears, as a block with "hide user" does.
    pub(super) fn hide_user_everywhere(&mut self, name: &str) {
        let actor = self.actors[name];
        let bits = USER_NAME | RESTRICTED;
        for row in self.revisions.values_mut().filter(|row| row.rev_actor == actor) {
            row.rev_deleted |= bits;
        }
        for row in self.tables.archive.iter_mut().filter(|row| row.ar_actor == actor) {
            row.ar_deleted |= bits;
        }
        for row in self.tables.recentchanges.iter_mut().filter(|row| row.rc_actor == actor) {
            row.rc_deleted |= bits;
        }
        let page = Title::new(USER, name);
        for row in &mut self.tables.logging {
            if row.log_actor == actor {
                row.log_deleted |= bits;
            }
            if row.log_namespace == USER && row.log_title == page.key && row.log_type != "suppress" {
                row.log_deleted |= CONTENT | RESTRICTED;
            }
        }
        for row in self.tables.recentchanges.iter_mut().filter(|row| row.rc_logid != 0) {
            row.rc_deleted |= self.tables.logging[row.rc_logid as usize - 1].log_deleted;
        }
    }
}

/// Suppression is logged where only those who may suppress can read.
fn hiding_log(bits: i64) -> &'static str {
    if bits & RESTRICTED == 0 { "delete" } else { "suppress" }
}
