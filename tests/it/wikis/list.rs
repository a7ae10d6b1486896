//! Lists over the wikis of the cluster: how they are asked for, and what answers say.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::cluster::{AUTHOR, Row};

/// How many connections each server has for the gateway: fewer than it has wikis.
pub const CONNECTIONS: usize = 4;

pub fn query(field: &str, codes: &[String], paging: &str) -> String {
    format!(
        "{{ list: {field}, wikis: {codes:?}, {paging}) {{ nodes {{ timestamp databaseId wiki {{ code }} \
         page {{ title }} actor {{ name }} comment }} pageInfo {{ hasNextPage endCursor }} }} }}"
    )
}

/// The rows of an answer; each is all of its own wiki.
pub fn rows(list: &Value) -> Vec<Row> {
    let row = |node: &Value| {
        let code = node["wiki"]["code"].as_str().unwrap().to_owned();
        assert_eq!(node["page"]["title"], format!("Page of {code}"));
        assert_eq!(node["comment"], format!("on {code}"));
        assert!(node["actor"]["name"] == AUTHOR || node["actor"]["name"] == format!("Somebody of {code}"));
        let id = node["databaseId"].as_i64().or_else(|| node["databaseId"].as_str()?.parse().ok()).unwrap();
        (node["timestamp"].as_str().unwrap().to_owned(), code, id)
    };
    list["nodes"].as_array().unwrap().iter().map(row).collect()
}

/// The wikis that errors name, all of which have this code and the path of the list.
pub fn named(response: &Value, error_code: &str) -> BTreeSet<String> {
    let errors = response["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    let wiki = |error: &Value| {
        assert_eq!((&error["extensions"]["code"], &error["path"]), (&json!(error_code), &json!(["list"])), "{error}");
        error["extensions"]["wiki"].as_str().expect("an error names its wiki").to_owned()
    };
    errors.iter().map(wiki).collect()
}

pub fn set(codes: Vec<String>) -> BTreeSet<String> {
    codes.into_iter().collect()
}
