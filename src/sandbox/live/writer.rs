//! What every deed writes: comments, log entries, recent changes and tags, with the numbers that come next.

use diesel::prelude::*;

use super::accounts::Account;
use super::sql::{first, number, run};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::digest::comment_hash;
use crate::sandbox::seed::insert::{Row, Value, insert};
use crate::sandbox::seed::rows::{ChangeTag, Comment, LogEntry, LogSearch, RecentChange};
use crate::sandbox::seed::world::Title;
use crate::sandbox::seed::world::changes::AUTOPATROLLED;
use crate::sandbox::seed::world::tags::Tagged;

/// Somebody's deed, within a transaction.
pub struct Writer<'c> {
    /// The file.
    pub db: &'c mut SqliteConnection,
    /// Who does it.
    pub by: Account,
    /// When.
    pub at: Moment,
}

/// A log entry about to be written.
#[derive(Default)]
pub struct Entry<'a> {
    /// The log.
    pub log: &'static str,
    /// What was done.
    pub action: &'static str,
    /// Why.
    pub reason: &'a str,
    /// The page's number, where the entry is about one.
    pub page: i64,
    /// The parameters as they are stored.
    pub params: String,
    /// The revision that goes with it.
    pub revision: Option<i64>,
    /// Whether it stays out of recent changes.
    pub is_quiet: bool,
    /// Tags on the entry.
    pub tags: &'a [String],
}

impl<'a> Entry<'a> {
    /// An entry without parameters.
    pub fn new(log: &'static str, action: &'static str, reason: &'a str) -> Self {
        Self { log, action, reason, params: "a:0:{}".to_owned(), ..Self::default() }
    }
}

impl Writer<'_> {
    /// Writes one row.
    pub fn add<R: Row>(&mut self, row: R) -> QueryResult<()> {
        insert(self.db, &[row])
    }

    /// Changes rows.
    pub fn run(&mut self, sql: &str, values: &[Value<'_>]) -> QueryResult<usize> {
        run(self.db, sql, values)
    }

    /// The next number of a table whose numbers are never given twice.
    pub fn next(&mut self, table: &str) -> QueryResult<i64> {
        // Deleted pages and their revisions keep their numbers in the archive.
        let archived = match table {
            "page" => "(SELECT max(ar_page_id) FROM archive)",
            "revision" => "(SELECT max(ar_rev_id) FROM archive)",
            _ => "0",
        };
        let sql = format!(
            "SELECT max(ifnull((SELECT seq FROM sqlite_sequence WHERE name = ?), 0), ifnull({archived}, 0)) + 1
                AS number"
        );
        number(self.db, &sql, &[table.into()])
    }

    /// The number of a comment, stored once however often it is used.
    pub fn comment(&mut self, text: &str) -> QueryResult<i64> {
        let hash = comment_hash(text, None);
        let sql = "SELECT comment_id FROM comment WHERE comment_hash = ? AND comment_text = ? AND comment_data IS NULL";
        if let Some(row) = first(self.db, sql, &[hash.into(), text.into()])? {
            return Ok(row.number("comment_id"));
        }
        let comment_id = self.next("comment")?;
        self.add(Comment { comment_id, comment_hash: hash, comment_text: text.to_owned(), comment_data: None })?;
        Ok(comment_id)
    }

    /// Writes a log entry, and gives its number.
    pub fn log(&mut self, target: &Title, entry: &Entry<'_>) -> QueryResult<i64> {
        let log_id = self.next("logging")?;
        let comment = self.comment(entry.reason)?;
        let (actor, at) = (self.by.actor, self.at);
        self.add(LogEntry {
            log_id,
            log_type: entry.log,
            log_action: entry.action,
            log_timestamp: at,
            log_actor: actor,
            log_namespace: target.namespace,
            log_title: target.key.clone(),
            log_page: entry.page,
            log_comment_id: comment,
            log_params: entry.params.clone(),
            log_deleted: 0,
        })?;
        if let Some(revision) = entry.revision {
            let (ls_field, ls_value) = ("associated_rev_id", revision.to_string());
            self.add(LogSearch { ls_field, ls_value, ls_log_id: log_id })?;
        }
        let change = if entry.is_quiet {
            None
        } else {
            Some(self.announce(RecentChange {
                rc_cur_id: entry.page,
                rc_this_oldid: entry.revision.unwrap_or_default(),
                rc_patrolled: AUTOPATROLLED,
                rc_logid: log_id,
                rc_log_type: Some(entry.log),
                rc_log_action: Some(entry.action),
                rc_params: Some(entry.params.clone()),
                ..RecentChange::new("mw.log", at, actor, comment, target)
            })?)
        };
        let on = Tagged { change, log: Some(log_id), revision: None };
        for tag in entry.tags {
            self.tag(tag, on, None)?;
        }
        Ok(log_id)
    }

    /// Adds a recent change, and gives its number.
    pub fn announce(&mut self, mut change: RecentChange) -> QueryResult<i64> {
        change.rc_id = self.next("recentchanges")?;
        change.rc_ip = "127.0.0.1".to_owned();
        change.rc_bot |= self.by.groups.iter().any(|group| group == "bot");
        let id = change.rc_id;
        self.add(change)?;
        Ok(id)
    }

    /// Puts a tag on a change, unless it has it.
    pub fn tag(&mut self, name: &str, on: Tagged, params: Option<String>) -> QueryResult<()> {
        let tag = match first(self.db, "SELECT ctd_id FROM change_tag_def WHERE ctd_name = ?", &[name.into()])? {
            Some(row) => row.number("ctd_id"),
            None => {
                let ctd_id = self.next("change_tag_def")?;
                let sql = "INSERT INTO change_tag_def (ctd_id, ctd_name, ctd_user_defined, ctd_count)
                    VALUES (?, ?, 0, 0)";
                self.run(sql, &[ctd_id.into(), name.into()])?;
                ctd_id
            }
        };
        let has = "SELECT ct_id FROM change_tag WHERE ct_tag_id = ? AND (ct_rev_id = ? OR ct_log_id = ?)";
        let (revision, log) = (on.revision.unwrap_or_default(), on.log.unwrap_or_default());
        if first(self.db, has, &[tag.into(), revision.into(), log.into()])?.is_some() {
            return Ok(());
        }
        let ct_id = self.next("change_tag")?;
        self.add(ChangeTag {
            ct_id,
            ct_rc_id: on.change,
            ct_log_id: on.log,
            ct_rev_id: on.revision,
            ct_params: params,
            ct_tag_id: tag,
        })?;
        self.run("UPDATE change_tag_def SET ctd_count = ctd_count + 1 WHERE ctd_id = ?", &[tag.into()])?;
        Ok(())
    }

    /// The recent change that tells of a revision, where one does.
    pub fn change_of(&mut self, revision: i64) -> QueryResult<Option<i64>> {
        let sql = "SELECT rc_id FROM recentchanges WHERE rc_this_oldid = ? AND rc_source IN ('mw.edit', 'mw.new')";
        Ok(first(self.db, sql, &[revision.into()])?.map(|row| row.number("rc_id")))
    }
}
