//! The redaction of the wiki replicas' views, as sub-selects over MediaWiki's own tables.
//!
//! The rules are those by which the replicas' views are made (`maintain-views.yaml` of Wikimedia's Puppet):
//! bit 1 of a `…_deleted` column hides text or a log entry's action and target, bit 2 the comment, bit 4 the
//! actor, bit 8 marks suppression. A database flattens each of these sub-selects into the query around it. MariaDB takes
//! markedly longer for CASE than for IF, and SQLite knows both.

use super::{Access, Capabilities, Dialect, View};

/// The types of log entries that strangers may see. Any other type is left out, as extensions have private logs.
/// Those of most entries come first, as a text of them all is searched from its beginning.
pub(super) const PUBLIC_LOG_TYPES: [&str; 52] = [
    "patrol",
    "newusers",
    "create",
    "delete",
    "upload",
    "move",
    "block",
    "thanks",
    "review",
    "protect",
    "rights",
    "abusefilter",
    "articlefeedbackv5",
    "campus",
    "close",
    "contentmodel",
    "course",
    "eparticle",
    "gather",
    "gblblock",
    "gblrename",
    "gblrights",
    "globalauth",
    "growthexperiments",
    "gwtoolset",
    "import",
    "institution",
    "instructor",
    "interwiki",
    "liquidthreads",
    "lock",
    "managetags",
    "massmessage",
    "merge",
    "moodbar",
    "mwoauthconsumer",
    "newsletter",
    "notifytranslators",
    "online",
    "pagelang",
    "pagetranslation",
    "pagetriage-copyvio",
    "pagetriage-curation",
    "pagetriage-deletion",
    "renameuser",
    "spamblacklist",
    "stable",
    "student",
    "tag",
    "timedmediahandler",
    "translationreview",
    "usermerge",
];

/// A recent change that tells of a log entry whose action and target are hidden. What hardly ever holds comes first.
const HIDDEN_TARGET: &str = "rc_deleted & 1 AND rc_source = 'mw.log'";

/// Views that no replica has in the shape that queries want; they are made of others, on replicas too.
pub(super) fn combined(view: View, capabilities: &Capabilities) -> Option<String> {
    Some(match view {
        View::RecentChanges => recent_changes(capabilities, "recentchanges"),
        View::RecentChangesUserindex => match capabilities.access {
            Access::Views => recent_changes(capabilities, "recentchanges_userindex"),
            Access::Tables => recent_changes_of_known_actors(),
        },
        View::RecentChangesTitleindex => recent_changes_of_known_titles(capabilities),
        View::UserBlock => "(SELECT bt_user, bl_id, bl_by_actor, bl_reason_id, bl_timestamp, bl_expiry, bl_sitewide \
             FROM block JOIN block_target ON bt_id = bl_target WHERE bl_deleted = 0 AND bt_auto = 0)"
            .to_owned(),
        View::CategoryNames => "(SELECT cat_title AS category_title FROM category)".to_owned(),
        View::CategoryPages => "(SELECT page_title AS category_title FROM page WHERE page_namespace = 14)".to_owned(),
        View::CategoryLinks if capabilities.category_links_have_targets() => {
            "(SELECT cl_from, cl_target_id AS category_key, lt_title AS category_title, cl_sortkey, \
             cl_sortkey_prefix, cl_type FROM categorylinks JOIN linktarget ON lt_id = cl_target_id)"
                .to_owned()
        }
        View::CategoryLinks => "(SELECT cl_from, cl_to AS category_key, cl_to AS category_title, cl_sortkey, \
             cl_sortkey_prefix, cl_type FROM categorylinks)"
            .to_owned(),
        View::PageLinks => links("pagelinks", "pl"),
        View::TemplateLinks => links("templatelinks", "tl"),
        View::Redirect => "(SELECT rd_from, rd_namespace AS target_namespace, rd_title AS target_title \
             FROM redirect WHERE rd_interwiki IS NULL OR rd_interwiki = '')"
            .to_owned(),
        _ => return None,
    })
}

fn links(table: &str, prefix: &str) -> String {
    format!(
        "(SELECT {prefix}_from AS link_from, {prefix}_from_namespace AS link_from_namespace, \
         {prefix}_target_id AS link_target, lt_namespace AS target_namespace, lt_title AS target_title \
         FROM {table} JOIN linktarget ON lt_id = {prefix}_target_id)"
    )
}

const RECENT_CHANGE_COLUMNS: &str =
    "rc_id, rc_timestamp, rc_minor, rc_bot, rc_source, rc_patrolled, rc_old_len, rc_new_len, rc_deleted";

/// What tells the target of a log entry; its revisions do, as they lead to their page.
const TARGET_COLUMNS: [&str; 6] =
    ["rc_namespace", "rc_title", "rc_cur_id", "rc_logid", "rc_this_oldid", "rc_last_oldid"];

/// The replicas' view leaves the target of a hidden log action in place; MediaWiki's API does not, and nor do we.
fn recent_changes(capabilities: &Capabilities, source: &str) -> String {
    let targets = TARGET_COLUMNS.map(unless_hidden_target).join(", ");
    let (actor, comment) = recent_change_people(capabilities.access);
    format!("(SELECT {RECENT_CHANGE_COLUMNS}, {targets}, {actor}, {comment} FROM {source})")
}

fn recent_changes_of_known_actors() -> String {
    let targets = TARGET_COLUMNS.map(unless_hidden_target).join(", ");
    let (_, comment) = recent_change_people(Access::Tables);
    format!(
        "(SELECT {RECENT_CHANGE_COLUMNS}, {targets}, rc_actor, {comment} FROM recentchanges WHERE rc_deleted & 4 = 0)"
    )
}

fn unless_hidden_target(column: &str) -> String {
    format!("IF({HIDDEN_TARGET}, NULL, {column}) AS {column}")
}

fn recent_changes_of_known_titles(capabilities: &Capabilities) -> String {
    let (actor, comment) = recent_change_people(capabilities.access);
    let targets = TARGET_COLUMNS.join(", ");
    format!(
        "(SELECT {RECENT_CHANGE_COLUMNS}, {targets}, {actor}, {comment} FROM recentchanges WHERE NOT ({HIDDEN_TARGET}))"
    )
}

fn recent_change_people(access: Access) -> (&'static str, &'static str) {
    match access {
        Access::Views => ("rc_actor", "rc_comment_id"),
        Access::Tables => (
            "IF(rc_deleted & 4, NULL, rc_actor) AS rc_actor",
            "IF(rc_deleted & 2, NULL, rc_comment_id) AS rc_comment_id",
        ),
    }
}

/// Whether a view lacks rows that its table has, by conditions which an index on what is asked for does not hold.
pub(super) fn leaves_out_rows(view: View) -> bool {
    matches!(
        view,
        View::RevisionUserindex
            | View::RecentChangesUserindex
            | View::RecentChangesTitleindex
            | View::Logging
            | View::LoggingUserindex
            | View::LoggingLogindex
    )
}

/// The rows and columns of a replica's view, from MediaWiki's own tables.
pub(super) fn over_tables(view: View, capabilities: &Capabilities) -> String {
    match view {
        View::Revision => revision(capabilities, "IF(rev_deleted & 4, NULL, rev_actor) AS rev_actor", ""),
        View::RevisionUserindex => revision(capabilities, "rev_actor", " WHERE rev_deleted & 4 = 0"),
        View::Logging => logging(
            capabilities,
            &["log_action", "log_namespace", "log_title", "log_page"].map(unless_hidden_action).join(", "),
            "IF(log_deleted & 4, NULL, log_actor) AS log_actor",
            "",
        ),
        View::LoggingUserindex => logging(
            capabilities,
            &["log_action", "log_namespace", "log_title", "log_page"].map(unless_hidden_action).join(", "),
            "log_actor",
            " AND log_deleted & 4 = 0",
        ),
        View::LoggingLogindex => logging(
            capabilities,
            "log_action, log_namespace, log_title, log_page",
            "IF(log_deleted & 4, NULL, log_actor) AS log_actor",
            " AND log_deleted & 1 = 0",
        ),
        View::Actor => {
            format!("(SELECT actor_id, actor_user, actor_name FROM actor WHERE {})", visible_actor(capabilities))
        }
        // What anybody can tell by the name, which its actor shows.
        View::UserKind => "(SELECT user_id, user_is_temp FROM `user`)".to_owned(),
        View::User => format!(
            "(SELECT user_id, user_name, user_registration, user_editcount, user_is_temp FROM `user` WHERE NOT {})",
            hidden_account("user_id")
        ),
        other => other.table_name().to_owned(),
    }
}

fn revision(capabilities: &Capabilities, actor: &str, condition: &str) -> String {
    let sha1 =
        if capabilities.has("revision", "rev_sha1") { ", IF(rev_deleted & 1, NULL, rev_sha1) AS rev_sha1" } else { "" };
    format!(
        "(SELECT rev_id, rev_page, IF(rev_deleted & 2, NULL, rev_comment_id) AS rev_comment_id, \
         {actor}, rev_timestamp, rev_minor_edit, rev_deleted, \
         IF(rev_deleted & 1, NULL, rev_len) AS rev_len, rev_parent_id{sha1} FROM revision{condition})"
    )
}

fn unless_hidden_action(column: &str) -> String {
    format!("IF(log_deleted & 1, NULL, {column}) AS {column}")
}

fn logging(capabilities: &Capabilities, targets: &str, actor: &str, condition: &str) -> String {
    format!(
        "(SELECT log_id, log_type, log_timestamp, {targets}, {actor}, \
         IF(log_deleted & 2, NULL, log_comment_id) AS log_comment_id, \
         IF(log_deleted <> 0, NULL, log_params) AS log_params, log_deleted \
         FROM logging WHERE {}{condition})",
        public_log_type(capabilities)
    )
}

/// Holds for entries of types that everybody may see, without leading into an index: SQLite would read the entries of every
/// type and sort them, and MariaDB would look each type up in each index on types before it decides against it. The types
/// are one text, as each value of a list costs time in each branch of a UNION.
fn public_log_type(capabilities: &Capabilities) -> String {
    match capabilities.dialect {
        Dialect::MariaDb => format!("FIND_IN_SET(log_type, '{}')", PUBLIC_LOG_TYPES.join(",")),
        Dialect::Sqlite => format!("instr(',{},', ',' || log_type || ',')", PUBLIC_LOG_TYPES.join(",")),
    }
}

fn hidden_account(user: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM block JOIN block_target ON bt_id = bl_target WHERE bl_deleted = 1 AND bt_user = {user})"
    )
}

fn visible_account(user: &str) -> String {
    format!("(EXISTS (SELECT 1 FROM `user` WHERE user_id = {user}) AND NOT {})", hidden_account(user))
}

/// An actor shows if its account does, or if anything that it did shows its name.
fn visible_actor(capabilities: &Capabilities) -> String {
    format!(
        "({} \
         OR EXISTS (SELECT 1 FROM revision WHERE rev_actor = actor_id AND rev_deleted & 4 = 0) \
         OR EXISTS (SELECT 1 FROM logging WHERE log_actor = actor_id AND log_deleted & 4 = 0 AND {}) \
         OR EXISTS (SELECT 1 FROM recentchanges WHERE rc_actor = actor_id AND rc_deleted & 4 = 0) \
         OR EXISTS (SELECT 1 FROM archive WHERE ar_actor = actor_id AND ar_deleted & 4 = 0) \
         OR EXISTS (SELECT 1 FROM block WHERE bl_by_actor = actor_id AND bl_deleted = 0))",
        visible_account("actor_user"),
        public_log_type(capabilities)
    )
}
