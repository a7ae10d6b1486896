//! Rows of the tables about the wiki as a whole.

use super::rows;

rows! {
    /// The wiki's counters.
    SiteStats in "site_stats" {
        ss_row_id: i64, ss_total_edits: i64, ss_good_articles: i64, ss_total_pages: i64, ss_users: i64,
        ss_active_users: i64, ss_images: i64, ss_temp_users: i64, ss_active_temp_users: i64,
    }
    /// A wiki that this one knows.
    Site in "sites" {
        site_id: i64, site_global_key: String, site_type: &'static str, site_group: &'static str,
        site_source: &'static str, site_language: String, site_protocol: &'static str, site_domain: String,
        site_data: String, site_forward: i64, site_config: String,
    }
    /// An update of the schema that was applied.
    Update in "updatelog" { ul_key: &'static str, ul_value: Option<String> }
}
