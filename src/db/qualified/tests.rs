//! Statements as they are sent about another database.

use super::super::{Bind, Statement};

fn moved(sql: &str) -> String {
    Statement::new(sql).in_database("enwiki_p").sql().to_owned()
}

#[test]
fn every_table_is_named_with_its_database() {
    let sql = "SELECT 0, t.a, (SELECT b FROM c JOIN d ON e = f WHERE g NOT LIKE 'h%') FROM (SELECT a FROM `user` \
               WHERE EXISTS (SELECT 1 FROM block)) AS t LEFT JOIN i AS j1 ON i.k = t.l STRAIGHT_JOIN m ON n";
    let wanted = "SELECT 0, t.a, (SELECT b FROM `enwiki_p`.c JOIN `enwiki_p`.d ON e = f WHERE g NOT LIKE 'h%') \
                  FROM (SELECT a FROM `enwiki_p`.`user` WHERE EXISTS (SELECT 1 FROM `enwiki_p`.block)) AS t \
                  LEFT JOIN `enwiki_p`.i AS j1 ON i.k = t.l STRAIGHT_JOIN `enwiki_p`.m ON n";
    assert_eq!(moved(sql), wanted);
}

#[test]
fn texts_and_other_databases_stay_as_they_are() {
    for sql in [
        "SELECT ' FROM a', 'it''s FROM b', '\\' FROM c', ` FROM d`",
        "SELECT 1 FROM meta_p.wiki",
        "SELECT 1 FROM `meta_p`.wiki",
        "SELECT a_FROM, FROM_b",
    ] {
        assert_eq!(moved(sql), sql);
    }
}

#[test]
fn values_stay_and_a_databases_name_cannot_end_its_quotes() {
    let mut statement = Statement::new("SELECT 1 FROM a WHERE b = ");
    statement.bind(Bind::Integer(7));
    let moved = statement.in_database("c`d");
    assert_eq!(moved.sql(), "SELECT 1 FROM `c``d`.a WHERE b = ?");
    assert_eq!(moved.binds(), [Bind::Integer(7)]);
}
