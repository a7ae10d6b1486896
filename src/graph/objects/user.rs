//! `User`: an account.

use async_graphql::{Context, Description, ID, Object};

use super::{Actor, Block, LogEntry, PageReference, Revision, Wiki};
use crate::db::Statement;
use crate::graph::Fault;
use crate::graph::connection::{Connection, Paging};
use crate::graph::entity::{Entity, Nullable};
use crate::graph::filters::{
    LogEntryFilter, LogEntryOrder, RevisionFilter, RevisionOrder, log_entries_of_actor, revisions_of_actor,
};
use crate::graph::grouped::group;
use crate::graph::read::Read;
use crate::graph::scalars::{BigInt, DateTime};
use crate::graph::straight::{Asked, Needs};
use crate::loaders::Member;
use crate::tables::wiki::{actor, block, user};
use crate::tables::{Join, Selection, View};
use crate::types::{NodeId, NodeKind, Title};

/// An account, registered or temporary. Hidden accounts are found nowhere.
/// See <https://www.mediawiki.org/wiki/Manual:User_table>.
#[derive(Clone, Description)]
pub struct User(Member);

/// A group that a user is in. See <https://www.mediawiki.org/wiki/Manual:User_groups_table>.
#[derive(Clone, Description)]
pub struct UserGroup(Member);

impl From<Member> for User {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl From<Member> for UserGroup {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl Entity for User {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "id" => {
                needs.read(user::ID);
                needs.value(Self::id_of);
            }
            "databaseId" => needs.required(user::ID),
            "name" => needs.required(user::NAME),
            "registeredAt" => needs.nullable(user::REGISTRATION),
            "editCount" => needs.nullable(user::EDIT_COUNT),
            "actor" => needs.edge_to::<Actor>(field, &user::ACTOR),
            "contributions" => needs.list_of_partner::<Revision>(field, &user::ACTOR, actor::ID),
            "logEntries" => needs.list_of_partner::<LogEntry>(field, &user::ACTOR, actor::ID),
            "userPage" | "talkPage" => {
                needs.read(user::NAME);
                let join = if field.name() == "userPage" { &user::PAGE } else { &user::TALK_PAGE };
                PageReference::needs_page(field, join, needs);
            }
            _ => needs.read(user::ID),
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

impl Entity for UserGroup {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "name" => needs.required(user::GROUP),
            "expiry" => needs.nullable(user::GROUP_EXPIRY),
            _ => {}
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

impl User {
    fn id_of(row: &Member) -> Result<String, Fault> {
        Ok(NodeId::of_row(&row.wiki().code, NodeKind::User, row.required(user::ID)?))
    }

    fn own_page(&self, namespace: i32, join: &'static Join) -> Result<PageReference, Fault> {
        let database_key = self.0.required(user::NAME)?.replace(' ', "_");
        Ok(PageReference::to_title(self.0.clone(), Title { namespace, database_key }, join))
    }
}

#[Object(use_type_description)]
impl UserGroup {
    /// The group's name, such as `sysop`.
    async fn name(&self) -> Result<String, Fault> {
        self.0.required(user::GROUP)
    }

    /// Until when; null for good.
    async fn expiry(&self) -> Nullable<DateTime> {
        self.0.converted(user::GROUP_EXPIRY, DateTime)
    }
}

#[Object(use_type_description, cache_control(max_age = 60))]
impl User {
    /// Names this user anywhere in the graph, for `node(id:)`.
    pub(super) async fn id(&self) -> Result<ID, Fault> {
        Self::id_of(&self.0).map(ID::from)
    }

    /// The wiki that the account is on.
    async fn wiki(&self) -> Wiki {
        Wiki::from(self.0.wiki())
    }

    /// Its id in the wiki's database (`user_id`); not the actor's.
    async fn database_id(&self) -> Result<BigInt, Fault> {
        self.0.required(user::ID).map(BigInt)
    }

    /// Its name, with spaces.
    async fn name(&self) -> Result<String, Fault> {
        self.0.required(user::NAME)
    }

    /// When it was made; null for accounts older than the record.
    async fn registered_at(&self) -> Nullable<DateTime> {
        self.0.converted(user::REGISTRATION, DateTime)
    }

    /// How many edits the wiki has counted, of deleted pages too; null where it does not hold the number.
    async fn edit_count(&self) -> Nullable<i32> {
        self.0.nullable(user::EDIT_COUNT)
    }

    /// The groups that it is in now, by name; implicit ones such as `autoconfirmed` are not stored.
    async fn groups(&self, context: &Context<'_>) -> Result<Vec<UserGroup>, Fault> {
        let mut asked = UserGroup::asked(context)?;
        asked.column(user::GROUP);
        let key = (user::ID.any(), user::GROUP_USER.any());
        let valid = Statement::new(self.0.wiki().capabilities.is_unexpired("t.ug_expiry"));
        let mut rows = group(context, &self.0, View::UserGroups, key, Some(valid), asked).await?;
        rows.sort_by_cached_key(|row| row.read(user::GROUP).ok().flatten());
        Ok(rows.into_iter().map(UserGroup::from).collect())
    }

    /// The groups that it was in once, by name.
    async fn former_groups(&self, context: &Context<'_>) -> Result<Vec<String>, Fault> {
        let mut asked = Selection::default();
        asked.column(user::FORMER_GROUP);
        let key = (user::ID.any(), user::FORMER_GROUP_USER.any());
        let rows = group(context, &self.0, View::UserFormerGroups, key, None, asked).await?;
        let mut names: Vec<String> =
            rows.iter().map(|row| row.required(user::FORMER_GROUP)).collect::<Result<_, Fault>>()?;
        names.sort_unstable();
        Ok(names)
    }

    /// The actor that it acts as.
    async fn actor(&self) -> Nullable<Actor> {
        self.0.edge_to(&user::ACTOR)
    }

    /// Its own page, which need not exist.
    async fn user_page(&self) -> Result<PageReference, Fault> {
        self.own_page(2, &user::PAGE)
    }

    /// The talk page of its own page, which need not exist.
    async fn talk_page(&self) -> Result<PageReference, Fault> {
        self.own_page(3, &user::TALK_PAGE)
    }

    /// The block that keeps it from editing; null where there is none. Of several, the newest that holds for the whole
    /// wiki, else the newest.
    async fn block(&self, context: &Context<'_>) -> Nullable<Block> {
        let newest = async {
            let mut asked = Block::asked(context)?;
            asked.column(block::IS_SITEWIDE);
            asked.column(block::ID);
            let key = (user::ID.any(), block::USER_ID.any());
            let valid = Statement::new(self.0.wiki().capabilities.is_unexpired("t.bl_expiry"));
            let rows = group(context, &self.0, View::UserBlock, key, Some(valid), asked).await?;
            let rank = |row: &Member| (row.read(block::IS_SITEWIDE).ok().flatten(), row.read(block::ID).ok().flatten());
            Ok(rows.into_iter().max_by_key(rank).map(Block::from))
        };
        newest.await.transpose()
    }

    /// The revisions that it saved, of pages that exist; those that hide their actor are left out. Newest first where
    /// no order is given.
    async fn contributions(
        &self,
        context: &Context<'_>,
        filter: Option<RevisionFilter>,
        order_by: Option<RevisionOrder>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Connection<Revision>, Fault> {
        let paging = Paging::new(first, after, last, before)?;
        let list = async || revisions_of_actor(context, self.0.wiki(), filter, order_by).await;
        let actor = self.0.partner(&user::ACTOR)?;
        Actor::listed(context, actor.as_ref(), "rev_actor", list, paging).await
    }

    /// What the logs have of it as the one who acted; entries that hide their actor are left out. Newest first where no
    /// order is given.
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
        let paging = Paging::new(first, after, last, before)?;
        let list = async || log_entries_of_actor(context, self.0.wiki(), filter, order_by).await;
        let actor = self.0.partner(&user::ACTOR)?;
        Actor::listed(context, actor.as_ref(), "log_actor", list, paging).await
    }
}
