//! The benchmark's questions, put to the embedded wiki, and one that is refused.

use axum::body::Bytes;
use serde_json::{Value, json};

use crate::Failure;

/// A question.
pub struct Workload {
    /// What it is called here and in the baseline.
    pub name: &'static str,
    /// The request that asks it.
    pub body: Bytes,
    /// What is in its answer if that is the right one.
    answer: &'static str,
}

/// Pages of the embedded wiki with a good number of revisions each.
const TITLES: [&str; 20] = [
    "Danube",
    "River Shannon",
    "Vienna",
    "Prut",
    "Cologne",
    "Spree",
    "Drava",
    "Tagus",
    "Elbe",
    "Isar",
    "Middle spotted woodpecker",
    "Moselle",
    "Rhine",
    "Douro",
    "Guadalquivir",
    "Kraków",
    "Strasbourg",
    "Basel",
    "Weser",
    "Belgrade",
];

/// The document of a workload of the benchmark.
macro_rules! document {
    ($name:literal) => {
        include_str!(concat!("../../workloads/", $name, ".graphql"))
    };
}

/// All that are counted.
pub fn all() -> Vec<Workload> {
    let of = |name, query: &str, variables: Value, answer| {
        let body = Bytes::from(json!({ "query": query, "variables": variables }).to_string());
        Workload { name, body, answer }
    };
    vec![
        of("trivial", document!("trivial"), Value::Null, r#"{"data":{"__typename":"Query"}}"#),
        of("lookup", document!("lookup"), json!({ "titles": TITLES }), r#""title":"Belgrade""#),
        of("feed", document!("feed"), Value::Null, r#""timestamp":"2026-10-31T"#),
        of("history", document!("history"), json!({ "id": 14 }), r#""title":"Danube""#),
        of("nested", document!("nested"), json!({ "titles": TITLES }), r#""logEntries""#),
        of("user", document!("user"), json!({ "name": "Ada" }), r#""name":"Ada""#),
        of("refused", r#"{ wiki { page(title: "Danube") { tilte } } }"#, Value::Null, r#"{"errors":"#),
    ]
}

impl Workload {
    /// An answer that is another one, or an error, would be counted in vain.
    pub fn check(&self, answer: &Bytes) -> Result<(), Failure> {
        let text = std::str::from_utf8(answer)?;
        let may_fail = self.answer.contains("errors");
        if text.contains(self.answer) && (may_fail || !text.contains(r#""errors":"#)) {
            return Ok(());
        }
        let start: String = text.chars().take(500).collect();
        Err(format!("{} is not answered by {}: {start}", self.name, self.answer).into())
    }
}
