//! Rows of the tables that hold changes, logs, tags and protections.

use super::rows;
use crate::sandbox::seed::clock::Moment;

rows! {
    /// A recent change.
    RecentChange in "recentchanges" {
        rc_id: i64, rc_timestamp: Moment, rc_actor: i64, rc_namespace: i64, rc_title: String, rc_comment_id: i64,
        rc_minor: bool, rc_bot: bool, rc_cur_id: i64, rc_this_oldid: i64, rc_last_oldid: i64, rc_source: &'static str,
        rc_patrolled: i64, rc_ip: String, rc_old_len: Option<i64>, rc_new_len: Option<i64>, rc_deleted: i64,
        rc_logid: i64, rc_log_type: Option<&'static str>, rc_log_action: Option<&'static str>,
        rc_params: Option<String>,
    }
    /// A log entry.
    LogEntry in "logging" {
        log_id: i64, log_type: &'static str, log_action: &'static str, log_timestamp: Moment, log_actor: i64,
        log_namespace: i64, log_title: String, log_page: i64, log_comment_id: i64, log_params: String,
        log_deleted: i64,
    }
    /// A thing by which a log entry is found.
    LogSearch in "log_search" { ls_field: &'static str, ls_value: String, ls_log_id: i64 }
    /// A tag on a change.
    ChangeTag in "change_tag" {
        ct_id: i64, ct_rc_id: Option<i64>, ct_log_id: Option<i64>, ct_rev_id: Option<i64>, ct_params: Option<String>,
        ct_tag_id: i64,
    }
    /// A tag.
    ChangeTagDefinition in "change_tag_def" {
        ctd_id: i64, ctd_name: &'static str, ctd_user_defined: bool, ctd_count: i64,
    }
    /// A protection of a page.
    PageRestriction in "page_restrictions" {
        pr_id: i64, pr_page: i64, pr_type: &'static str, pr_level: &'static str, pr_cascade: bool, pr_expiry: String,
    }
    /// A protection against creation.
    ProtectedTitle in "protected_titles" {
        pt_namespace: i64, pt_title: String, pt_user: i64, pt_reason_id: i64, pt_timestamp: Moment, pt_expiry: String,
        pt_create_perm: &'static str,
    }
}
