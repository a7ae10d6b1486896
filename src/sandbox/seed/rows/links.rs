//! Rows of the tables that hold what pages refer to.

use super::rows;
use crate::sandbox::seed::clock::Moment;

rows! {
    /// A title that something refers to.
    LinkTarget in "linktarget" { lt_id: i64, lt_namespace: i64, lt_title: String }
    /// A link from page to page.
    PageLink in "pagelinks" { pl_from: i64, pl_target_id: i64, pl_from_namespace: i64 }
    /// A page's use of a template.
    TemplateLink in "templatelinks" { tl_from: i64, tl_target_id: i64, tl_from_namespace: i64 }
    /// A page's use of a file.
    ImageLink in "imagelinks" { il_from: i64, il_target_id: i64, il_from_namespace: i64 }
    /// A page's membership of a category.
    CategoryLink in "categorylinks" {
        cl_from: i64, cl_target_id: i64, cl_sortkey: String, cl_sortkey_prefix: String, cl_timestamp: Moment,
        cl_type: &'static str, cl_collation_id: i64,
    }
    /// How category members are sorted.
    Collation in "collation" { collation_id: i64, collation_name: &'static str }
    /// A category that has, or had, members.
    Category in "category" { cat_id: i64, cat_title: String, cat_pages: i64, cat_subcats: i64, cat_files: i64 }
    /// A link out of the wiki.
    ExternalLink in "externallinks" {
        el_id: i64, el_from: i64, el_to_domain_index: String, el_to_path: String,
    }
    /// A link to another wiki.
    InterwikiLink in "iwlinks" { iwl_from: i64, iwl_prefix: String, iwl_title: String }
    /// The same article in another language.
    LanguageLink in "langlinks" { ll_from: i64, ll_lang: String, ll_title: String }
    /// A prefix that leads to another wiki.
    Interwiki in "interwiki" {
        iw_prefix: String, iw_url: String, iw_api: String, iw_wikiid: String, iw_local: bool, iw_trans: bool,
    }
}
