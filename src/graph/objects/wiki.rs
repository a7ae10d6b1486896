//! `Wiki`: where everything else begins.

use std::sync::Arc;

use async_graphql::{Context, Description, ID, Object};
use futures_util::FutureExt;

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
use crate::graph::reach;
use crate::graph::scalars::{BigInt, Url};
use crate::graph::straight::Alone;
use crate::types::{NodeId, NodeKind, WikiCode};
use crate::wikis::Known;

/// A wiki: its pages, people and history.
#[derive(Clone, Description)]
pub struct Wiki(Known);

impl From<&Arc<db::Wiki>> for Wiki {
    fn from(wiki: &Arc<db::Wiki>) -> Self {
        Self(Known::Open(Arc::clone(wiki)))
    }
}

impl From<Known> for Wiki {
    fn from(known: Known) -> Self {
        Self(known)
    }
}

impl Wiki {
    /// The wiki as it can be asked; it is opened if it is only listed.
    async fn open(&self, context: &Context<'_>) -> Result<Arc<db::Wiki>, Fault> {
        match &self.0 {
            Known::Open(wiki) => Ok(Arc::clone(wiki)),
            Known::Listed(entry) => reach::required(context, Some(entry.code.as_str())).boxed().await,
        }
    }

    /// Its code.
    pub(super) fn known_code(&self) -> &WikiCode {
        self.0.code()
    }

    /// The language of its content, where that is known.
    pub(super) fn known_language(&self) -> Option<&str> {
        match &self.0 {
            Known::Open(wiki) => wiki.site.language.as_deref(),
            Known::Listed(entry) => entry.language(),
        }
    }

    /// What kind of project it is, where that is known.
    pub(super) fn known_family(&self) -> Option<&str> {
        match &self.0 {
            Known::Open(wiki) => wiki.site.family.as_deref(),
            Known::Listed(entry) => entry.family(),
        }
    }

    /// Whether nobody can edit it any more.
    pub(super) fn is_known_closed(&self) -> bool {
        match &self.0 {
            Known::Open(wiki) => wiki.site.is_closed,
            Known::Listed(entry) => entry.is_closed(),
        }
    }
}

#[Object(use_type_description, cache_control(max_age = 300))]
impl Wiki {
    /// Names this wiki anywhere in the graph, for `node(id:)`.
    pub(super) async fn id(&self) -> ID {
        NodeId::encode(self.known_code(), NodeKind::Wiki, "").into()
    }

    /// The name of its database without `_p`: `enwiki`.
    async fn code(&self) -> &str {
        self.known_code().as_str()
    }

    /// What it calls itself.
    async fn name(&self) -> &str {
        match &self.0 {
            Known::Open(wiki) => &wiki.site.name,
            Known::Listed(entry) => entry.name(),
        }
    }

    /// Its server: `https://en.wikipedia.org`.
    async fn url(&self, context: &Context<'_>) -> Result<Url, Fault> {
        let server = match &self.0 {
            Known::Open(wiki) => wiki.site.server.clone(),
            Known::Listed(entry) => match entry.server_url() {
                Some(server) => server,
                None => self.open(context).await?.site.server.clone(),
            },
        };
        Ok(Url(server.as_str().trim_end_matches('/').to_owned()))
    }

    /// The language of its content (BCP 47); null for wikis without one, and where it cannot be known.
    async fn language(&self) -> Option<&str> {
        self.known_language()
    }

    /// What kind of project it is, such as `wikipedia`; null where it cannot be known.
    async fn family(&self) -> Option<&str> {
        self.known_family()
    }

    /// Whether it is closed: nobody can edit it any more.
    async fn is_closed(&self) -> bool {
        self.is_known_closed()
    }

    /// How many seconds the database that is read here is behind the wiki itself; null where it cannot be known, as
    /// outside the wiki replicas.
    #[graphql(cache_control(max_age = 5))]
    async fn replication_lag(&self, context: &Context<'_>) -> Nullable<f64> {
        let lag = async { lag::seconds(&*self.open(context).await?).boxed().await };
        lag.await.transpose()
    }

    /// All its namespaces, by number.
    async fn namespaces(&self, context: &Context<'_>) -> Result<Vec<Namespace>, Fault> {
        let wiki = self.open(context).await?;
        Ok(wiki.site.titles.namespaces().map(|namespace| Namespace::new(&wiki, namespace.number)).collect())
    }

    /// One namespace by its number; null if the wiki has none of it.
    async fn namespace(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its number: 0 for the main namespace, 1 for its talk pages, 14 for categories.")] number: i32,
    ) -> Nullable<Namespace> {
        let wiki = self.open(context).await;
        let found = wiki.map(|wiki| Some(Namespace::new(&wiki, wiki.site.titles.namespace(number)?.number)));
        found.transpose()
    }

    /// How much there is on it.
    async fn statistics(&self, context: &Context<'_>) -> Result<WikiStatistics, Fault> {
        let wiki = self.open(context).await?;
        WikiStatistics::load(&wiki).boxed().await
    }

    /// One page: by title, with its namespace or bare with `namespace`, or by id; null if there is none. Titles are
    /// normalised as the wiki does it, so `user talk:foo_bar` finds `User talk:Foo bar`.
    async fn page(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its title: with its namespace, or bare beside `namespace`.")] title: Option<String>,
        #[graphql(desc = "The number of the namespace that a bare title is in.")] namespace: Option<i32>,
        #[graphql(desc = "Its id in the wiki's database (`page_id`).")] id: Option<BigInt>,
    ) -> Nullable<Alone<Page>> {
        let found = async {
            let wiki = self.open(context).await?;
            let key = PageKey::new(&wiki, title.as_deref(), namespace, id)?;
            lookups::page(context, &wiki, key).await
        };
        found.await.map(|found| found.map(Alone)).transpose()
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
        let wiki = self.open(context).await?;
        let list = pages(&wiki, filter, order_by)?;
        of_wiki(context, &wiki, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
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
        let namespaces = namespaces.as_deref().filter(|given| !given.is_empty()).unwrap_or(&[0]);
        let paging = Paging::forwards(first, after)?;
        let wiki = self.open(context).await?;
        match mode {
            SearchMode::TitlePrefix => {
                let list = pages_by_prefix(&wiki, &query, namespaces)?;
                of_wiki(context, &wiki, list, paging, NodeAt::Row).await
            }
            SearchMode::FullText => full_text(context, &wiki, &query, namespaces, paging).boxed().await,
        }
    }

    /// One revision by its id; null if there is none, as when its page was deleted.
    async fn revision(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its id in the wiki's database (`rev_id`).")] id: BigInt,
    ) -> Nullable<Alone<Revision>> {
        let found = async { lookups::revision(context, &self.open(context).await?, id.0).await };
        found.await.map(|found| found.map(Alone)).transpose()
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
        let wiki = self.open(context).await?;
        let list = revisions(context, &wiki, filter, order_by).await?;
        of_wiki(context, &wiki, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// One actor, by the name of an account, an IP address or an imported name, or by id; null if nobody of that name
    /// did anything that shows.
    async fn actor(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An account's name, an IP address or an imported name.")] name: Option<String>,
        #[graphql(desc = "Its id in the wiki's database (`actor_id`).")] id: Option<BigInt>,
    ) -> Nullable<Alone<Actor>> {
        let found = async { lookups::actor(context, &self.open(context).await?, ActorKey::new(name, id)?).await };
        found.await.map(|found| found.map(Alone)).transpose()
    }

    /// One user by name or id; null if there is none.
    async fn user(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its name.")] name: Option<String>,
        #[graphql(desc = "Its id in the wiki's database (`user_id`).")] id: Option<BigInt>,
    ) -> Nullable<Alone<User>> {
        let found = async { lookups::user(context, &self.open(context).await?, ActorKey::new(name, id)?).await };
        found.await.map(|found| found.map(Alone)).transpose()
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
        let wiki = self.open(context).await?;
        let (list, node) = users(&wiki, filter)?;
        of_wiki(context, &wiki, list, Paging::new(first, after, last, before)?, node).await
    }

    /// One recent change by its id; null if there is none, or none any more.
    async fn recent_change(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its id in the wiki's database (`rc_id`).")] id: BigInt,
    ) -> Nullable<Alone<RecentChange>> {
        let found = async { lookups::recent_change(context, &self.open(context).await?, id.0).await };
        found.await.map(|found| found.map(Alone)).transpose()
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
        let wiki = self.open(context).await?;
        let list = recent_changes(context, &wiki, filter, order_by).await?;
        of_wiki(context, &wiki, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// One log entry by its id; null if there is none that strangers may see.
    async fn log_entry(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its id in the wiki's database (`log_id`).")] id: BigInt,
    ) -> Nullable<Alone<LogEntry>> {
        let found = async { lookups::log_entry(context, &self.open(context).await?, id.0).await };
        found.await.map(|found| found.map(Alone)).transpose()
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
        let wiki = self.open(context).await?;
        let list = log_entries(context, &wiki, filter, order_by).await?;
        of_wiki(context, &wiki, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// One category by its name, with or without the namespace; null where there is neither a page nor ever was a
    /// member.
    async fn category(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its name without the namespace.")] name: String,
    ) -> Nullable<Alone<Category>> {
        let found = async {
            let wiki = self.open(context).await?;
            let title = wiki.site.titles.parse(&name, 14)?;
            if title.namespace != 14 {
                return Err(Fault::input(format!("{name:?} is in another namespace than that of categories.")));
            }
            lookups::category(context, &wiki, title.database_key).await
        };
        found.await.map(|found| found.map(Alone)).transpose()
    }
}
