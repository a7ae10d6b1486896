//! `change_tag` and `change_tag_def`: labels on revisions, log entries and recent changes.
//!
//! See <https://www.mediawiki.org/wiki/Manual:Change_tag_table>.

use crate::tables::{Capabilities, SEPARATOR};

/// Tags of this kind are only for people with certain rights (MediaWiki 1.47); they are never read.
pub const PRIVATE_PREFIX: &str = "mw-private-";

/// The names of the tags on one row, as one text; `column` of `change_tag` names the row by `key`.
pub(super) fn names(column: &str, key: &str, capabilities: &Capabilities) -> String {
    format!(
        "(SELECT {} FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id \
         WHERE {column} = {key} AND ctd_name NOT LIKE '{PRIVATE_PREFIX}%')",
        capabilities.group_concat("ctd_name")
    )
}

/// The tags out of a column made by [`names`], in alphabetical order.
pub fn split(names: Option<String>) -> Vec<String> {
    let mut tags: Vec<String> = names.iter().flat_map(|names| names.split(SEPARATOR)).map(str::to_owned).collect();
    tags.sort_unstable();
    tags
}
