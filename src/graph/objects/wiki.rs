//! `Wiki`: where everything else begins.

use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object};

use super::full_text;
use super::{
    Actor, Category, LogEntry, Namespace, Page, RecentChange, Revision, SearchMode, SearchResult, User, WikiStatistics,
};
use crate::db;
use crate::graph::Fault;
use crate::graph::connection::{Connection, NodeAt, Paging, of_wiki};
use crate::graph::entity::Nullable;
use crate::graph::filters::{
    LogEntryFilter, LogEntryOrder, PageFilter, PageOrder, RecentChangeFilter, RecentChangeOrder, RevisionFilter,
    RevisionOrder, UserFilter, log_entries, pages, pages_by_prefix, recent_changes, revisions, users,
};
use crate::graph::lag;
use crate::graph::lookups::{self, ActorKey, PageKey};
use crate::graph::scalars::{BigInt, Url};
use crate::types::{NodeId, NodeKind};

/// A wiki: its pages, people and history.
#[derive(Clone, Description)]
pub struct Wiki(Arc<db::Wiki>);

impl From<&Arc<db::Wiki>> for Wiki {
    fn from(wiki: &Arc<db::Wiki>) -> Self {
        Self(Arc::clone(wiki))
    }
}

impl Wiki {
    pub(super) fn inner(&self) -> &Arc<db::Wiki> {
        &self.0
    }
}

#[Object(use_type_description)]
impl Wiki {
    /// Names this wiki anywhere in the graph, for `node(id:)`.
    pub(super) async fn id(&self) -> ID {
        NodeId::encode(&self.0.code, NodeKind::Wiki, "").into()
    }

    /// The name of its database without `_p`: `enwiki`.
    async fn code(&self) -> &str {
        self.0.code.as_str()
    }

    /// What it calls itself.
    async fn name(&self) -> &str {
        &self.0.site.name
    }

    /// Its server: `https://en.wikipedia.org`.
    async fn url(&self) -> Url {
        Url(self.0.site.server.as_str().trim_end_matches('/').to_owned())
    }

    /// The language of its content (BCP 47); null for wikis without one, and where it cannot be known.
    async fn language(&self) -> Option<&str> {
        self.0.site.language.as_deref()
    }

    /// What kind of project it is, such as `wikipedia`; null where it cannot be known.
    async fn family(&self) -> Option<&str> {
        self.0.site.family.as_deref()
    }

    /// Whether it is closed: nobody can edit it any more.
    async fn is_closed(&self) -> bool {
        self.0.site.is_closed
    }

    /// How many seconds the database that is read here is behind the wiki itself; null where it cannot be known, as
    /// outside the wiki replicas.
    async fn replication_lag(&self) -> Nullable<f64> {
        lag::seconds(&self.0).await.transpose()
    }

    /// All its namespaces, by number.
    async fn namespaces(&self) -> Vec<Namespace> {
        self.0.site.titles.namespaces().map(|namespace| Namespace::new(&self.0, namespace.number)).collect()
    }

    /// One namespace by its number; null if the wiki has none of it.
    async fn namespace(
        &self,
        #[graphql(desc = "Its number: 0 for the main namespace, 1 for its talk pages, 14 for categories.")] number: i32,
    ) -> Option<Namespace> {
        self.0.site.titles.namespace(number).map(|namespace| Namespace::new(&self.0, namespace.number))
    }

    /// How much there is on it.
    async fn statistics(&self) -> Result<WikiStatistics, Fault> {
        WikiStatistics::load(&self.0).await
    }

    /// One page: by title, with its namespace or bare with `namespace`, or by id; null if there is none. Titles are
    /// normalised as the wiki does it, so `user talk:foo_bar` finds `User talk:Foo bar`.
    async fn page(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its title: with its namespace, or bare beside `namespace`.")] title: Option<String>,
        #[graphql(desc = "The number of the namespace that a bare title is in.")] namespace: Option<i32>,
        #[graphql(desc = "Its id in the wiki's database (`page_id`).")] id: Option<BigInt>,
    ) -> Nullable<Page> {
        let found = async {
            let key = PageKey::new(&self.0, title.as_deref(), namespace, id)?;
            lookups::page(context, &self.0, key).await
        };
        found.await.transpose()
    }

    /// Pages, by namespace and title where no order is given.
    async fn pages(
        &self,
        context: &Context<'_>,
        filter: Option<PageFilter>,
        order_by: Option<PageOrder>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Connection<Page>, Fault> {
        let list = pages(&self.0, filter, order_by)?;
        of_wiki(context, &self.0, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// Pages that match a text, in these namespaces; in the main one where none are given.
    async fn search(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What to look for.")] query: String,
        #[graphql(desc = "How to go about it.", default_with = "SearchMode::TitlePrefix")] mode: SearchMode,
        #[graphql(desc = "The numbers of the namespaces to search.")] namespaces: Option<Vec<i32>>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<SearchResult>, Fault> {
        let namespaces = namespaces.as_deref().unwrap_or(&[0]);
        let paging = Paging::forwards(first, after)?;
        match mode {
            SearchMode::TitlePrefix => {
                let list = pages_by_prefix(&self.0, &query, namespaces)?;
                of_wiki(context, &self.0, list, paging, NodeAt::Row).await
            }
            SearchMode::FullText => full_text(context, &self.0, &query, namespaces, paging).await,
        }
    }

    /// One revision by its id; null if there is none, as when its page was deleted.
    async fn revision(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its id in the wiki's database (`rev_id`).")] id: BigInt,
    ) -> Nullable<Revision> {
        lookups::revision(context, &self.0, id.0).await.transpose()
    }

    /// Revisions of all pages, newest first where no order is given.
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
        let list = revisions(context, &self.0, filter, order_by).await?;
        of_wiki(context, &self.0, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// One actor, by the name of an account, an IP address or an imported name, or by id; null if nobody of that name
    /// did anything that shows.
    async fn actor(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An account's name, an IP address or an imported name.")] name: Option<String>,
        #[graphql(desc = "Its id in the wiki's database (`actor_id`).")] id: Option<BigInt>,
    ) -> Nullable<Actor> {
        let found = async { lookups::actor(context, &self.0, ActorKey::new(name, id)?).await };
        found.await.transpose()
    }

    /// One user by name or id; null if there is none.
    async fn user(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its name.")] name: Option<String>,
        #[graphql(desc = "Its id in the wiki's database (`user_id`).")] id: Option<BigInt>,
    ) -> Nullable<User> {
        let found = async { lookups::user(context, &self.0, ActorKey::new(name, id)?).await };
        found.await.transpose()
    }

    /// Users, by name; with a group in the filter, by id.
    async fn users(
        &self,
        context: &Context<'_>,
        filter: Option<UserFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Connection<User>, Fault> {
        let (list, node) = users(&self.0, filter)?;
        of_wiki(context, &self.0, list, Paging::new(first, after, last, before)?, node).await
    }

    /// One recent change by its id; null if there is none, or none any more.
    async fn recent_change(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its id in the wiki's database (`rc_id`).")] id: BigInt,
    ) -> Nullable<RecentChange> {
        lookups::recent_change(context, &self.0, id.0).await.transpose()
    }

    /// The newest changes of every kind, newest first where no order is given.
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
        let list = recent_changes(context, &self.0, filter, order_by).await?;
        of_wiki(context, &self.0, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// One log entry by its id; null if there is none that strangers may see.
    async fn log_entry(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its id in the wiki's database (`log_id`).")] id: BigInt,
    ) -> Nullable<LogEntry> {
        lookups::log_entry(context, &self.0, id.0).await.transpose()
    }

    /// What was done besides editing, newest first where no order is given.
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
        let list = log_entries(context, &self.0, filter, order_by).await?;
        of_wiki(context, &self.0, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// One category by its name, with or without the namespace; null where there is neither a page nor ever was a
    /// member.
    async fn category(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its name without the namespace.")] name: String,
    ) -> Nullable<Category> {
        let found = async {
            let title = self.0.site.titles.parse(&name, 14)?;
            if title.namespace != 14 {
                return Err(Fault::input(format!("{name:?} is in another namespace than that of categories.")));
            }
            lookups::category(context, &self.0, title.database_key).await
        };
        found.await.transpose()
    }
}
