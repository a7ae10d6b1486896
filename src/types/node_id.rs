//! The opaque ids of the graph: which wiki, which type, which row.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::WikiCode;

/// The types that `Query.node` finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// A wiki; it has no key besides its code.
    Wiki,
    /// A page, by page_id.
    Page,
    /// A category, by its title without the namespace, with underscores.
    Category,
    /// A revision, by rev_id.
    Revision,
    /// An actor, by actor_id.
    Actor,
    /// A user, by user_id.
    User,
    /// A recent change, by rc_id.
    RecentChange,
    /// A log entry, by log_id.
    LogEntry,
}

const KINDS: [(NodeKind, &str); 8] = [
    (NodeKind::Wiki, "Wiki"),
    (NodeKind::Page, "Page"),
    (NodeKind::Category, "Category"),
    (NodeKind::Revision, "Revision"),
    (NodeKind::Actor, "Actor"),
    (NodeKind::User, "User"),
    (NodeKind::RecentChange, "RecentChange"),
    (NodeKind::LogEntry, "LogEntry"),
];

/// Names one node of one wiki.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeId {
    /// The wiki it belongs to.
    pub wiki: WikiCode,
    /// Its type.
    pub kind: NodeKind,
    /// The row's key as text; empty for a wiki.
    pub key: String,
}

impl NodeId {
    /// The id as a client sees it.
    pub fn encode(wiki: &WikiCode, kind: NodeKind, key: &str) -> String {
        let name = KINDS.iter().find(|(known, _)| *known == kind).map_or("", |(_, name)| name);
        URL_SAFE_NO_PAD.encode(format!("{wiki}:{name}:{key}"))
    }

    /// The id of a row that has a number for a key.
    pub fn of_row(wiki: &WikiCode, kind: NodeKind, number: i64) -> String {
        Self::encode(wiki, kind, &number.to_string())
    }

    /// Reads an id; `None` if the gateway never gave it out.
    pub fn decode(id: &str) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id).ok()?).ok()?;
        let mut parts = text.splitn(3, ':');
        let code = parts.next()?;
        let wiki = WikiCode::parse(code).ok().filter(|wiki| wiki.as_str() == code)?;
        let name = parts.next()?;
        let (kind, _) = KINDS.iter().find(|(_, known)| *known == name)?;
        Some(Self { wiki, kind: *kind, key: parts.next()?.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_back() {
        let wiki = WikiCode::parse("enwiki").expect("a code");
        let id = NodeId::encode(&wiki, NodeKind::Category, "A:b");
        assert_eq!(NodeId::decode(&id), Some(NodeId { wiki, kind: NodeKind::Category, key: "A:b".to_owned() }));
    }

    #[test]
    fn what_is_no_id() {
        for wrong in ["", "!", "12"] {
            assert_eq!(NodeId::decode(wrong), None);
        }
        for wrong in ["enwiki:Nothing:1", "enwiki_p:Page:1", "_p_p:Page:2", "enwiki:Page"] {
            assert_eq!(NodeId::decode(&URL_SAFE_NO_PAD.encode(wrong)), None, "{wrong} was let in");
        }
    }
}
