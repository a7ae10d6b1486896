//! What a wiki hides, by its own tables.

use wikigraph::db::Statement;
use wikigraph::tables::FromCell;

use crate::harness::Gateway;

/// Log entries of types that strangers may see.
const PUBLIC: &str = "log_type NOT IN ('suppress', 'abusefilterprivatedetails', 'titleblacklist')";

/// Texts that a row hides and that nothing else shows, by what the one and the other is.
const HIDDEN: [(&str, &str); 3] = [
    // Comments.
    (
        "SELECT comment_text FROM comment WHERE comment_id IN (
           SELECT rev_comment_id FROM revision WHERE rev_deleted & 2
           UNION SELECT rc_comment_id FROM recentchanges WHERE rc_deleted & 2
           UNION SELECT log_comment_id FROM logging WHERE log_deleted & 2 OR NOT {public}
           UNION SELECT bl_reason_id FROM block WHERE bl_deleted = 1)",
        "SELECT comment_text FROM comment WHERE comment_id IN (
           SELECT rev_comment_id FROM revision WHERE rev_deleted & 2 = 0
           UNION SELECT rc_comment_id FROM recentchanges WHERE rc_deleted & 2 = 0
           UNION SELECT log_comment_id FROM logging WHERE log_deleted & 2 = 0 AND {public}
           UNION SELECT bl_reason_id FROM block WHERE bl_deleted = 0)",
    ),
    // Names.
    (
        "SELECT actor_name FROM actor",
        "SELECT actor_name FROM actor WHERE actor_id IN (
           SELECT rev_actor FROM revision WHERE rev_deleted & 4 = 0
           UNION SELECT rc_actor FROM recentchanges WHERE rc_deleted & 4 = 0
           UNION SELECT log_actor FROM logging WHERE log_deleted & 4 = 0 AND {public}
           UNION SELECT bl_by_actor FROM block WHERE bl_deleted = 0
           UNION SELECT actor_id FROM actor JOIN `user` ON user_id = actor_user WHERE user_id NOT IN (
             SELECT bt_user FROM block_target JOIN block ON bl_target = bt_id
             WHERE bl_deleted = 1 AND bt_user IS NOT NULL))",
    ),
    // Titles.
    (
        "SELECT log_title FROM logging WHERE log_deleted & 1 OR NOT {public}
         UNION SELECT rc_title FROM recentchanges WHERE rc_deleted & 1 AND rc_source = 'mw.log'",
        "SELECT page_title FROM page UNION SELECT lt_title FROM linktarget
         UNION SELECT log_title FROM logging WHERE log_deleted & 1 = 0 AND {public}
         UNION SELECT rc_title FROM recentchanges WHERE rc_deleted & 1 = 0 OR rc_source <> 'mw.log'
         UNION SELECT rd_title FROM redirect",
    ),
];

/// What a wiki hides; the gateway reads the tables themselves.
pub async fn of(owner: &Gateway) -> Vec<String> {
    let mut hidden = Vec::new();
    let mut shown = Vec::new();
    for (hiding, showing) in HIDDEN {
        hidden.extend(texts(owner, &hiding.replace("{public}", PUBLIC)).await);
        shown.extend(texts(owner, &showing.replace("{public}", PUBLIC)).await);
    }
    hidden.retain(|secret| !secret.is_empty() && !shown.iter().any(|text| text.contains(secret.as_str())));
    let with_spaces: Vec<String> = hidden.iter().map(|secret| secret.replace('_', " ")).collect();
    hidden.extend(with_spaces);
    hidden.sort_unstable();
    hidden.dedup();
    hidden
}

async fn texts(owner: &Gateway, query: &str) -> Vec<String> {
    let rows = owner.wiki.rows(Statement::new(query)).await.expect("the tables can be read");
    rows.iter().filter_map(|row| String::from_cell(&row[0])).collect()
}
