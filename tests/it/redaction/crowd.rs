//! How many rows are hidden is not told by how many statements an answer takes either, which clients are told.

use serde_json::json;
use wikigraph::types::{NodeId, NodeKind};

use super::copy::Original;
use super::rows::{Rows, Text};

/// Enough actors for their entries to come by one statement, but for those of who has many.
const CROWD: u32 = 40;

/// More entries than come with those of others.
const MANY: u32 = 40;

/// The first number; a wiki's own rows have smaller ones.
const FIRST: u32 = 900_000;

#[tokio::test]
async fn how_many_entries_are_hidden_is_not_told_on_tables() {
    how_many_entries_are_hidden_is_not_told(Original::Tables).await;
}

#[tokio::test]
async fn how_many_entries_are_hidden_is_not_told_on_views() {
    how_many_entries_are_hidden_is_not_told(Original::Views).await;
}

async fn how_many_entries_are_hidden_is_not_told(original: Original) {
    let shown = statements(original, "move", 0).await;
    let [hidden_actor, hidden_type] =
        [statements(original, "move", 4).await, statements(original, "suppress", 0).await];
    assert_eq!((hidden_actor, hidden_type), (shown - 1, shown - 1), "many entries take a statement of their own");
}

/// How many statements a crowd's log entries take if one of it has many entries of a type, of which the bits hide parts.
async fn statements(original: Original, kind: &str, bits: u8) -> usize {
    let mut rows = Rows::default();
    for actor in FIRST..FIRST + CROWD {
        rows.add(
            "actor",
            &[("actor_id", &actor), ("actor_user", &"NULL"), ("actor_name", &Text(&format!("Crowd {actor}")))],
        );
        entry(&mut rows, actor, actor, "move", 0);
    }
    for id in FIRST + CROWD..FIRST + CROWD + MANY {
        entry(&mut rows, id, FIRST, kind, bits);
    }
    let asked = async |gateway: crate::harness::Gateway| {
        let id = |actor: u32| NodeId::of_row(&gateway.wiki.code, NodeKind::Actor, actor.into());
        let ids: Vec<String> = (FIRST..FIRST + CROWD).map(id).collect();
        let query =
            "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Actor { logEntries(first: 2) { nodes { type } } } } }";
        let answer = gateway.ask_with(query, json!({ "ids": ids })).await;
        let listed = answer["nodes"]
            .as_array()
            .expect("nodes")
            .iter()
            .filter(|actor| actor["logEntries"]["nodes"][0].is_object());
        assert_eq!(listed.count(), CROWD as usize, "an actor's entry is not listed");
        gateway.statements().len()
    };
    original.with(&rows.statements(), asked).await
}

fn entry(rows: &mut Rows, id: u32, actor: u32, kind: &str, bits: u8) {
    rows.add(
        "logging",
        &[
            ("log_id", &id),
            ("log_type", &Text(kind)),
            ("log_action", &Text(kind)),
            ("log_timestamp", &Text("20200101000000")),
            ("log_actor", &actor),
            ("log_namespace", &0),
            ("log_title", &Text("Crowd")),
            ("log_page", &0),
            ("log_comment_id", &1),
            ("log_params", &Text("")),
            ("log_deleted", &bits),
        ],
    );
}
