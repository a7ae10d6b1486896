//! `Query`: where every read starts.

use async_graphql::{Context, Description, ID, Object};
use futures_util::FutureExt;

use super::connection::{Connection, Paging, of_wikis};
use super::entity::Nullable;
use super::filters::{Contributions, RecentChangeFilter, RevisionFilter};
use super::objects::{Node, RateLimit, RecentChange, Revision, Viewer, Wiki, WikiConnection, WikiFilter};
use super::{Fault, Wikis, nodes, reach};

/// The most ids in one `nodes`.
const MOST_NODES: usize = 100;

/// Where every read starts.
#[derive(Default, Description)]
pub struct Query;

#[Object(use_type_description)]
impl Query {
    /// Whatever has this id; null if there is nothing, or nothing any more.
    async fn node(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An id that any `id` field gave out.")] id: ID,
    ) -> Nullable<Node> {
        nodes::find(context, &id).await.transpose()
    }

    /// Whatever has these ids, in order, with null where there is nothing; at most 100.
    async fn nodes(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Ids that `id` fields gave out, of any types.")] ids: Vec<ID>,
    ) -> Result<Vec<Nullable<Node>>, Fault> {
        if ids.len() > MOST_NODES {
            return Err(Fault::input(format!(
                "ids holds {} values; {MOST_NODES} is the limit. Ask in several queries.",
                ids.len()
            )));
        }
        let found = ids.iter().map(async |id| nodes::find(context, id).await.transpose());
        Ok(futures_util::future::join_all(found).await)
    }

    /// A wiki by its code, such as `enwiki`; the configured one where none is given. Null if it is not served.
    async fn wiki(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The name of the wiki's database without `_p`: `enwiki`.")] code: Option<String>,
    ) -> Nullable<Wiki> {
        let found = async { Ok(reach::named(context, code.as_deref()).await?.as_ref().map(Wiki::from)) };
        found.await.transpose()
    }

    /// Whoever is logged in, or whose API token was sent; null for anybody else.
    #[graphql(cache_control(private))]
    async fn viewer(&self, context: &Context<'_>) -> Option<Viewer> {
        Viewer::of(context)
    }

    /// What this operation costs, and what whoever asks may still spend.
    async fn rate_limit(
        &self,
        context: &Context<'_>,
        #[graphql(
            desc = "Only tell what the operation would cost, which costs one point itself: its other fields do not run, and \
                    are left out of the answer as by `@skip(if: true)`.",
            default = false
        )]
        dry_run: bool,
    ) -> Result<RateLimit, Fault> {
        // The operation was looked through for it before it ran.
        let _ = dry_run;
        context
            .data_opt::<RateLimit>()
            .copied()
            .ok_or_else(|| Fault::Unavailable("Nobody counts here what operations cost.".to_owned()))
    }

    /// The wikis that are served, by code.
    async fn wikis(
        &self,
        context: &Context<'_>,
        filter: Option<WikiFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<WikiConnection, Fault> {
        let paging = Paging::new(first, after, last, before)?;
        let wikis = context.data_unchecked::<Wikis>().all().await?;
        WikiConnection::new(wikis.into_iter().map(Wiki::from), filter, paging)
    }

    /// The newest changes of several wikis, newest first; within a second by wiki and id. The wikis are asked at the same
    /// time: one that fails or takes too long leaves the others' rows, and an error that names it.
    async fn recent_changes(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The codes of the wikis, 1 to 50.")] wikis: Vec<String>,
        filter: Option<RecentChangeFilter>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<RecentChange>, Fault> {
        let (codes, paging) = (reach::codes(&wikis)?, Paging::forwards(first, after)?);
        let filter = filter.unwrap_or_default().bounded()?;
        of_wikis(context, &codes, &filter, paging).boxed().await
    }

    /// What somebody saved on several wikis, of pages that exist; what hides its author is left out. Newest first, and
    /// within a second by wiki and id. The wikis are asked at the same time: one that fails or takes too long leaves the
    /// others' rows, and an error that names it.
    async fn contributions(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "An account's name, an IP address or an imported name; the same on all wikis.")] actor: String,
        #[graphql(desc = "The codes of the wikis, 1 to 50.")] wikis: Vec<String>,
        filter: Option<RevisionFilter>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<Revision>, Fault> {
        let (codes, paging) = (reach::codes(&wikis)?, Paging::forwards(first, after)?);
        let wanted = Contributions { actor, filter: filter.unwrap_or_default() };
        of_wikis(context, &codes, &wanted, paging).boxed().await
    }
}
