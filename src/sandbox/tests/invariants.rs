//! What one table says of another is true.

use super::{lines, number, questions};

/// What would be wrong, and a query for each.
pub(super) const VIOLATIONS: &str = include_str!("violations.sql");

#[test]
fn nothing_contradicts_anything() {
    let wrong: Vec<String> = questions(VIOLATIONS)
        .into_iter()
        .map(|(what, query)| (what, number(&format!("SELECT count(*) AS number FROM ({query})"))))
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| format!("{what} ({count} times)"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_wiki_s_own_counters_are_right() {
    for (counter, query) in [
        ("ss_total_edits", "(SELECT count(*) FROM revision) + (SELECT count(*) FROM archive)"),
        ("ss_total_pages", "(SELECT count(*) FROM page)"),
        (
            "ss_good_articles",
            "(SELECT count(DISTINCT page_id) FROM page JOIN pagelinks ON pl_from = page_id
                WHERE page_namespace = 0 AND page_is_redirect = 0)",
        ),
        ("ss_users", "(SELECT count(*) FROM user WHERE user_is_temp = 0)"),
        ("ss_temp_users", "(SELECT count(*) FROM user WHERE user_is_temp = 1)"),
        ("ss_images", "(SELECT count(*) FROM image)"),
    ] {
        assert_eq!(number(&format!("SELECT {counter} - ({query}) AS number FROM site_stats")), 0, "{counter} is wrong");
    }
    assert!(number("SELECT ss_active_users AS number FROM site_stats") > 20);
    assert!(number("SELECT ss_active_temp_users AS number FROM site_stats") > 5);
}

#[test]
fn only_a_merged_history_has_two_beginnings() {
    let query = "SELECT page_title AS line FROM page JOIN revision ON rev_page = page_id
        WHERE rev_parent_id = 0 GROUP BY page_id HAVING count(*) > 1";
    assert_eq!(lines(query), ["Great_Hungarian_Plain"]);
}

#[test]
fn revisions_come_in_the_order_of_time_but_for_imports() {
    let query = "SELECT DISTINCT page_title AS line FROM (
            SELECT rev_page, rev_timestamp, max(rev_timestamp) OVER (ORDER BY rev_id) AS newest FROM revision)
        JOIN page ON page_id = rev_page WHERE rev_timestamp < newest ORDER BY 1";
    assert_eq!(lines(query), ["Formarin_Lake", "Old_notes_on_the_Ybbs"]);
}

#[test]
fn binary_columns_hold_text() {
    let columns = lines(
        "SELECT 'SELECT count(*) AS number FROM \"' || m.name || '\" WHERE typeof(' || c.name || ') = ''blob''' AS line
        FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' AND c.type = 'BLOB'",
    );
    assert!(columns.len() > 100, "{} columns", columns.len());
    for query in columns {
        assert_eq!(number(&query), 0, "{query}");
    }
}
