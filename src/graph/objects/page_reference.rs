//! `PageReference`: a title that something points to, with or without a page.

use async_graphql::{Description, Object, OutputType};

use super::{Namespace, Page};
use crate::graph::Fault;
use crate::graph::entity::{Entity, Nullable};
use crate::graph::read::Read;
use crate::graph::scalars::Url;
use crate::graph::straight::{Asked, Needs};
use crate::loaders::Member;
use crate::tables::Join;
use crate::tables::wiki::link;
use crate::types::Title;

/// A title that something points to. It need not have a page.
#[derive(Clone, Description)]
pub struct PageReference {
    member: Member,
    source: Source,
}

/// Where the title comes from.
#[derive(Clone)]
enum Source {
    /// The row is a link: its columns name the title.
    Link,
    /// The title was worked out; the page, if there is one, is the row's partner at this edge.
    Title(Title, &'static Join),
}

/// A row of a table of links.
impl From<Member> for PageReference {
    fn from(member: Member) -> Self {
        Self { member, source: Source::Link }
    }
}

impl Entity for PageReference {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "page" => needs.edge_to::<Page>(field, &link::TARGET_PAGE),
            "title" => needs.title(link::TARGET_NAMESPACE, link::TARGET_TITLE),
            name => {
                needs.read(link::TARGET_NAMESPACE);
                needs.read(link::TARGET_TITLE);
                if name == "url" {
                    needs.value(Self::url_of);
                }
            }
        }
    }

    fn member(&self) -> &Member {
        &self.member
    }
}

impl PageReference {
    /// A title that was worked out from a row whose partner at this edge is its page.
    pub fn to_title(member: Member, title: Title, join: &'static Join) -> Self {
        Self { member, source: Source::Title(title, join) }
    }

    /// What a reference that was worked out needs of its row: the page, if it is asked for.
    pub fn needs_page(field: Asked<'_>, join: &'static Join, needs: &mut Needs<'_>) {
        for below in field.below(&Self::type_name()).into_iter().filter(|below| below.name() == "page") {
            needs.selection().join(join).extend(below.template::<Page>().selection());
        }
    }

    fn url_of(link: &Member) -> Result<Url, Fault> {
        let (namespace, title) = (link.required(link::TARGET_NAMESPACE)?, link.required(link::TARGET_TITLE)?);
        Ok(Url(link.wiki().site.page_url(namespace, &title)))
    }

    fn title(&self) -> Result<Title, Fault> {
        match &self.source {
            Source::Title(title, _) => Ok(title.clone()),
            Source::Link => Ok(Title {
                namespace: self.member.required(link::TARGET_NAMESPACE)?,
                database_key: self.member.required(link::TARGET_TITLE)?,
            }),
        }
    }
}

#[Object(use_type_description, cache_control(max_age = 30))]
impl PageReference {
    /// The title's namespace.
    async fn namespace(&self) -> Result<Namespace, Fault> {
        Ok(Namespace::new(self.member.wiki(), self.title()?.namespace))
    }

    /// The title with its namespace and spaces: `User talk:Jimbo Wales`.
    #[graphql(name = "title")]
    async fn prefixed_title(&self) -> Result<String, Fault> {
        let title = self.title()?;
        Ok(self.member.wiki().site.titles.prefixed(title.namespace, &title.database_key))
    }

    /// Where the page is, or would be, on the web.
    async fn url(&self) -> Result<Url, Fault> {
        let title = self.title()?;
        Ok(Url(self.member.wiki().site.page_url(title.namespace, &title.database_key)))
    }

    /// The page; null where the wiki has none of this title (a red link).
    async fn page(&self) -> Nullable<Page> {
        match &self.source {
            Source::Link => self.member.edge_to(&link::TARGET_PAGE),
            Source::Title(_, join) => self.member.edge_to(join),
        }
    }
}
