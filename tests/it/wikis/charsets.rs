//! Wikis of one server that keep their texts in different ways: as bytes, as MediaWiki has them made, in UTF-8 of some
//! collation, and as in its past, where the database takes UTF-8 for Latin 1.

use serde_json::{Value, json};

use super::cluster::TABLES;
use super::server::{READER, Server, schema};
use super::together::asked;
use crate::harness::{Gateway, SECRET_KEY};

/// The wikis, by code, and the character set and collation of their texts; none for bytes.
const WIKIS: [(&str, Option<[&str; 2]>); 6] = [
    ("bytes", None),
    ("folding", Some(["utf8mb4", "utf8mb4_unicode_ci"])),
    ("latin1", Some(["latin1", "latin1_swedish_ci"])),
    ("letters", Some(["latin1", "latin1_bin"])),
    ("utf8mb3", Some(["utf8mb3", "utf8mb3_general_ci"])),
    ("utf8mb4", Some(["utf8mb4", "utf8mb4_bin"])),
];

const AUTHOR: &str = "Žofie";
const TITLE: &str = "Straße zu 5 €";
const COMMENT: &str = "über „Žluťoučký“ – ½ fertig";

/// A table as it would be made for texts of such a set.
fn kept(table: &str, set: Option<[&str; 2]>) -> String {
    let Some([set, collation]) = set else { return table.to_owned() };
    table
        .replace("varbinary(", "varchar(")
        .replace(" binary(", " char(")
        .replace("blob", "text")
        .replace("CHARSET=binary", &format!("CHARSET={set} COLLATE={collation}"))
}

/// What MediaWiki writes: bytes, whatever the database takes them for.
fn content() -> String {
    let title = TITLE.replace(' ', "_");
    format!(
        "SET NAMES binary; INSERT INTO actor (actor_id, actor_name) VALUES (1, '{AUTHOR}'), (2, 'Somebody'); \
         INSERT INTO comment (comment_id, comment_hash, comment_text) VALUES (1, 0, '{COMMENT}'); \
         INSERT INTO slot_roles (role_id, role_name) VALUES (1, 'main'); \
         INSERT INTO page (page_id, page_namespace, page_title, page_random, page_touched, page_latest, page_len) \
         VALUES (1, 0, '{title}', 0.5, '20260101000000', 2, 1); \
         INSERT INTO revision (rev_id, rev_page, rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, \
         rev_len, rev_parent_id) VALUES (1, 1, 1, 1, '20260101000001', 0, 0, 1, 0), \
         (2, 1, 1, 1, '20260101000002', 0, 0, 1, 1), (3, 1, 1, 2, '20260101000003', 0, 0, 1, 2); \
         INSERT INTO recentchanges (rc_id, rc_timestamp, rc_actor, rc_namespace, rc_title, rc_comment_id, rc_cur_id, \
         rc_this_oldid, rc_source) VALUES (1, '20260101000001', 1, 0, '{title}', 1, 1, 1, 'mw.edit'), \
         (2, '20260101000002', 1, 0, '{title}', 1, 1, 2, 'mw.edit')"
    )
}

/// The wikis on a server of their own, and a gateway over them.
async fn stage() -> (Server, Gateway) {
    let (server, tables) = (Server::start().await, schema(&TABLES).await);
    let mut file = String::new();
    for (code, set) in WIKIS {
        let tables: Vec<String> = tables.iter().map(|table| kept(table, set)).collect();
        server.run(&format!("CREATE DATABASE {code}_p; USE {code}_p; {}; {}", tables.join("; "), content())).await;
        let url = format!("mysql://{READER}:{READER}@{}/{code}_p", server.end());
        file.push_str(&format!("[[wiki]]\ncode = {code:?}\ndatabase = {url:?}\n"));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wikis.toml");
    std::fs::write(&path, file).unwrap();
    let variables = [
        ("WIKIS_FILE", path.display().to_string()),
        ("DATABASE_WAIT", "60".to_owned()),
        ("WIKIS_TIMEOUT", "120".to_owned()),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
    ];
    (server, Gateway::many(variables).await)
}

/// Two rows of each of these wikis, in the order of a merged list.
fn rows(codes: &[&str]) -> Value {
    let row = |second: usize, code: &&str| {
        json!({
            "timestamp": format!("2026-01-01T00:00:0{second}Z"), "wiki": {"code": code}, "page": {"title": TITLE},
            "actor": {"name": AUTHOR}, "comment": COMMENT,
        })
    };
    [2, 1].into_iter().flat_map(|second| codes.iter().rev().map(move |code| row(second, code))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn texts_come_through_whole_however_the_neighbours_keep_theirs() {
    let (_server, gateway) = stage().await;
    let codes = WIKIS.map(|(code, _)| code);
    let node = "timestamp wiki { code } page { title } actor { name } comment";
    let merged =
        |field: &str| format!("{{ list: {field}, wikis: {codes:?}, first: 50) {{ totalCount nodes {{ {node} }} }} }}");
    let of_author = merged(&format!("contributions(actor: {AUTHOR:?}"));
    gateway.ask(&of_author).await;
    gateway.statements();
    // Those go together that keep texts alike: ids of the author, rows, and how many there are.
    for (query, questions) in [(of_author, 3), (merged("recentChanges(filter: {}"), 2)] {
        let answer = gateway.ask(&query).await;
        assert_eq!(answer["list"], json!({"totalCount": 2 * codes.len(), "nodes": rows(&codes)}), "{query}");
        assert_eq!(asked(&gateway), [vec![2; 2 * questions], vec![1; 2 * questions]].concat(), "{query}");
    }
    for code in codes {
        let alone = format!(
            "{{ wiki(code: {code:?}) {{ page(title: {TITLE:?}) {{ title }} }} \
             list: contributions(actor: {AUTHOR:?}, wikis: [{code:?}], first: 9) {{ totalCount nodes {{ {node} }} }} }}"
        );
        let answer = gateway.ask(&alone).await;
        assert_eq!(answer["wiki"]["page"]["title"], TITLE, "{code}");
        assert_eq!(answer["list"], json!({"totalCount": 2, "nodes": rows(&[code])}), "{code}");
    }
}
