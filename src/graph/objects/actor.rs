//! `Actor`: whoever did something.

use async_graphql::{Context, Description, Enum, ID, Object, SelectionField};

use super::{LogEntry, RecentChange, Revision, User, Wiki};
use crate::db;
use crate::graph::Fault;
use crate::graph::connection::{Connection, NodeAt, Paging, Parent, of_parents};
use crate::graph::entity::{Entity, Nullable};
use crate::graph::filters::{
    LogEntryFilter, LogEntryOrder, RecentChangeFilter, RecentChangeOrder, RevisionFilter, RevisionOrder,
    log_entries_of_actor, recent_changes_of_actor, revisions_of_actor,
};
use crate::graph::read::Read;
use crate::graph::scalars::BigInt;
use crate::loaders::Member;
use crate::store::{List, Selection};
use crate::tables::wiki::{actor, user};
use crate::types::{NodeId, NodeKind};

/// Whoever did something on the wiki, with an account or without.
/// See <https://www.mediawiki.org/wiki/Manual:Actor_table>.
#[derive(Clone, Description)]
pub struct Actor(Member);

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum ActorKind {
    /// A registered account.
    User,
    /// An account that the wiki made for somebody who edited without one.
    Temporary,
    /// An IP address, or a name that came with an import.
    Anonymous,
}

impl From<Member> for Actor {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl Entity for Actor {
    fn need(field: SelectionField<'_>, selection: &mut Selection) {
        match field.name() {
            "name" => selection.column(actor::NAME),
            "kind" => {
                selection.column(actor::USER_ID);
                selection.join(&actor::USER).column(user::IS_TEMPORARY);
            }
            "user" => User::needs(field, selection.join(&actor::USER)),
            _ => selection.column(actor::ID),
        }
    }
}

impl Actor {
    /// A list that the actor has, found by a column that holds actors' ids.
    pub(super) async fn listed<'a, T: Entity>(
        context: &Context<'_>,
        wiki: &db::Wiki,
        member: impl Into<Option<&'a Member>>,
        column: &'static str,
        mut list: List,
        paging: Paging,
    ) -> Result<Connection<T>, Fault> {
        list.lead_by(column);
        let condition = wiki.capabilities.is_pinned(column);
        let parent = Parent { columns: const { &[actor::ID.any()] }, condition };
        of_parents(context, member, parent, list, paging, NodeAt::Row).await
    }
}

#[Object(use_type_description)]
impl Actor {
    /// Names this actor anywhere in the graph, for `node(id:)`.
    pub(super) async fn id(&self) -> Result<ID, Fault> {
        let key = self.0.required(actor::ID)?;
        Ok(NodeId::encode(&self.0.wiki().code, NodeKind::Actor, &key.to_string()).into())
    }

    /// The wiki that the actor belongs to.
    async fn wiki(&self) -> Wiki {
        Wiki::from(self.0.wiki())
    }

    /// The actor's id in the wiki's database (`actor_id`); not the user's.
    async fn database_id(&self) -> Result<BigInt, Fault> {
        self.0.required(actor::ID).map(BigInt)
    }

    /// The account's name, the IP address, or the imported name.
    async fn name(&self) -> Result<String, Fault> {
        self.0.required(actor::NAME)
    }

    /// Whether it is a registered account, a temporary one, or none.
    async fn kind(&self) -> Result<ActorKind, Fault> {
        if self.0.read(actor::USER_ID)?.is_none() {
            return Ok(ActorKind::Anonymous);
        }
        let is_temporary = self.0.through(&actor::USER, user::IS_TEMPORARY).transpose()?.unwrap_or(false);
        Ok(if is_temporary { ActorKind::Temporary } else { ActorKind::User })
    }

    /// The account; null for addresses and imported names, and where the account is hidden.
    async fn user(&self) -> Nullable<User> {
        self.0.edge_to(&actor::USER)
    }

    /// The revisions that the actor saved, of pages that exist; those that hide their actor are left out. Newest first
    /// where no order is given.
    async fn revisions(
        &self,
        context: &Context<'_>,
        filter: Option<RevisionFilter>,
        order_by: Option<RevisionOrder>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Connection<Revision>, Fault> {
        let list = revisions_of_actor(context, self.0.wiki(), filter, order_by).await?;
        Self::listed(context, self.0.wiki(), &self.0, "rev_actor", list, Paging::new(first, after, last, before)?).await
    }

    /// The actor's recent changes; those that hide their actor are left out. Newest first where no order is given.
    async fn recent_changes(
        &self,
        context: &Context<'_>,
        filter: Option<RecentChangeFilter>,
        order_by: Option<RecentChangeOrder>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Connection<RecentChange>, Fault> {
        let list = recent_changes_of_actor(context, self.0.wiki(), filter, order_by).await?;
        Self::listed(context, self.0.wiki(), &self.0, "rc_actor", list, Paging::new(first, after, last, before)?).await
    }

    /// What the logs have of the actor; entries that hide their actor are left out. Newest first where no order is
    /// given.
    async fn log_entries(
        &self,
        context: &Context<'_>,
        filter: Option<LogEntryFilter>,
        order_by: Option<LogEntryOrder>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Connection<LogEntry>, Fault> {
        let list = log_entries_of_actor(context, self.0.wiki(), filter, order_by).await?;
        Self::listed(context, self.0.wiki(), &self.0, "log_actor", list, Paging::new(first, after, last, before)?).await
    }
}
