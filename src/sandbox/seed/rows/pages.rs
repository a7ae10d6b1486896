//! Rows of the tables that hold pages, revisions and texts.

use super::rows;
use crate::sandbox::seed::clock::Moment;

rows! {
    /// A page that exists.
    Page in "page" {
        page_id: i64, page_namespace: i64, page_title: String, page_is_redirect: bool, page_is_new: bool,
        page_random: f64, page_touched: Moment, page_links_updated: Option<Moment>, page_latest: i64, page_len: i64,
        page_content_model: Option<&'static str>, page_lang: Option<&'static str>,
    }
    /// A revision of a page that exists.
    Revision in "revision" {
        rev_id: i64, rev_page: i64, rev_comment_id: i64, rev_actor: i64, rev_timestamp: Moment, rev_minor_edit: bool,
        rev_deleted: i64, rev_len: i64, rev_parent_id: i64,
    }
    /// A revision of a deleted page.
    Archive in "archive" {
        ar_id: i64, ar_namespace: i64, ar_title: String, ar_comment_id: i64, ar_actor: i64, ar_timestamp: Moment,
        ar_minor_edit: bool, ar_rev_id: i64, ar_deleted: i64, ar_len: i64, ar_page_id: i64, ar_parent_id: i64,
    }
    /// Which content a revision has in one of its slots.
    Slot in "slots" {
        slot_revision_id: i64, slot_role_id: i64, slot_content_id: i64, slot_origin: i64,
    }
    /// A kind of slot.
    SlotRole in "slot_roles" { role_id: i64, role_name: &'static str }
    /// What is known of a text.
    Content in "content" {
        content_id: i64, content_size: i64, content_sha1: String, content_model: i64, content_address: String,
    }
    /// A kind of content.
    ContentModel in "content_models" { model_id: i64, model_name: &'static str }
    /// A text.
    StoredText in "text" { old_id: i64, old_text: String, old_flags: &'static str }
    /// An edit summary or a reason.
    Comment in "comment" {
        comment_id: i64, comment_hash: i64, comment_text: String, comment_data: Option<String>,
    }
    /// Where a redirect leads.
    Redirect in "redirect" {
        rd_from: i64, rd_namespace: i64, rd_title: String, rd_interwiki: Option<String>, rd_fragment: Option<String>,
    }
    /// A property of a page.
    PageProp in "page_props" {
        pp_page: i64, pp_propname: &'static str, pp_value: String, pp_sortkey: Option<f64>,
    }
}
