//! What the documentation promises is there.

use super::{lines, number, questions};

/// How much of something there must be, and a query for each.
const AT_LEAST: &str = include_str!("at_least.sql");

#[test]
fn there_is_enough_of_everything() {
    for (what, query) in questions(AT_LEAST) {
        let (least, what) = what.split_once(' ').expect("a number and a noun");
        let least = least.parse().expect("a number");
        let count = number(&format!("SELECT count(*) AS number FROM ({query})"));
        assert!(count >= least, "{count} {what}, fewer than {least}");
    }
}

#[test]
fn pages_of_the_documentation_exist() {
    for (namespace, title) in [
        (0, "Main_Page"),
        (0, "Danube"),
        (1, "Danube"),
        (2, "Ada"),
        (3, "Ada"),
        (10, "Infobox_river"),
        (14, "Rivers"),
        (14, "Rivers_of_Europe"),
    ] {
        let query = format!(
            "SELECT count(*) AS number FROM page WHERE page_namespace = {namespace} AND page_title = '{title}'"
        );
        assert_eq!(number(&query), 1, "{namespace}:{title}");
    }
    let groups =
        lines("SELECT ug_group AS line FROM user_groups JOIN user ON user_id = ug_user WHERE user_name = 'Ada'");
    assert!(groups.iter().any(|group| group == "sysop"), "{groups:?}");
}

#[test]
fn everything_is_hidden_in_every_way() {
    for (table, column) in [
        ("revision", "rev_deleted"),
        ("archive", "ar_deleted"),
        ("logging", "log_deleted"),
        ("recentchanges WHERE rc_source = 'mw.edit'", "rc_deleted"),
        ("recentchanges WHERE rc_source = 'mw.log'", "rc_deleted"),
        ("revision JOIN page ON page_id = rev_page WHERE page_title = 'Danube' AND rev_deleted > 0", "rev_deleted > 0"),
    ] {
        let query = format!("SELECT count(DISTINCT {column}) AS number FROM {table}");
        let combinations = if column.contains('>') { 1 } else { 16 };
        assert_eq!(number(&query), combinations, "{column} of {table}");
    }
}

#[test]
fn tags_of_every_kind_are_used() {
    for tag in [
        "mw-reverted",
        "mw-undo",
        "mw-rollback",
        "mw-manual-revert",
        "visualeditor",
        "mobile edit",
        "mw-private-watched-network",
    ] {
        let query = format!("SELECT ctd_count AS number FROM change_tag_def WHERE ctd_name = '{tag}'");
        assert!(number(&query) > 0, "{tag}");
    }
}

#[test]
fn properties_of_every_kind_are_there() {
    let names = lines("SELECT DISTINCT pp_propname AS line FROM page_props");
    for name in [
        "defaultsort",
        "disambiguation",
        "displaytitle",
        "hiddencat",
        "noindex",
        "page_image_free",
        "wikibase-shortdesc",
        "wikibase_item",
    ] {
        assert!(names.iter().any(|found| found == name), "{name} is not among {names:?}");
    }
}

#[test]
fn log_parameters_have_three_forms() {
    let forms = lines(
        "SELECT DISTINCT CASE WHEN log_params LIKE 'a:%}' THEN 'serialised' WHEN log_params LIKE 'a:%' THEN 'broken'
        ELSE 'lines' END AS line FROM logging ORDER BY 1",
    );
    assert_eq!(forms, ["broken", "lines", "serialised"]);
    let query = "SELECT count(*) AS number FROM logging WHERE log_params LIKE 'a:%' AND log_params NOT LIKE 'a:%}'";
    assert_eq!(number(query), 1, "only one row is broken");
}
