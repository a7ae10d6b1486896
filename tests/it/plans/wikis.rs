//! Lists of several wikis of one server, which are branches of one statement.

use std::fmt::Write;

use super::questions::{WHOLE_CHANGE, WHOLE_REVISION};
use super::sent::Sent;
use super::server::Server;
use super::survey::Survey;
use super::{TABLES, VIEWS};
use crate::harness::{Gateway, SECRET_KEY, lab};

/// The codes of the wikis, all of which are in one database.
const CODES: [&str; 3] = ["firstwiki", "secondwiki", "thirdwiki"];

/// A gateway over them.
async fn gateway(database: &str) -> Gateway {
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::new();
    for code in CODES {
        write!(text, "[[wiki]]\ncode = {code:?}\ndatabase = {:?}\napi = {:?}\n", lab().url(database), lab().api_url())
            .unwrap();
    }
    let path = folder.path().join("wikis.toml");
    std::fs::write(&path, text).unwrap();
    let variables = [
        ("WIKIS_FILE", path.display().to_string()),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
        ("DATABASE_CONNECTIONS", "2".to_owned()),
        ("DATABASE_IDLE", "0.2".to_owned()),
        ("DATABASE_WAIT", "60".to_owned()),
    ];
    Gateway::many(variables).await
}

/// Fields with arguments, whether an index leads to their very rows, and what is asked of each row.
const LISTS: [(&str, bool, &str); 7] = [
    ("recentChanges(", true, WHOLE_CHANGE),
    ("recentChanges(filter: { actor: \"Chloé 2\" },", true, WHOLE_CHANGE),
    ("recentChanges(filter: { tag: \"mobile edit\", namespaces: [0, 1, 2], isBot: false },", false, WHOLE_CHANGE),
    ("recentChanges(filter: { kinds: [EDIT, NEW], timestamp: { to: \"2026-08-01T00:00:00Z\" } },", false, "title"),
    ("contributions(actor: \"Chloé 2\",", true, WHOLE_REVISION),
    ("contributions(actor: \"Chloé 2\", filter: { timestamp: { from: \"2025-03-01T00:00:00Z\" } },", true, "size"),
    ("contributions(actor: \"Nobody at all\",", false, WHOLE_REVISION),
];

fn query(field: &str, paging: &str, selection: &str) -> String {
    format!("{{ list: {field} wikis: {CODES:?}, {paging}) {{ {selection} }} }}")
}

/// The first page of each list, and one deep in it.
pub async fn survey(database: &str) {
    let mut survey = Survey::with(gateway(database).await, database).await;
    for (field, is_served, node) in LISTS {
        let rows = is_served.then_some(20 * CODES.len());
        let nodes = format!("nodes {{ {node} }} pageInfo {{ hasNextPage }}");
        survey.ask(&query(field, "first: 20", &nodes), None).await;
        let deep = survey.ask(&query(field, "first: 500", "pageInfo { endCursor }"), None).await.unwrap();
        let Some(cursor) = deep["list"]["pageInfo"]["endCursor"].as_str() else { continue };
        let page = format!("first: 20, after: {cursor:?}");
        survey.ask(&query(field, &page, "edges { cursor node { databaseId timestamp } }"), rows).await;
    }
    survey.finish();
}

/// Where it is another database's connection that the statement runs on, no table is looked for there.
#[tokio::test]
async fn every_table_is_named_with_its_database() {
    let mut elsewhere = Server::connect("information_schema").await;
    for database in [TABLES, VIEWS] {
        let gateway = gateway(database).await;
        let named = format!("`{database}`.");
        // All are open from then on.
        gateway.ask(&query(LISTS[0].0, "first: 1", "nodes { id }")).await;
        gateway.statements();
        for (field, _, node) in LISTS {
            gateway.ask(&query(field, "first: 20", &format!("nodes {{ {node} }}"))).await;
            let sent = gateway.statements();
            let joint: Vec<_> = sent.iter().filter(|statement| statement.sql().contains(&named)).collect();
            let actors = usize::from(field.contains("actor:"));
            assert_eq!(joint.len(), 1 + actors, "{field}: {} statements", sent.len());
            for sent in joint.into_iter().map(Sent::from) {
                assert_eq!(sent.branches().len(), CODES.len(), "{field}");
                elsewhere.explain(&sent).await;
            }
        }
    }
}
