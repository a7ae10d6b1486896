//! What is asked about: values that occur in the lab's big wiki.

use serde_json::Value;
use wikigraph::types::{NodeId, NodeKind, WikiCode};

use super::Parents;
use crate::harness::Gateway;

/// Values out of the big wiki.
pub struct Values {
    /// A title with thousands of revisions and log entries.
    pub busy_title: String,
    /// A title with few.
    pub quiet_title: String,
    /// Titles with their namespaces, as many as a filter takes.
    pub titles: Vec<String>,
    /// Names of users, as many as a filter takes.
    pub users: Vec<String>,
    code: WikiCode,
}

impl Values {
    /// Reads them.
    pub async fn of(gateway: &Gateway) -> Self {
        let query = "{ wiki {
            pages(first: 500, orderBy: { field: ID, direction: ASC }) { nodes { title } }
            users(first: 500) { nodes { name } }
        } }";
        let wiki = gateway.ask(query).await["wiki"].take();
        gateway.statements();
        let titles = texts(&wiki["pages"]["nodes"], "title");
        Self {
            busy_title: titles[0].clone(),
            quiet_title: titles[499].clone(),
            users: texts(&wiki["users"]["nodes"], "name"),
            titles,
            code: gateway.wiki.code.clone(),
        }
    }

    /// The ids of so many nodes of a type, those with long lists first.
    pub fn ids(&self, kind: &'static str, count: usize) -> Vec<String> {
        let first = Parents::Nodes(kind).first();
        let (kind, prefix) = match kind {
            "Page" => (NodeKind::Page, ""),
            "Actor" => (NodeKind::Actor, ""),
            "User" => (NodeKind::User, ""),
            "Category" => (NodeKind::Category, "Category_"),
            other => panic!("no list of the schema belongs to a {other}"),
        };
        (first..first + count).map(|number| NodeId::encode(&self.code, kind, &format!("{prefix}{number}"))).collect()
    }
}

fn texts(nodes: &Value, field: &str) -> Vec<String> {
    let text = |node: &Value| node[field].as_str().expect("a text").to_owned();
    nodes.as_array().expect("nodes").iter().map(text).collect()
}
