//! From an id to its node.

use async_graphql::Context;

use super::lookups::{self, ActorKey, PageKey};
use super::objects::{Node, Wiki};
use super::{Fault, reach};
use crate::types::{NodeId, NodeKind};

/// Whatever has this id. Ids of one type that are asked for together take one statement.
pub(super) async fn find(context: &Context<'_>, id: &str) -> Result<Option<Node>, Fault> {
    let Some(NodeId { wiki, kind, key }) = NodeId::decode(id) else {
        return Err(Fault::input(format!("\"{id:.100}\" is not an id. Use one that this gateway gave out.")));
    };
    let Some(wiki) = &reach::find(context, &wiki).await? else { return Ok(None) };
    let number = || key.parse::<i64>().map_err(|_| Fault::input(format!("\"{id:.100}\" is not an id.")));
    Ok(match kind {
        NodeKind::Wiki => Some(Node::Wiki(Wiki::from(wiki))),
        NodeKind::Page => lookups::page(context, wiki, PageKey::Id(number()?)).await?.map(Node::Page),
        NodeKind::Category => lookups::category(context, wiki, key).await?.map(Node::Category),
        NodeKind::Revision => lookups::revision(context, wiki, number()?).await?.map(Node::Revision),
        NodeKind::Actor => lookups::actor(context, wiki, ActorKey::Id(number()?)).await?.map(Node::Actor),
        NodeKind::User => lookups::user(context, wiki, ActorKey::Id(number()?)).await?.map(Node::User),
        NodeKind::RecentChange => lookups::recent_change(context, wiki, number()?).await?.map(Node::RecentChange),
        NodeKind::LogEntry => lookups::log_entry(context, wiki, number()?).await?.map(Node::LogEntry),
    })
}
