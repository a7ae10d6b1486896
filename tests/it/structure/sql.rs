//! No statement names a table of MediaWiki's past the views that redact it.

use super::source::sources;

/// The tables that are read as they are, because nothing in them is hidden, or they are the gateway's own: by file.
const AS_THEY_ARE: [(&str, &[&str]); 9] = [
    ("src/db/lag.rs", &["heartbeat_p"]),
    ("src/db/migrate.rs", &["__diesel_schema_migrations"]),
    ("src/db/probe.rs", &["information_schema", "slot_roles", "sqlite_master", "pragma_table_info"]),
    ("src/graph/filters/recent_change.rs", &["change_tag", "change_tag_def"]),
    ("src/store/app/accounts.rs", &["accounts"]),
    ("src/store/app/api_tokens.rs", &["accounts", "api_tokens"]),
    ("src/store/app/logins.rs", &["logins"]),
    ("src/store/app/sessions.rs", &["sessions"]),
    ("src/store/listing.rs", &["meta_p"]),
];

/// What stands after FROM and its like in a piece of SQL; `{}` and opening brackets are no names.
fn tables(sql: &str) -> Vec<&str> {
    let words: Vec<&str> = sql.split_whitespace().collect();
    let after = words.windows(2).filter(|pair| matches!(pair[0], "FROM" | "JOIN" | "INTO" | "UPDATE" | "TABLE"));
    let names = after.map(|pair| pair[1].trim_start_matches('`'));
    let plain = names.map(|name| name.split(|letter: char| !letter.is_ascii_lowercase() && letter != '_').next());
    plain.flatten().filter(|name| !name.is_empty()).collect()
}

#[test]
fn queries_reach_tables_through_views() {
    let mut seen = Vec::new();
    let mut wrong = Vec::new();
    let files = sources("src").into_iter();
    let is_apart = |path: &str| path.starts_with("src/tables/") || path.starts_with("src/sandbox/");
    // Tests have tables of their own.
    let outside = files.filter(|file| !is_apart(&file.path) && !file.path.ends_with("/tests.rs"));
    for source in outside {
        for (line, text) in &source.strings {
            for table in tables(&text.replace("\\\n", "\n")) {
                let known = AS_THEY_ARE.iter().any(|(path, tables)| *path == source.path && tables.contains(&table));
                if known { seen.push(table.to_owned()) } else { wrong.push(format!("{}:{line}: {table}", source.path)) }
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    for (path, tables) in AS_THEY_ARE {
        for table in tables {
            assert!(seen.iter().any(|name| name == table), "{path} no longer reads {table}");
        }
    }
}

#[test]
fn tables_are_found_in_sql() {
    assert_eq!(
        tables("SELECT a FROM page JOIN `user` ON b WHERE c IN (SELECT d FROM {source} AS e)"),
        ["page", "user"]
    );
    assert_eq!(tables("SELECT * FROM (SELECT 1 FROM meta_p.wiki)"), ["meta_p"]);
}
