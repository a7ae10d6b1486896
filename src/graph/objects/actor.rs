//! `Actor`: whoever did something.

use async_graphql::{Context, Description, Enum, ID, Object};

use super::{LogEntry, RecentChange, Revision, User, Wiki};
use crate::graph::Fault;
use crate::graph::connection::{Connection, NodeAt, Paging, Parent, of_parents};
use crate::graph::entity::{Entity, Nullable};
use crate::graph::filters::{
    LogEntryFilter, LogEntryOrder, RecentChangeFilter, RecentChangeOrder, RevisionFilter, RevisionOrder,
    log_entries_of_actor, recent_changes_of_actor, revisions_of_actor,
};
use crate::graph::read::Read;
use crate::graph::scalars::BigInt;
use crate::graph::straight::{Asked, Enumerated, Needs};
use crate::loaders::Member;
use crate::store::List;
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
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "id" => {
                needs.read(actor::ID);
                needs.value(Self::id_of);
            }
            "databaseId" => needs.required(actor::ID),
            "name" => needs.required(actor::NAME),
            "kind" => {
                needs.read(actor::USER_ID);
                needs.read_through(&actor::KIND, user::IS_TEMPORARY);
                needs.value(|row| Self::kind_of(row).map(Enumerated));
            }
            "user" => needs.edge_to::<User>(field, &actor::USER),
            "revisions" => needs.list::<Revision>(field, &[actor::ID.any()]),
            "recentChanges" => needs.list::<RecentChange>(field, &[actor::ID.any()]),
            "logEntries" => needs.list::<LogEntry>(field, &[actor::ID.any()]),
            _ => needs.read(actor::ID),
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

impl Actor {
    fn id_of(row: &Member) -> Result<String, Fault> {
        Ok(NodeId::of_row(&row.wiki().code, NodeKind::Actor, row.required(actor::ID)?))
    }

    fn kind_of(row: &Member) -> Result<ActorKind, Fault> {
        if row.read(actor::USER_ID)?.is_none() {
            return Ok(ActorKind::Anonymous);
        }
        let is_temporary = row.through(&actor::KIND, user::IS_TEMPORARY).transpose()?.unwrap_or(false);
        Ok(if is_temporary { ActorKind::Temporary } else { ActorKind::User })
    }

    /// A list that the actor has, found by a column that holds actors' ids.
    pub(super) async fn listed<'a, T: Entity>(
        context: &Context<'_>,
        member: impl Into<Option<&'a Member>>,
        column: &'static str,
        list: impl AsyncFnOnce() -> Result<List, Fault>,
        paging: Paging,
    ) -> Result<Connection<T>, Fault> {
        let list = async || {
            let mut list = list().await?;
            list.lead_by(column);
            Ok(list)
        };
        let parent = Parent { columns: const { &[actor::ID.any()] }, found_by: &[column], is_leading: true };
        of_parents(context, member, parent, list, paging, NodeAt::Row).await
    }
}

#[Object(use_type_description, cache_control(max_age = 60))]
impl Actor {
    /// Names this actor anywhere in the graph, for `node(id:)`.
    pub(super) async fn id(&self) -> Result<ID, Fault> {
        Self::id_of(&self.0).map(ID::from)
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
        Self::kind_of(&self.0)
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
        let list = async || revisions_of_actor(context, self.0.wiki(), filter, order_by).await;
        Self::listed(context, &self.0, "rev_actor", list, Paging::new(first, after, last, before)?).await
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
        let list = async || recent_changes_of_actor(context, self.0.wiki(), filter, order_by).await;
        Self::listed(context, &self.0, "rc_actor", list, Paging::new(first, after, last, before)?).await
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
        let list = async || log_entries_of_actor(context, self.0.wiki(), filter, order_by).await;
        Self::listed(context, &self.0, "log_actor", list, Paging::new(first, after, last, before)?).await
    }
}
