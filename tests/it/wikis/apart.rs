//! Tables of links that are in another database, as Commons's are: what stands in their old place is frozen.

use std::path::Path;

use diesel::connection::{Connection, SimpleConnection};
use diesel::sqlite::SqliteConnection;
use serde_json::Value;

use super::file::variables;
use crate::harness::Gateway;
use crate::queries::case::Case;

/// The tables of links.
const LINKS: [&str; 4] = ["categorylinks", "pagelinks", "templatelinks", "linktarget"];

/// The tables that both databases have.
const BOTH: [&str; 2] = ["page", "redirect"];

fn connect(path: &Path) -> SqliteConnection {
    SqliteConnection::establish(path.to_str().unwrap()).unwrap()
}

/// A wiki in one file, in which the old place of the links is empty, and a file that holds the links.
fn split(folder: &Path) {
    wikigraph::sandbox::create(&folder.join("whole.sqlite")).unwrap();
    for copy in ["wiki.sqlite", "links.sqlite"] {
        std::fs::copy(folder.join("whole.sqlite"), folder.join(copy)).unwrap();
    }
    let frozen: String = LINKS.iter().map(|table| format!("DELETE FROM {table};")).collect();
    connect(&folder.join("wiki.sqlite")).batch_execute(&frozen).unwrap();
    let mut links = connect(&folder.join("links.sqlite"));
    for table in tables(&mut links) {
        if !LINKS.contains(&table.as_str()) && !BOTH.contains(&table.as_str()) {
            links.batch_execute(&format!("DROP TABLE \"{table}\"")).unwrap();
        }
    }
}

fn tables(connection: &mut SqliteConnection) -> Vec<String> {
    use diesel::RunQueryDsl;
    #[derive(diesel::QueryableByName)]
    struct Named {
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let named: Vec<Named> = diesel::sql_query(sql).load(connection).unwrap();
    named.into_iter().map(|table| table.name).collect()
}

async fn gateway(folder: &tempfile::TempDir, database: &str, links: Option<&str>) -> Gateway {
    let url = |file: &str| format!("{:?}", format!("sqlite://{}", folder.path().join(file).display()));
    let links = links.map(|file| format!("links_database = {}\n", url(file))).unwrap_or_default();
    let text = format!(
        "[[wiki]]\ncode = \"sandboxwiki\"\ndatabase = {}\nname = \"Sandbox Wiki\"\nlanguage = \"en\"\n\
         url = \"https://sandbox.wiki.example/wiki/$1\"\n{links}",
        url(database)
    );
    Gateway::many(variables(folder, &text)).await
}

#[tokio::test]
async fn every_query_gets_the_answer_of_a_wiki_that_is_in_one_place() {
    let folder = tempfile::tempdir().unwrap();
    split(folder.path());
    let whole = gateway(&folder, "whole.sqlite", None).await;
    let apart = gateway(&folder, "wiki.sqlite", Some("links.sqlite")).await;
    let (mut problems, mut of_links) = (Vec::new(), 0);
    for case in Case::all() {
        let wanted = whole.respond(&case.query, case.variables()).await;
        let found = apart.respond(&case.query, case.variables()).await;
        let straight = apart.execute(&case.query, case.variables()).await;
        problems.extend(apart.difference_when_straight(&case.query, case.variables(), &straight).await);
        let sent = apart.statements();
        of_links += sent.iter().filter(|statement| LINKS.iter().any(|table| statement.sql().contains(table))).count();
        if wanted != found {
            problems.push(format!("{}:\n{wanted}\n{found}", case.name));
        }
    }
    assert!(of_links > 20, "{of_links} statements were about links");
    assert!(problems.is_empty(), "{} differences:\n{}", problems.len(), problems.join("\n"));
}

#[tokio::test]
async fn a_database_of_links_that_is_gone_leaves_all_else() {
    let folder = tempfile::tempdir().unwrap();
    split(folder.path());
    std::fs::remove_file(folder.path().join("links.sqlite")).unwrap();
    let gateway = gateway(&folder, "wiki.sqlite", Some("links.sqlite")).await;
    let query =
        "{ wiki { pages(first: 1) { nodes { title links(first: 1) { nodes { title } } } } statistics { edits } } }";
    let response = gateway.respond(query, Value::Null).await;
    assert_eq!(response["errors"][0]["extensions"]["code"], "UPSTREAM_UNAVAILABLE", "{response}");
    let alone = gateway.ask("{ wiki { pages(first: 1) { nodes { title latestRevision { size } } } } }").await;
    assert!(alone["wiki"]["pages"]["nodes"][0]["latestRevision"]["size"].is_number(), "{alone}");
}
