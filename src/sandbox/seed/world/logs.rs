//! Log entries, and the recent changes that tell of them.

use super::World;
use super::changes::{AUTOPATROLLED, PATROLLED};
use super::tags::Tagged;
use super::title::Title;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{LogEntry, LogSearch, RecentChange};

/// A log entry about to be written.
#[derive(Clone)]
pub struct Entry<'a> {
    /// The log: `move`, `delete`, …
    pub log: &'static str,
    /// What was done.
    pub action: &'static str,
    /// Who did it.
    pub by: &'a str,
    /// When.
    pub at: Moment,
    /// To which title.
    pub target: Title,
    /// The page's id where it is not that of the target's page.
    pub page: Option<i64>,
    /// Why.
    pub reason: &'a str,
    /// The parameters as they are stored.
    pub params: String,
    /// The revision that goes with it.
    pub revision: Option<i64>,
    /// Whether it stays out of recent changes.
    pub is_quiet: bool,
    /// Tags on the entry.
    pub tags: &'a [&'static str],
}

impl<'a> Entry<'a> {
    /// An entry without reason and parameters.
    pub fn new(log: &'static str, action: &'static str, by: &'a str, at: Moment, target: Title) -> Self {
        Self {
            log,
            action,
            by,
            at,
            target,
            page: None,
            reason: "",
            params: "a:0:{}".to_owned(),
            revision: None,
            is_quiet: false,
            tags: &[],
        }
    }
}

impl World {
    /// Writes a log entry, and gives its id.
    pub fn log(&mut self, entry: &Entry<'_>) -> i64 {
        let id = self.tables.logging.len() as i64 + 1;
        let actor = self.actor(entry.by, entry.at);
        let comment = self.comment(entry.reason, None);
        let page = entry.page.unwrap_or_else(|| self.page_id(&entry.target));
        self.tables.logging.push(LogEntry {
            log_id: id,
            log_type: entry.log,
            log_action: entry.action,
            log_timestamp: entry.at,
            log_actor: actor,
            log_namespace: entry.target.namespace,
            log_title: entry.target.key.clone(),
            log_page: page,
            log_comment_id: comment,
            log_params: entry.params.clone(),
            log_deleted: 0,
        });
        if let Some(revision) = entry.revision {
            self.find_log_by("associated_rev_id", revision.to_string(), id);
        }
        // What is restricted never reaches recent changes.
        let is_announced = !entry.is_quiet && entry.log != "suppress";
        let change = is_announced.then(|| {
            self.announce(RecentChange {
                // Not always the entry's page: it may have gone, or have left its title to a redirect.
                rc_cur_id: self.page_id(&entry.target),
                rc_this_oldid: entry.revision.unwrap_or_default(),
                rc_patrolled: AUTOPATROLLED,
                rc_logid: id,
                rc_log_type: Some(entry.log),
                rc_log_action: Some(entry.action),
                rc_params: Some(entry.params.clone()),
                ..RecentChange::new("mw.log", entry.at, actor, comment, &entry.target)
            })
        });
        self.tag(entry.tags, Tagged { change, log: Some(id), revision: None }, None);
        id
    }

    /// Lets a log entry be found by a value.
    pub(super) fn find_log_by(&mut self, field: &'static str, value: String, log: i64) {
        self.tables.log_search.push(LogSearch { ls_field: field, ls_value: value, ls_log_id: log });
    }

    /// Gives the newest log entry other parameters than MediaWiki writes today.
    pub fn write_params(&mut self, params: &str) {
        let entry = self.tables.logging.last_mut().expect("a log entry was written just now");
        params.clone_into(&mut entry.log_params);
        let change = self.tables.recentchanges.iter_mut().rev().find(|row| row.rc_logid == entry.log_id);
        if let Some(change) = change {
            change.rc_params = Some(params.to_owned());
        }
    }

    /// Marks an edit as patrolled, and logs it.
    pub fn patrol(&mut self, revision: i64, by: &str, at: Moment) {
        let Some(change) = self.edit_change(revision) else {
            return;
        };
        if change.rc_patrolled != 0 {
            return;
        }
        change.rc_patrolled = PATROLLED;
        let (page, previous) = (change.rc_cur_id, change.rc_last_oldid);
        let target = Title { namespace: change.rc_namespace, key: change.rc_title.clone() };
        let params =
            Php::Map(vec![("4::curid", revision.into()), ("5::previd", previous.into()), ("6::auto", 0.into())]);
        self.log(&Entry {
            page: Some(page),
            params: params.serialize(),
            is_quiet: true,
            ..Entry::new("patrol", "patrol", by, at, target)
        });
    }
}
