//! Whatever a row names exists.

use super::number;

/// Column, and the column that holds what it names. Zero and NULL name nothing.
pub(super) const REFERENCES: &[(&str, &str)] = &[
    ("page.page_latest", "revision.rev_id"),
    ("revision.rev_page", "page.page_id"),
    ("revision.rev_comment_id", "comment.comment_id"),
    ("revision.rev_actor", "actor.actor_id"),
    ("revision.rev_parent_id", "revision.rev_id"),
    ("archive.ar_comment_id", "comment.comment_id"),
    ("archive.ar_actor", "actor.actor_id"),
    ("slots.slot_content_id", "content.content_id"),
    ("slots.slot_role_id", "slot_roles.role_id"),
    ("content.content_model", "content_models.model_id"),
    ("redirect.rd_from", "page.page_id"),
    ("page_props.pp_page", "page.page_id"),
    ("actor.actor_user", "user.user_id"),
    ("user_groups.ug_user", "user.user_id"),
    ("user_former_groups.ufg_user", "user.user_id"),
    ("user_properties.up_user", "user.user_id"),
    ("watchlist.wl_user", "user.user_id"),
    ("block.bl_target", "block_target.bt_id"),
    ("block.bl_by_actor", "actor.actor_id"),
    ("block.bl_reason_id", "comment.comment_id"),
    ("block.bl_parent_block_id", "block.bl_id"),
    ("block_target.bt_user", "user.user_id"),
    ("ipblocks_restrictions.ir_ipb_id", "block.bl_id"),
    ("pagelinks.pl_from", "page.page_id"),
    ("pagelinks.pl_target_id", "linktarget.lt_id"),
    ("templatelinks.tl_from", "page.page_id"),
    ("templatelinks.tl_target_id", "linktarget.lt_id"),
    ("imagelinks.il_from", "page.page_id"),
    ("imagelinks.il_target_id", "linktarget.lt_id"),
    ("categorylinks.cl_from", "page.page_id"),
    ("categorylinks.cl_target_id", "linktarget.lt_id"),
    ("categorylinks.cl_collation_id", "collation.collation_id"),
    ("externallinks.el_from", "page.page_id"),
    ("iwlinks.iwl_from", "page.page_id"),
    ("iwlinks.iwl_prefix", "interwiki.iw_prefix"),
    ("langlinks.ll_from", "page.page_id"),
    ("langlinks.ll_lang", "interwiki.iw_prefix"),
    ("recentchanges.rc_actor", "actor.actor_id"),
    ("recentchanges.rc_comment_id", "comment.comment_id"),
    ("recentchanges.rc_logid", "logging.log_id"),
    ("logging.log_actor", "actor.actor_id"),
    ("logging.log_comment_id", "comment.comment_id"),
    ("log_search.ls_log_id", "logging.log_id"),
    ("change_tag.ct_tag_id", "change_tag_def.ctd_id"),
    ("change_tag.ct_log_id", "logging.log_id"),
    ("page_restrictions.pr_page", "page.page_id"),
    ("protected_titles.pt_user", "user.user_id"),
    ("protected_titles.pt_reason_id", "comment.comment_id"),
    ("file.file_latest", "filerevision.fr_id"),
    ("file.file_type", "filetypes.ft_id"),
    ("filerevision.fr_file", "file.file_id"),
    ("filerevision.fr_actor", "actor.actor_id"),
    ("filerevision.fr_description_id", "comment.comment_id"),
    ("image.img_actor", "actor.actor_id"),
    ("image.img_description_id", "comment.comment_id"),
    ("oldimage.oi_actor", "actor.actor_id"),
    ("filearchive.fa_deleted_user", "user.user_id"),
];

/// Columns that name a revision of a page that exists or of a deleted one.
const REVISIONS: &[&str] = &[
    "slots.slot_revision_id",
    "slots.slot_origin",
    "ip_changes.ipc_rev_id",
    "archive.ar_parent_id",
    "recentchanges.rc_this_oldid",
    "recentchanges.rc_last_oldid",
    "change_tag.ct_rev_id",
];

fn orphans(column: &str, parents: &str) -> i64 {
    let (table, _) = column.split_once('.').expect("table and column");
    number(&format!(
        "SELECT count(*) AS number FROM {table} WHERE ifnull({column}, 0) <> 0 AND {column} NOT IN ({parents})"
    ))
}

#[test]
fn every_reference_leads_somewhere() {
    for (column, parent) in REFERENCES {
        let (table, _) = parent.split_once('.').expect("table and column");
        assert_eq!(orphans(column, &format!("SELECT {parent} FROM {table}")), 0, "{column} names what is not there");
    }
}

#[test]
fn revisions_that_are_named_exist_or_were_deleted() {
    for column in REVISIONS {
        let revisions = "SELECT rev_id FROM revision UNION ALL SELECT ar_rev_id FROM archive";
        assert_eq!(orphans(column, revisions), 0, "{column} names a revision that never was");
    }
}

#[test]
fn pages_that_are_named_exist_or_were_deleted() {
    for column in ["recentchanges.rc_cur_id", "logging.log_page", "archive.ar_page_id"] {
        let pages = "SELECT page_id FROM page UNION ALL SELECT ar_page_id FROM archive";
        assert_eq!(orphans(column, pages), 0, "{column} names a page that never was");
    }
}

#[test]
fn texts_are_where_contents_say() {
    let query = "SELECT count(*) AS number FROM content
        LEFT JOIN text ON old_id = CAST(substr(content_address, 4) AS INTEGER)
        WHERE old_id IS NULL OR content_address <> 'tt:' || old_id OR content_size <> length(CAST(old_text AS BLOB))";
    assert_eq!(number(query), 0);
}

#[test]
fn no_target_is_kept_that_nothing_refers_to() {
    let query = "SELECT count(*) AS number FROM linktarget WHERE lt_id NOT IN (
        SELECT pl_target_id FROM pagelinks UNION SELECT tl_target_id FROM templatelinks
        UNION SELECT il_target_id FROM imagelinks UNION SELECT cl_target_id FROM categorylinks)";
    assert_eq!(number(query), 0);
}

#[test]
fn changes_that_tags_name_are_there_or_too_old() {
    let query = "SELECT count(*) AS number FROM change_tag
        WHERE ct_rc_id NOT IN (SELECT rc_id FROM recentchanges)
        AND ct_rc_id >= (SELECT min(rc_id) FROM recentchanges)
        AND ct_rev_id IN (SELECT rev_id FROM revision)";
    assert_eq!(number(query), 0);
}
