//! `Page`: a page of a wiki, whatever its history.

use std::collections::HashMap;

use async_graphql::{Context, Description, ID, Object};

use super::{
    Category, CategoryMembership, LogEntry, Namespace, PageAction, PageProperty, PageProtection, PageReference,
    RecentChange, Revision, Wiki,
};
use crate::action_api::ActionApiError;
use crate::db::Statement;
use crate::graph::Fault;
use crate::graph::caller::Calls;
use crate::graph::connection::{Connection, NodeAt, Paging, Parent, of_parents};
use crate::graph::content;
use crate::graph::entity::{Entity, Nullable};
use crate::graph::filters::{
    LogEntryFilter, LogEntryOrder, RecentChangeFilter, RecentChangeOrder, RevisionFilter, RevisionOrder,
    log_entries_of_page, recent_changes_of_page, revisions_of_page,
};
use crate::graph::grouped::group;
use crate::graph::links::{self, Direction};
use crate::graph::read::Read;
use crate::graph::scalars::{BigInt, DateTime, Url};
use crate::graph::straight::{Asked, Needs};
use crate::loaders::Member;
use crate::tables::wiki::{link, page, page_properties, revision};
use crate::tables::{AnyColumn, View};
use crate::types::{NodeId, NodeKind, Title, language_tag};

/// A page of a wiki, whatever its history. See <https://www.mediawiki.org/wiki/Manual:Page_table>.
#[derive(Clone, Description)]
pub struct Page(Member);

/// The slot that holds a page's ordinary text.
const MAIN_SLOT: &str = "main";

/// What the lists that go by title need of a page.
const TITLE: [AnyColumn; 2] = [page::NAMESPACE.any(), page::TITLE.any()];

impl From<Member> for Page {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl Entity for Page {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "id" => {
                needs.read(page::ID);
                needs.value(Self::id_of);
            }
            "databaseId" => needs.required(page::ID),
            "namespace" => needs.read(page::NAMESPACE),
            "title" => needs.title(page::NAMESPACE, page::TITLE),
            "url" => {
                TITLE.into_iter().for_each(|column| needs.read(column));
                needs.value(Self::url_of);
            }
            "revisions" => needs.list::<Revision>(field, &[page::ID.any()]),
            "categories" => needs.list::<CategoryMembership>(field, &[page::ID.any()]),
            "links" | "templates" => needs.list::<PageReference>(field, &[page::ID.any()]),
            "recentChanges" => needs.list::<RecentChange>(field, &TITLE),
            "logEntries" => needs.list::<LogEntry>(field, &TITLE),
            "redirects" => needs.list::<Self>(field, &TITLE),
            "backlinks" | "embeddedIn" => {
                needs.read_through(&page::LINK_TARGET, link::TARGET_ID);
                needs.list_through::<Self>(field, &page::LINK_TARGET);
            }
            "dbKey" => needs.required(page::TITLE),
            "isRedirect" => needs.required(page::IS_REDIRECT),
            "isNew" => needs.required(page::IS_NEW),
            "length" => needs.required(page::LENGTH),
            "contentModel" => needs.nullable(page::CONTENT_MODEL),
            "language" => {
                needs.read(page::LANGUAGE);
                needs.value(|row| Ok(row.read(page::LANGUAGE)?.map(|code| language_tag(&code))));
            }
            "content" | "html" => needs.read(page::LATEST),
            "touchedAt" => needs.required(page::TOUCHED),
            "latestRevision" => needs.edge_to::<Revision>(field, &page::LATEST_REVISION),
            "redirectTarget" => needs.edge_to::<PageReference>(field, &page::REDIRECT),
            "talkPage" | "subjectPage" => {
                TITLE.into_iter().for_each(|column| needs.read(column));
                let join = if field.name() == "talkPage" { &page::TALK } else { &page::SUBJECT };
                PageReference::needs_page(field, join, needs);
            }
            _ => needs.read(page::ID),
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

impl Page {
    fn title(&self) -> Result<Title, Fault> {
        Ok(Title { namespace: self.0.required(page::NAMESPACE)?, database_key: self.0.required(page::TITLE)? })
    }

    fn id_of(row: &Member) -> Result<String, Fault> {
        Ok(NodeId::of_row(&row.wiki().code, NodeKind::Page, row.required(page::ID)?))
    }

    fn title_of(row: &Member) -> Result<String, Fault> {
        Ok(row.wiki().site.titles.prefixed(row.required(page::NAMESPACE)?, &row.required(page::TITLE)?))
    }

    fn url_of(row: &Member) -> Result<Url, Fault> {
        Ok(Url(row.wiki().site.page_url(row.required(page::NAMESPACE)?, &row.required(page::TITLE)?)))
    }

    fn by_title<'a>(columns: &'a [&'static str; 2]) -> Parent<'a> {
        Parent::new(&TITLE, columns)
    }
}

#[Object(use_type_description, cache_control(max_age = 30))]
impl Page {
    /// Names this page anywhere in the graph, for `node(id:)`; it survives moves.
    pub(super) async fn id(&self) -> Result<ID, Fault> {
        Self::id_of(&self.0).map(ID::from)
    }

    /// The wiki that it belongs to.
    async fn wiki(&self) -> Wiki {
        Wiki::from(self.0.wiki())
    }

    /// Its id in the wiki's database (`page_id`).
    async fn database_id(&self) -> Result<BigInt, Fault> {
        self.0.required(page::ID).map(BigInt)
    }

    /// Its namespace.
    async fn namespace(&self) -> Result<Namespace, Fault> {
        Ok(Namespace::new(self.0.wiki(), self.0.required(page::NAMESPACE)?))
    }

    /// Its title with namespace and spaces: `User talk:Jimbo Wales`.
    #[graphql(name = "title")]
    async fn prefixed_title(&self) -> Result<String, Fault> {
        Self::title_of(&self.0)
    }

    /// Its title as the database has it, without namespace and with underscores: `Jimbo_Wales`.
    async fn db_key(&self) -> Result<String, Fault> {
        self.0.required(page::TITLE)
    }

    /// Where it is on the web.
    async fn url(&self) -> Result<Url, Fault> {
        Self::url_of(&self.0)
    }

    /// Whether it leads to another page.
    async fn is_redirect(&self) -> Result<bool, Fault> {
        self.0.required(page::IS_REDIRECT)
    }

    /// Whether it has had one edit only.
    async fn is_new(&self) -> Result<bool, Fault> {
        self.0.required(page::IS_NEW)
    }

    /// The size of its source in bytes, not characters.
    async fn length(&self) -> Result<i32, Fault> {
        self.0.required(page::LENGTH)
    }

    /// What kind of text it is, such as `wikitext`; null where nothing was ever recorded and the namespace's usual
    /// model applies.
    async fn content_model(&self) -> Nullable<String> {
        self.0.nullable(page::CONTENT_MODEL)
    }

    /// Its language (BCP 47), where it was set for this page; null where the wiki's applies.
    async fn language(&self) -> Nullable<String> {
        self.0.converted(page::LANGUAGE, |code| language_tag(&code))
    }

    /// When anything that it is rendered from last changed: later than its last edit when a template changed.
    async fn touched_at(&self) -> Result<DateTime, Fault> {
        self.0.required(page::TOUCHED).map(DateTime)
    }

    /// Its newest revision.
    async fn latest_revision(&self) -> Nullable<Revision> {
        self.0.edge_to(&page::LATEST_REVISION)
    }

    /// Its oldest revision.
    async fn first_revision(&self, context: &Context<'_>) -> Nullable<Revision> {
        links::first_revision(context, &self.0).await.transpose()
    }

    /// Its history, newest first where no order is given.
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
        let list = async || revisions_of_page(context, self.0.wiki(), filter, order_by).await;
        let parent = Parent::new(const { &[page::ID.any()] }, const { &[revision::PAGE_ID.name()] });
        of_parents(context, &self.0, parent, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// The recent changes of this title, newest first where no order is given; log entries that hide it are left out.
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
        let list = async || recent_changes_of_page(context, self.0.wiki(), filter, order_by).await;
        let parent = Self::by_title(&["rc_namespace", "rc_title"]);
        of_parents(context, &self.0, parent, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// What the logs have of this title, newest first where no order is given; entries that hide it are left out.
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
        let list = async || log_entries_of_page(context, self.0.wiki(), filter, order_by).await;
        let parent = Self::by_title(&["log_namespace", "log_title"]);
        of_parents(context, &self.0, parent, list, Paging::new(first, after, last, before)?, NodeAt::Row).await
    }

    /// The categories that it is in.
    async fn categories(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<CategoryMembership>, Fault> {
        Category::of_page(context, &self.0, Paging::forwards(first, after)?).await
    }

    /// The titles that it links to, in this namespace or in all.
    async fn links(
        &self,
        context: &Context<'_>,
        namespace: Option<i32>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<PageReference>, Fault> {
        let paging = Paging::forwards(first, after)?;
        links::connection(context, &self.0, View::PageLinks, Direction::From, namespace, paging).await
    }

    /// The pages that link to it, in this namespace or in all.
    async fn backlinks(
        &self,
        context: &Context<'_>,
        namespace: Option<i32>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<Page>, Fault> {
        let paging = Paging::forwards(first, after)?;
        links::connection(context, &self.0, View::PageLinks, Direction::To, namespace, paging).await
    }

    /// The titles that it includes: templates, and whatever else is written in braces.
    async fn templates(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<PageReference>, Fault> {
        let paging = Paging::forwards(first, after)?;
        links::connection(context, &self.0, View::TemplateLinks, Direction::From, None, paging).await
    }

    /// The pages that include it, in this namespace or in all.
    async fn embedded_in(
        &self,
        context: &Context<'_>,
        namespace: Option<i32>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<Page>, Fault> {
        let paging = Paging::forwards(first, after)?;
        links::connection(context, &self.0, View::TemplateLinks, Direction::To, namespace, paging).await
    }

    /// Where it leads; null for what is no redirect, and for a redirect to another wiki.
    async fn redirect_target(&self) -> Nullable<PageReference> {
        self.0.edge_to(&page::REDIRECT)
    }

    /// The pages that redirect to it.
    async fn redirects(
        &self,
        context: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<Page>, Fault> {
        links::redirects(context, &self.0, Paging::forwards(first, after)?).await
    }

    /// What its text and extensions set on it, by name.
    async fn properties(&self, context: &Context<'_>) -> Result<Vec<PageProperty>, Fault> {
        let mut asked = PageProperty::asked(context)?;
        asked.column(page_properties::NAME);
        let key = (page::ID.any(), page_properties::PAGE_ID.any());
        let mut rows = group(context, &self.0, View::PageProps, key, None, asked).await?;
        rows.sort_by_cached_key(|row| row.read(page_properties::NAME).ok().flatten());
        Ok(rows.into_iter().map(PageProperty::from).collect())
    }

    /// What only some users may do to it, by action; expired protections are left out.
    async fn protections(&self, context: &Context<'_>) -> Result<Vec<PageProtection>, Fault> {
        let mut asked = PageProtection::asked(context)?;
        asked.column(page_properties::RESTRICTION_ACTION);
        let key = (page::ID.any(), page_properties::RESTRICTION_PAGE_ID.any());
        let valid = Statement::new(self.0.wiki().capabilities.is_unexpired("t.pr_expiry"));
        let mut rows = group(context, &self.0, View::PageRestrictions, key, Some(valid), asked).await?;
        rows.sort_by_cached_key(|row| row.read(page_properties::RESTRICTION_ACTION).ok().flatten());
        Ok(rows.into_iter().map(PageProtection::from).collect())
    }

    /// Its talk page, which need not exist; null for a talk page, and where the namespace has no talk.
    async fn talk_page(&self) -> Nullable<PageReference> {
        let title = match self.title() {
            Ok(title) => title,
            Err(fault) => return Some(Err(fault)),
        };
        let talk = title.namespace + 1;
        let has_talk =
            title.namespace >= 0 && title.namespace % 2 == 0 && self.0.wiki().site.titles.namespace(talk).is_some();
        let talk_title = Title { namespace: talk, ..title };
        has_talk.then(|| Ok(PageReference::to_title(self.0.clone(), talk_title, &page::TALK)))
    }

    /// The page that it is the talk page of, which need not exist; a page that is no talk page is its own subject.
    async fn subject_page(&self) -> Nullable<PageReference> {
        let subject = |title: Title| {
            let namespace = title.namespace - title.namespace.rem_euclid(2);
            PageReference::to_title(self.0.clone(), Title { namespace, ..title }, &page::SUBJECT)
        };
        Some(self.title().map(subject))
    }

    /// The source of its latest revision, from the wiki's API; null when hidden. Asked for all pages of a list at once.
    async fn content(&self, context: &Context<'_>) -> Nullable<String> {
        let contents = async |calls: Calls, ids: Vec<i64>| calls.api.contents(calls.caller(), &ids, MAIN_SLOT).await;
        content::of_all(context, &self.0, page::LATEST, contents).await.map(Option::flatten).transpose()
    }

    /// Its latest revision as HTML, as the wiki's parser gives it: a call to the wiki for each page, of which a request
    /// may make 50. It is the wiki's to vouch for: show it where its scripts and styles can do no harm.
    async fn html(&self, context: &Context<'_>) -> Nullable<String> {
        let parsed = async |calls: Calls, id: i64| calls.api.parsed_revision(calls.caller(), id).await;
        content::of_each(context, &self.0, page::LATEST, parsed).await.transpose()
    }

    /// Its first section as plain text, from the wiki's API; null where the wiki lacks the extension TextExtracts.
    async fn extract(&self, context: &Context<'_>) -> Nullable<String> {
        let extracts = async |calls: Calls, ids: Vec<i64>| match calls.api.extracts(calls.caller(), &ids).await {
            Err(ActionApiError::Unsupported(_)) => Ok(HashMap::new()),
            answer => answer,
        };
        content::of_all(context, &self.0, page::ID, extracts).await.transpose()
    }

    /// Whether whoever asks may do this to it, by the wiki's own word; without a login, whether strangers may. The wiki
    /// can still refuse, as by a filter or a rate limit.
    #[graphql(cache_control(private))]
    async fn viewer_can(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What would be done.")] action: PageAction,
    ) -> Result<bool, Fault> {
        let permitted =
            async |calls: Calls, ids: Vec<i64>| calls.api.permitted(calls.caller(), &ids, action.name()).await;
        Ok(content::of_all(context, &self.0, page::ID, permitted).await?.unwrap_or(false))
    }
}
